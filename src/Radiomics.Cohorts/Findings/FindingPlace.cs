using System.Globalization;

namespace Radiomics;

/// <summary>Where something was found. Parts that do not apply are null.</summary>
public sealed record FindingPlace
{
    /// <summary>Patient ID.</summary>
    public string? Patient { get; init; }

    /// <summary>File or folder relative to the delivery.</summary>
    public string? Path { get; init; }

    /// <summary>1-based slice in the order of positions.</summary>
    public int? Slice { get; init; }

    /// <summary>Cell or row of a table.</summary>
    public TablePlace? Table { get; init; }

    /// <summary>The whole delivery.</summary>
    public static FindingPlace WholeDelivery { get; } = new();

    /// <summary>The place in a line, fit for a console.</summary>
    public override string ToString() => string.Join(", ", Parts(ReportLanguage.English));

    internal IEnumerable<string> Parts(ReportLanguage language)
    {
        bool zh = language == ReportLanguage.Chinese;
        if (Table is { } table)
        {
            yield return Cohorts.TableText.Shown(table.File, 200);
            if (table.Sheet.Length > 0) yield return (zh ? "工作表 " : "sheet ") + Cohorts.TableText.Shown(table.Sheet);
            if (table.Cell.Length > 0) yield return zh ? table.Cell.Replace("row ", "行 ", StringComparison.Ordinal) : table.Cell;
        }
        if (Path is not null) yield return Path.Length == 0 ? "." : Cohorts.TableText.Shown(Path, 300);
        if (Slice is { } slice) yield return string.Create(CultureInfo.InvariantCulture, $"{(zh ? "层" : "slice")} {slice}");
        if (Patient is { Length: > 0 }) yield return (zh ? "患者 " : "patient ") + Cohorts.TableText.Shown(Patient);
    }
}
