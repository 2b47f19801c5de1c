namespace Radiomics.Cohorts;

/// <summary>What was delivered, in numbers.</summary>
/// <param name="Patients">Patients with a folder.</param>
/// <param name="Series">Series.</param>
/// <param name="Images">Images.</param>
/// <param name="Lesions">Lesions of the tables.</param>
/// <param name="Targets">Lesions times phases.</param>
/// <param name="Ready">Those that can be measured.</param>
/// <param name="Editions">Editions of AJCC/UICC in which every TNM fits its stage; empty where there is none, or no pair of both.</param>
internal sealed record DeliverySummary(int Patients, int Series, int Images, int Lesions, int Targets, int Ready, IReadOnlyList<int> Editions)
{
    public static DeliverySummary Of(Delivery delivery)
    {
        IReadOnlyList<int>[] fits = [.. delivery.Lesions.Select(l => l.Clinical).OfType<ClinicalRecord>().Where(c => c.Tnm is not null && c.Stage is not null).Select(c => c.Editions).Where(e => e.Count > 0)];
        return new DeliverySummary(
            delivery.Patients.Count, delivery.Patients.Sum(p => p.Series.Count), delivery.Patients.Sum(p => p.Series.Sum(s => s.SliceCount)), delivery.Lesions.Count, delivery.Targets.Count(),
            delivery.Targets.Count(t => t.CanBeMeasured), fits.Length == 0 ? [] : [.. StagingTable.Editions.Where(e => fits.All(f => f.Contains(e)))]);
    }
}

/// <summary>Names of severities in reports.</summary>
internal static class SeverityNames
{
    public static string English(FindingSeverity severity) => severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "note" };

    public static string Chinese(FindingSeverity severity) => severity switch { FindingSeverity.Error => "错误", FindingSeverity.Warning => "警告", _ => "提示" };
}
