using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The rules for files, folders and the batch as a whole.</summary>
internal static class FolderChecks
{
    /// <summary>Checks files and folders.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="patients">The patients.</param>
    /// <param name="findings">Receives what is found.</param>
    public static void Run(ImageScan scan, IReadOnlyList<DeliveredPatient> patients, FindingList findings)
    {
        CheckStrays(scan, findings);
        foreach (string folder in scan.EmptyFolders) findings.Add(Rules.EmptyFolder, new FindingPlace { Path = folder }, "no file in it or below", "文件夹及其下级均无文件");
        if (patients.All(p => p.Series.All(s => s.Modality != "CT")))
            findings.Add(Rules.NoImages, FindingPlace.WholeDelivery, string.Create(CultureInfo.InvariantCulture, $"{scan.Images.Count} images, none of them CT"), string.Create(CultureInfo.InvariantCulture, $"{scan.Images.Count} 幅图像中无 CT"));
        foreach (DeliveredPatient patient in patients) CheckSeriesFolders(patient, findings);
        CheckBatch(patients, findings);
    }

    private static void CheckStrays(ImageScan scan, FindingList findings)
    {
        foreach (IGrouping<(ValidationRule Rule, string Folder, string Code), StrayFile> group in scan.Strays.GroupBy(s => (RuleOf(s), Path.GetDirectoryName(s.Name) ?? "", s.Error.Code)))
        {
            StrayFile first = group.First();
            string found = TableText.Shown(first.Error.Problem.Found, 200);
            string chinese = group.Key.Code switch
            {
                "DICOM_LOCALIZER" => "定位像",
                "DICOM_NOT_DICOM" => "不是 DICOM 文件",
                "DICOM_DIRECTORY" => "DICOMDIR 索引文件",
                "DICOM_TRUNCATED" => "文件不完整",
                "FILE_EMPTY" => "文件为空或链接失效",
                "DICOM_COLOR" => "彩色图像",
                "DICOM_GEOMETRY_MISSING" => "无空间位置的截图",
                _ => found,
            };
            string more = group.Count() > 1 ? string.Create(CultureInfo.InvariantCulture, $"{group.Count()} files, the first is named: ") : "";
            string moreChinese = group.Count() > 1 ? string.Create(CultureInfo.InvariantCulture, $"{group.Count()} 个文件，此处列出第一个：") : "";
            findings.Add(group.Key.Rule, new FindingPlace { Path = first.Name }, $"{more}{found} ({group.Key.Code})", $"{moreChinese}{chinese}（{group.Key.Code}）");
        }
    }

    private static ValidationRule RuleOf(StrayFile file) => file.Error.Code switch
    {
        "DICOM_LOCALIZER" => Rules.Localizer,
        "DICOM_COLOR" or "DICOM_GEOMETRY_MISSING" => Rules.Capture,
        _ => file.IsDamaged ? Rules.Damaged : Rules.NotImage,
    };

    private static void CheckSeriesFolders(DeliveredPatient patient, FindingList findings)
    {
        foreach (IGrouping<string, DeliveredSeries> folder in patient.Series.GroupBy(s => s.Folder).Where(g => g.Count() > 1))
        {
            string names = string.Join("; ", folder.Take(6).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Modality} '{TableText.Shown(s.Description)}' of {s.SliceCount} images")));
            findings.Add(Rules.SeveralSeries, new FindingPlace { Patient = patient.Id, Path = folder.Key }, string.Create(CultureInfo.InvariantCulture, $"{folder.Count()} series: {names}"),
                string.Create(CultureInfo.InvariantCulture, $"{folder.Count()} 个序列：{names}"));
        }
        foreach (DeliveredSeries series in patient.Series)
        {
            string[] parts = [.. series.Images.Select(i => i.Folder).Distinct()];
            if (parts.Length < 2) continue;
            string folders = string.Join(", ", parts.Take(6).Select(p => $"'{TableText.Shown(p)}'"));
            findings.Add(Rules.SplitSeries, new FindingPlace { Patient = patient.Id, Path = series.Folder }, $"images of one series in {folders}; they are read as one", $"同一序列的图像位于 {folders}，按一个序列读取");
        }
    }

    /// <summary>Where a patient has thick slices only, the whole batch must have one thickness.</summary>
    private static void CheckBatch(IReadOnlyList<DeliveredPatient> patients, FindingList findings)
    {
        List<double> thick = [];
        int thin = 0;
        foreach (DeliveredPatient patient in patients)
        {
            double[] known = [.. patient.Series.Where(s => s.IsScan).Select(s => s.ThicknessMm).OfType<double>()];
            if (known.Length == 0) continue;
            if (known.Any(t => !ThinSlices.AreThick(t))) thin++;
            else thick.AddRange(known);
        }
        if (thick.Count == 0) return;
        string list = string.Join(", ", thick.GroupBy(t => Math.Round(t, 3)).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} mm ({g.Count()} series)")));
        string listChinese = string.Join("、", thick.GroupBy(t => Math.Round(t, 3)).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} mm（{g.Count()} 个序列）")));
        bool mixed = thin > 0 || thick.Select(t => Math.Round(t, 3)).Distinct().Count() > 1;
        if (!mixed) findings.Add(Rules.ThickBatch, FindingPlace.WholeDelivery, $"all patients have thick slices of {list}", $"所有患者均为厚层：{listChinese}");
        else
        {
            findings.Add(Rules.BatchMixed, FindingPlace.WholeDelivery, $"thick slices of {list}" + (thin > 0 ? string.Create(CultureInfo.InvariantCulture, $", beside {thin} patients with thin slices") : ""),
                $"厚层：{listChinese}" + (thin > 0 ? string.Create(CultureInfo.InvariantCulture, $"，另有 {thin} 名患者为薄层") : ""));
        }
    }
}
