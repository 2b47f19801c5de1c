using CsvHelper;
using Radiomics.Cli.Output;
using Radiomics.Cohorts;

namespace Radiomics.Cli.Batch;

/// <summary>Results as a table, one row a case.</summary>
/// <param name="output">Where to.</param>
/// <param name="columns">The columns.</param>
/// <param name="heading">Whether the column names are written; not when rows are added to a table.</param>
internal sealed class CsvCaseWriter(TextWriter output, BatchColumns columns, bool heading) : ICaseWriter
{
    /// <inheritdoc/>
    public void Begin()
    {
        if (heading) Row([.. columns.Names]);
    }

    /// <inheritdoc/>
    public void Write(BatchCase row, RegionResult result) => Row([.. columns.TableFields(row).Select(f => TableText.Neutral(f.Field)), .. columns.ResultFields(result)]);

    /// <inheritdoc/>
    public void End()
    {
    }

    private void Row(string[] fields)
    {
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord(fields);
    }
}
