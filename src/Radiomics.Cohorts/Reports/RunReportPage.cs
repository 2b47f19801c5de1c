using System.Globalization;
using System.Net;

namespace Radiomics.Cohorts;

/// <summary>What the sections of a run's report share: where they write, the language, whether patients are named, the rows.</summary>
internal sealed class RunReportPage
{
    private readonly Dictionary<string, int> _identity, _tables;

    /// <summary>Reads the rows of a run.</summary>
    /// <param name="writer">Receives the document.</param>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="language">Language.</param>
    /// <param name="identified">Whether IDs, dates and messages are in it.</param>
    public RunReportPage(TextWriter writer, RunFolder folder, ReportLanguage language, bool identified)
    {
        (Writer, Folder, Language, IsIdentified) = (writer, folder, language, identified);
        Run = RunManifest.Read(folder);
        _identity = Run.IdentityColumns.Index().ToDictionary(c => c.Item, c => c.Index);
        _tables = Run.TableColumns.Index().ToDictionary(c => c.Item, c => c.Index);
        Rows = [.. Run.Rows.Where(r => r.State != RunState.Elsewhere)];
        Numbers = Run.Rows.Index().ToDictionary(r => r.Item, r => r.Index + 1);
    }

    public TextWriter Writer { get; }

    public RunFolder Folder { get; }

    public ReportLanguage Language { get; }

    public bool IsIdentified { get; }

    public RunManifest Run { get; }

    /// <summary>The rows of what is here.</summary>
    public IReadOnlyList<RunRow> Rows { get; }

    private Dictionary<RunRow, int> Numbers { get; }

    /// <summary>The text in the report's language.</summary>
    public string Say(string english, string chinese) => Language == ReportLanguage.Chinese ? chinese : english;

    /// <summary>Text from outside, fit for HTML.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(TableText.Shown(text, 2000));

    /// <summary>A field of a row's identity; empty where there is no such column.</summary>
    public string Identity(RunRow row, string column) => _identity.TryGetValue(column, out int at) ? row.Identity[at] : "";

    /// <summary>A field of what the tables say; empty where there is no such column.</summary>
    public string Table(RunRow row, string column) => _tables.TryGetValue(column, out int at) ? row.Tables[at] : "";

    /// <summary>The record of a row; null where it was not tried.</summary>
    public UnitRecord? RecordOf(RunRow row) => row.Unit is null ? null : UnitRecord.Read(Folder.UnitOf(row.Unit), row.Unit);

    /// <summary>A field as a number; NaN where it is none.</summary>
    public static double Number(string? field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    /// <summary>The phase of a row in words.</summary>
    public string PhaseOf(RunRow row) => Enum.TryParse(Identity(row, "phase"), out ScanPhase phase) ? Say(PhaseNames.English(phase), PhaseNames.Chinese(phase)) : "";

    /// <summary>Lesion and phase in words; a number in place of the ID where patients are not named.</summary>
    public string TitleOf(RunRow row) => IsIdentified
        ? $"{Identity(row, "patient")}, {Say("lesion", "病灶")} {Identity(row, "lesion")}, {PhaseOf(row)}"
        : string.Create(CultureInfo.InvariantCulture, $"{Say("case", "病例")} {Numbers[row]}, {PhaseOf(row)}");

    /// <summary>A heading.</summary>
    public void Heading(string text) => HtmlPage.Heading(Writer, Shown(text));

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text) => HtmlPage.Paragraph(Writer, Shown(text));

    /// <summary>A table; the first row is its head where there is one.</summary>
    public void Grid(IReadOnlyList<string>? head, IEnumerable<IReadOnlyList<string>> rows, string kind = "") =>
        HtmlPage.Grid(Writer, head is null ? null : [.. head.Select(Shown)], rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Shown)]), kind);

    private static string Shown(string text) => TableText.Shown(text, 2000);
}
