using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The columns of the table of features that come from the delivery, not from the image: who and where, and what the tables say.</summary>
internal sealed class LesionColumns
{
    private static readonly string[] s_identity = 
    [
        "patient", "lesion", "phase", "name", "series", "seed", "seed_reading", "seed_source", "class_folder",
        "scan_manufacturer", "scan_model", "scan_kernel", "scan_kv", "scan_mA", "scan_thicknessMm", "scan_spacingMm", "scan_pixelMm", "scan_slices", "scan_contrastAgent", "scan_date",
    ];

    private static readonly (string Name, Func<Lesion, string> Field)[] s_known =
    [
        ("class", l => l.Clinical is null or { Class: LesionClass.Unknown } ? "" : l.Clinical.Class.ToString()),
        ("pathology", l => l.Clinical?.Pathology?.Code ?? ""),
        ("pathology_english", l => l.Clinical?.Pathology?.English ?? l.ClinicalRow?[TableField.PathologyEnglish] ?? ""),
        ("pathology_chinese", l => l.Clinical?.Pathology?.Chinese ?? l.ClinicalRow?[TableField.PathologyChinese] ?? ""),
        ("tnm", l => l.Clinical?.Tnm?.ToString() ?? l.ClinicalRow?[TableField.Tnm] ?? ""),
        ("stage", l => l.Clinical?.Stage?.ToString() ?? l.ClinicalRow?[TableField.Stage] ?? ""),
        ("stage_editions", l => l.Clinical is { } c ? string.Join(' ', c.Editions.Select(e => e.ToString(CultureInfo.InvariantCulture))) : ""),
        ("sex", l => l.FollowUp?.Sex ?? ""),
        ("age", l => Number(l.FollowUp?.Age)),
        ("smoking", l => l.FollowUpRow?[TableField.Smoking] ?? ""),
        ("death", l => Flag(l.FollowUp?.Death)),
        ("survival", l => Number(l.FollowUp?.Survival)),
        ("survival_unit", l => l.FollowUp is { Survival: not null, Unit: { } unit } ? unit.ToString().ToLowerInvariant() : ""),
        ("recurrence", l => Flag(l.FollowUp?.Recurrence)),
        ("recurrence_time", l => l.FollowUpRow?[TableField.RecurrenceTime] ?? ""),
    ];

    private static readonly (string Prefix, Func<Lesion, DeliveredRow?> Row, Func<DeliveredTable, bool> Has)[] s_rows =
    [
        ("position_", l => l.PositionRow, t => t.HasPositions),
        ("clinical_", l => l.ClinicalRow, t => t.HasClinical),
        ("followup_", l => l.FollowUpRow, t => t.HasFollowUp),
    ];

    // Carried columns: which row, the header, and which of the columns of that header.
    private readonly List<(string Name, int Row, string Header, int Copy)> _carried = [];

    public LesionColumns(Delivery delivery)
    {
        HashSet<string> names = [.. s_identity, .. s_known.Select(k => k.Name)];
        for (int r = 0; r < s_rows.Length; r++)
        {
            HashSet<(string, int)> seen = [];
            foreach (DeliveredTable table in delivery.Tables.Where(s_rows[r].Has))
            {
                foreach (IGrouping<string, string> header in table.CarriedHeaders.GroupBy(h => h))
                {
                    for (int copy = 0; copy < header.Count(); copy++)
                    {
                        if (!seen.Add((header.Key, copy))) continue;
                        string name = s_rows[r].Prefix + TableText.Plain(header.Key), own = name;
                        for (int n = 2; !names.Add(own); n++) own = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
                        _carried.Add((own, r, header.Key, copy));
                    }
                }
            }
        }
    }

    /// <summary>Columns that say who and where; they stand before the results.</summary>
    public static IReadOnlyList<string> Identity => s_identity;

    /// <summary>Columns of what the tables say; they stand after the results. What is understood first, then all other columns, untouched.</summary>
    public IReadOnlyList<string> Tables => [.. s_known.Select(k => k.Name), .. _carried.Select(c => c.Name)];

    /// <summary>Whether a column of the tables is understood; all others are carried through as they are.</summary>
    /// <param name="column">Name of the column.</param>
    public static bool IsKnown(string column) => s_known.Any(k => k.Name == column);

    public static IReadOnlyList<string> IdentityOf(RunTarget run)
    {
        LesionTarget target = run.Target;
        Lesion lesion = target.Lesion;
        return
        [
            lesion.PatientId, lesion.Number.ToString(CultureInfo.InvariantCulture), target.Phase.ToString(), run.Name, target.Series?.Folder ?? "", target.Seed?.ToString() ?? "",
            target.Seed is null ? "" : target.Reading.ToString(), SourceOf(target), string.Join(' ', lesion.Patient?.ClassFolders ?? []), .. ProtocolOf(target.Series),
        ];
    }

    public IReadOnlyList<string> TablesOf(Lesion lesion) =>
    [
        .. s_known.Select(k => k.Field(lesion)),
        .. _carried.Select(c => s_rows[c.Row].Row(lesion)?.Carried.Where(cell => cell.Key == c.Header).Skip(c.Copy).Select(cell => cell.Value).FirstOrDefault() ?? ""),
    ];

    /// <summary>Which way the position came: from the tables, from another phase with the same slices, or by registration with another phase.</summary>
    private static string SourceOf(LesionTarget target) => !target.CanBeMeasured ? "" : target.From is not null ? "registration" : target.HasSeedOfSameSlices ? "same slices" : "table";

    /// <summary>How the images were made, by their headers.</summary>
    private static string[] ProtocolOf(DeliveredSeries? series)
    {
        if (series is null) return [.. Enumerable.Repeat("", 11)];
        ScannedImage image = series.First;
        double pixel = image.Slices.Count > 0 ? image.Slices[0].ColumnSpacing : double.NaN;
        return
        [
            image.Manufacturer, image.Model, image.Kernel, Number(image.TubeVoltageKv), Number(image.TubeCurrentMa), Number(series.ThicknessMm), Number(series.Check.SpacingMm), double.IsNaN(pixel) ? "" : Number(pixel),
            series.SliceCount.ToString(CultureInfo.InvariantCulture), image.ContrastAgent, image.Date,
        ];
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Flag(bool? value) => value switch { true => "1", false => "0", null => "" };
}
