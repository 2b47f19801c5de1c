using System.Globalization;

namespace Radiomics;

/// <summary>The columns of a table of results that say how a nodule was segmented; only in tables of seeds.</summary>
internal static class NoduleColumns
{
    private static readonly (string Name, Func<Nodule, string> Field)[] s_columns =
    [
        ("type", n => n.Type.ToString()),
        ("volumeMm3", n => Number(n.VolumeMm3)),
        ("partialVolumeMm3", n => Number(n.PartialVolumeMm3)),
        ("longAxisMm", n => Number(n.Diameters.LongAxisMm)),
        ("shortAxisMm", n => Number(n.Diameters.ShortAxisMm)),
        ("meanDiameterMm", n => Number(n.Diameters.MeanMm)),
        ("solidCoreVolumeMm3", n => Number(n.SolidCore?.VolumeMm3 ?? 0)),
        ("solidCoreShare", n => Number(n.SolidCoreShare())),
        ("cavityVolumeMm3", n => Number(n.Cavity?.VolumeMm3 ?? 0)),
        ("seedUsed", n => Seed.AtVoxel(n.SeedVoxel).ToString()),
        ("seedMovedMm", n => Number(n.SeedMovedMm)),
        ("lungHu", n => Number(n.LungHu)),
        ("tissueHu", n => Number(n.TissueHu)),
        ("thresholdHu", n => Number(n.ThresholdHu)),
        ("stability", n => Number(n.Stability)),
        ("confidence", n => Number(n.Confidence)),
        ("findings", n => string.Join(' ', NoduleWords.Names(n.Flags))),
        ("notes", n => string.Join(" | ", n.Notes)),
        ("ensembleMembers", n => n.Ensemble.Count.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Names of the columns.</summary>
    public static IEnumerable<string> Names => s_columns.Select(c => $"segmentation_{c.Name}");

    /// <summary>The fields of a nodule, one a column; empty ones where there is none.</summary>
    public static IEnumerable<string> Fields(Nodule? nodule) => s_columns.Select(c => nodule is null ? "" : c.Field(nodule));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
