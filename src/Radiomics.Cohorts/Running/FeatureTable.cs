using CsvHelper;

namespace Radiomics.Cohorts;

/// <summary>The table of features: one row a lesion and phase, in the order of the delivery's tables. Text from outside is made harmless to spreadsheets.</summary>
internal static class FeatureTable
{
    /// <summary>In front of the names of features that are the difference to the plain scan.</summary>
    public const string Difference = "difference_";

    private static readonly string[] s_status = ["status", "error_code", "error_message", "unit"];

    /// <summary>Names of the columns.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string> Columns(RunManifest run) =>
        [.. run.IdentityColumns, .. s_status, .. run.ResultColumns, .. Differences(run).Select(f => Difference + f), .. run.TableColumns];

    /// <summary>The features whose difference has a column.</summary>
    /// <param name="run">The run.</param>
    public static IEnumerable<string> Differences(RunManifest run) => run.Differences ? run.FeatureColumns : [];

    /// <summary>Writes the table.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder of its results.</param>
    public static void Write(RunManifest run, RunFolder folder) => ImageFiles.Replace(folder.Table, stream =>
    {
        using StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
        using CsvWriter csv = CsvWriter.Create(writer, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord([.. Columns(run).Select(TableText.Neutral)]);
        foreach (ResultRow row in ResultRows.Of(run, folder))
        {
            csv.WriteRecord(
            [
                .. row.Row.Identity.Select(TableText.Neutral), row.Status, row.Row.Code, TableText.Neutral(row.Row.Message), row.Row.Unit ?? "",
                .. run.ResultColumns.Select(row.Field).Select(TableText.Neutral), .. Differences(run).Select(row.Difference), .. row.Row.Tables.Select(TableText.Neutral),
            ]);
        }
    });
}
