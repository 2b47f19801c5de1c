using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The types of the columns of a lesion in the store, by the last part of their names; what is not here is text.</summary>
internal static class StoreColumns
{
    private static readonly HashSet<string> s_whole =
    [
        "lesion", "death", "recurrence", "scan_slices", "segmentation_ensembleMembers", "diagnostics_maskVoxels", "diagnostics_grayLevels", "transfer_trusted", "voxels",
    ];

    private static readonly HashSet<string> s_real =
    [
        "age", "survival", "scan_kv", "scan_mA", "scan_thicknessMm", "scan_spacingMm", "scan_pixelMm", "transfer_shiftXMm", "transfer_shiftYMm", "transfer_shiftZMm", "transfer_score", "transfer_nearScore", "transfer_rivalScore",
        "segmentation_volumeMm3", "segmentation_partialVolumeMm3", "segmentation_longAxisMm", "segmentation_shortAxisMm", "segmentation_meanDiameterMm", "segmentation_solidCoreVolumeMm3",
        "segmentation_solidCoreShare", "segmentation_cavityVolumeMm3", "segmentation_seedMovedMm", "segmentation_lungHu", "segmentation_tissueHu", "segmentation_thresholdHu", "segmentation_stability",
        "segmentation_confidence", "diagnostics_maskVolumeMm3", "volumeMm3",
    ];

    /// <summary>The SQL type of a column.</summary>
    /// <param name="column">Name of the column.</param>
    public static string TypeOf(string column) => s_whole.Contains(Known(column)) ? "INTEGER" : s_real.Contains(Known(column)) ? "REAL" : "TEXT";

    /// <summary>A field as its column's type; null where it is empty, no number or NaN.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="field">The field.</param>
    public static object? ValueOf(string column, string field)
    {
        if (field.Length == 0) return null;
        return TypeOf(column) switch
        {
            "INTEGER" => long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole : null,
            "REAL" => Real(field),
            _ => field,
        };
    }

    /// <summary>A finite number; null for anything else.</summary>
    /// <param name="field">The field.</param>
    public static double? Real(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    /// <summary>The name without that of a ring, which says nothing about the type.</summary>
    private static string Known(string column) => column.StartsWith("ring-", StringComparison.Ordinal) ? column[(column.IndexOf('_', StringComparison.Ordinal) + 1)..] : column;
}
