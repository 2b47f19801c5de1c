using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>A patient of a delivery and the series in the patient's folders.</summary>
public sealed class DeliveredPatient
{
    internal DeliveredPatient(string id, IReadOnlyList<(FolderHome Home, DeliveredSeries Series)> series)
    {
        Id = id;
        Homes = [.. series.Select(s => s.Home).Distinct()];
        Series = [.. series.Select(s => s.Series)];
    }

    /// <summary>The ID as the folder has it, without the name that may stand behind it.</summary>
    public string Id { get; }

    /// <summary>The folders of the pathology class above the patient's; more than one is a fault.</summary>
    public IReadOnlyList<string> ClassFolders => [.. Homes.Select(h => h.ClassFolder).OfType<string>().Distinct()];

    /// <summary>All series, by folder.</summary>
    public IReadOnlyList<DeliveredSeries> Series { get; }

    /// <summary>The patient's folder; the first where there are several, empty where the images lie in no folder of their own.</summary>
    public string Folder => Homes.Select(h => h.PatientFolder).FirstOrDefault(f => f is not null) ?? "";

    /// <summary>The class that the folder says.</summary>
    public LesionClass FolderClass => ClassFolders.Select(f => LesionClassWords.Parse(f) is var c && c != LesionClass.Unknown ? c : PathologyTerms.Default.Find(f)?.Term.Class ?? LesionClass.Unknown)
        .FirstOrDefault(c => c != LesionClass.Unknown);

    internal string Key => PatientKey.Of(Id);

    internal IReadOnlyList<FolderHome> Homes { get; }

    /// <summary>The series used for each phase.</summary>
    internal Dictionary<ScanPhase, DeliveredSeries> Chosen { get; } = [];

    internal FindingPlace Place => new() { Patient = Id, Path = Folder };
}
