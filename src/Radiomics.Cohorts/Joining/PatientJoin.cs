using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>Sorts series into patients by their folders, the tables' IDs and the headers.</summary>
internal static class PatientJoin
{
    /// <summary>The patients of a scan, by ID.</summary>
    /// <param name="images">All images.</param>
    /// <param name="tableIds">IDs of the tables by their keys.</param>
    /// <param name="findings">Receives what is odd about folders and IDs.</param>
    public static IReadOnlyList<DeliveredPatient> Patients(IReadOnlyList<ScannedImage> images, IReadOnlyDictionary<string, string> tableIds, FindingList findings)
    {
        List<(FolderHome Home, DeliveredSeries Series)> all = [];
        Dictionary<(string Folder, string DicomId), FolderHome> homes = [];
        foreach (IGrouping<(string Key, string Uid), (FolderHome Home, ScannedImage Image)> group in images
            .Select(image => (Home: HomeOf(image), Image: image)).GroupBy(i => (PatientKey.Of(i.Home.PatientId), i.Image.SeriesInstanceUid)))
        {
            foreach (IReadOnlyList<(FolderHome Home, ScannedImage Image)> part in Parts([.. group]))
            {
                FolderHome home = part[0].Home;
                string folder = part[0].Image.Folder, phaseName = home.SeriesName.Length > 0 ? home.SeriesName : folder[(folder.LastIndexOf('/') + 1)..];
                PhaseHint lowest = PhaseWords.Find(phaseName[(phaseName.LastIndexOf('/') + 1)..]);
                all.Add((home, new DeliveredSeries(folder, [.. part.Select(p => p.Image)]) { FolderHint = lowest != PhaseHint.None ? lowest : PhaseWords.Find(phaseName) }));
            }
        }
        all.Sort((a, b) => string.CompareOrdinal(a.Series.Folder, b.Series.Folder) is var byFolder && byFolder != 0 ? byFolder : string.CompareOrdinal(a.Series.SeriesInstanceUid, b.Series.SeriesInstanceUid));
        CheckLevels(all, findings);
        List<DeliveredPatient> patients = [];
        foreach (IGrouping<string, (FolderHome Home, DeliveredSeries Series)> group in all.GroupBy(s => PatientKey.Of(s.Home.PatientId)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            DeliveredPatient patient = new(group.First().Home.PatientId, [.. group]);
            patients.Add(patient);
            CheckIds(patient, [.. group.Select(s => s.Home.PatientId).Distinct()], findings);
        }
        CheckHeaders(patients, findings);
        return patients;

        FolderHome HomeOf(ScannedImage image)
        {
            if (!homes.TryGetValue((image.Folder, image.PatientId), out FolderHome? home)) homes[(image.Folder, image.PatientId)] = home = FolderHome.Of(image.Folder, image.PatientId, tableIds);
            return home;
        }
    }

    /// <summary>The images of one UID in a patient's folders: one series, be it in several folders, unless the folders hold the same images.</summary>
    private static IEnumerable<IReadOnlyList<(FolderHome Home, ScannedImage Image)>> Parts(IReadOnlyList<(FolderHome Home, ScannedImage Image)> images)
    {
        IGrouping<string, (FolderHome Home, ScannedImage Image)>[] folders = [.. images.GroupBy(i => i.Image.Folder).OrderBy(g => g.Key, StringComparer.Ordinal)];
        bool oneSeries = images[0].Image.SeriesInstanceUid.Length > 0 && folders.Length > 1
            && !folders.SelectMany(f => f.Select(i => i.Image.SopInstanceUid).Where(uid => uid.Length > 0).Distinct()).GroupBy(uid => uid).Any(g => g.Count() > 1);
        return folders.Length == 1 || oneSeries ? [images] : folders.Select(f => (IReadOnlyList<(FolderHome, ScannedImage)>)[.. f]);
    }

    private static void CheckLevels(List<(FolderHome Home, DeliveredSeries Series)> all, FindingList findings)
    {
        Report(all.Where(s => s.Home.PatientFolder is null), "no patient level", "缺少患者层级");
        Report(all.Where(s => s.Home is { PatientFolder: not null, ClassFolder: null }), "no pathology class level", "缺少病理类别层级");
        Report(all.Where(s => s.Home is { PatientFolder: not null, SeriesName.Length: 0 }), "no series level", "缺少序列层级");
        Report(all.Where(s => s.Home is { PatientFolder: not null, ClassFolder: not null, SeriesName.Length: > 0 } && !s.Home.HasFourLevels), "more than four levels", "层级多于四级");

        void Report(IEnumerable<(FolderHome Home, DeliveredSeries Series)> odd, string english, string chinese)
        {
            string[] folders = [.. odd.Select(s => s.Series.Folder).Distinct()];
            if (folders.Length == 0) return;
            findings.Add(Rules.Levels, new FindingPlace { Path = folders[0] }, string.Create(CultureInfo.InvariantCulture, $"{english} in {folders.Length} of {all.Select(s => s.Series.Folder).Distinct().Count()} series folders, the first is named"),
                string.Create(CultureInfo.InvariantCulture, $"{all.Select(s => s.Series.Folder).Distinct().Count()} 个序列文件夹中有 {folders.Length} 个{chinese}，此处列出第一个"));
        }
    }

    private static void CheckIds(DeliveredPatient patient, string[] ids, FindingList findings)
    {
        if (ids.Length > 1)
        {
            string names = string.Join(", ", ids.Select(id => $"'{TableText.Shown(id)}'"));
            findings.Add(Rules.IdAmbiguous, patient.Place, $"folders {names}", $"文件夹 {names}");
        }
        if (patient.ClassFolders.Count > 1)
        {
            string names = string.Join(", ", patient.ClassFolders.Select(name => $"'{TableText.Shown(name)}'"));
            findings.Add(Rules.TwoClasses, patient.Place, $"the ID is in the class folders {names}", $"该 ID 同时位于类别文件夹 {names}");
        }
        if (PatientKey.IsUnsafe(patient.Id)) findings.Add(Rules.IdUnsafe, patient.Place, $"the folder's name '{TableText.Shown(patient.Id)}'", $"文件夹名“{TableText.Shown(patient.Id)}”");
    }

    /// <summary>Headers that name another patient: of this folder's own images, and above all another patient of this delivery.</summary>
    private static void CheckHeaders(List<DeliveredPatient> patients, FindingList findings)
    {
        Dictionary<string, DeliveredPatient> byKey = patients.ToDictionary(p => p.Key);
        foreach (DeliveredPatient patient in patients)
        {
            foreach (DeliveredSeries series in patient.Series)
            {
                string[] named = [.. series.Images.Select(image => image.PatientId).Distinct()];
                FindingPlace place = new() { Patient = patient.Id, Path = series.Folder };
                if (named.Select(PatientKey.Of).Distinct().Count() > 1) ReportMixed(place, named);
                else if (named[0].Length > 0 && PatientKey.Of(named[0]) != patient.Key)
                {
                    bool other = byKey.ContainsKey(PatientKey.Of(named[0]));
                    string id = TableText.Shown(named[0]);
                    findings.Add(Rules.IdHeader, place, other ? $"the header names patient '{id}', who has a folder of his own" : $"the header names patient '{id}'",
                        other ? $"DICOM 头中的患者为“{id}”，该患者另有文件夹" : $"DICOM 头中的患者为“{id}”", other ? FindingSeverity.Error : null);
                }
            }
            // Series of their own in one folder, of several patients.
            foreach (IGrouping<string, DeliveredSeries> folder in patient.Series.GroupBy(s => s.Folder).Where(f => f.Count() > 1))
            {
                string[] named = [.. folder.Select(s => s.DicomPatientId).Where(id => id.Length > 0).Distinct()];
                if (patient.Homes[0].PatientFolder is not null && named.Select(PatientKey.Of).Distinct().Count() > 1) ReportMixed(new FindingPlace { Patient = patient.Id, Path = folder.Key }, named);
            }
        }

        void ReportMixed(FindingPlace place, string[] named)
        {
            string ids = string.Join(", ", named.Take(5).Select(id => $"'{TableText.Shown(id)}'"));
            findings.Add(Rules.MixedPatients, place, $"the headers name the patients {ids}", $"DICOM 头中的患者为 {ids}");
        }
    }
}
