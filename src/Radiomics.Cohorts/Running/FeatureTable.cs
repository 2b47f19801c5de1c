using CsvHelper;

namespace Radiomics.Cohorts;

/// <summary>The table of features: one row a lesion and phase, in the order of the delivery's tables. Text from outside is made harmless to spreadsheets.</summary>
internal static class FeatureTable
{
    private static readonly string[] s_status = ["status", "error_code", "error_message", "unit"];

    /// <summary>Names of the columns.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string> Columns(RunManifest run) => [.. run.IdentityColumns, .. s_status, .. run.ResultColumns, .. run.TableColumns];

    /// <summary>The rows of what is here, field by column, texts as they are.</summary>
    /// <param name="run">The run.</param>
    /// <param name="unit">The unit of a key.</param>
    public static IEnumerable<IReadOnlyList<string>> Rows(RunManifest run, Func<string, UnitRecord?> unit)
    {
        foreach (RunRow row in run.Rows)
        {
            if (row.State == RunState.Elsewhere) continue;
            UnitRecord? record = row.Unit is null ? null : unit(row.Unit);
            string status = row.State switch { RunState.Measured => "ok", RunState.Failed => "failed", _ => "excluded" };
            yield return
            [
                .. row.Identity, status, row.Code, row.Message, row.Unit ?? "",
                .. run.ResultColumns.Select(c => record?.Fields.GetValueOrDefault(c) ?? ""), .. row.Tables,
            ];
        }
    }

    /// <summary>Writes the table.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder of its results.</param>
    public static void Write(RunManifest run, RunFolder folder) => ImageFiles.Replace(folder.Table, stream =>
    {
        using StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
        using CsvWriter csv = CsvWriter.Create(writer, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord([.. Columns(run).Select(TableText.Neutral)]);
        foreach (IReadOnlyList<string> row in Rows(run, key => UnitRecord.Read(folder.UnitOf(key), key))) csv.WriteRecord([.. row.Select(TableText.Neutral)]);
    });
}
