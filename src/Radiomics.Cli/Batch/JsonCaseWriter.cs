using Radiomics.Cli.Output;

namespace Radiomics.Cli.Batch;

/// <summary>Results as a JSON array, one object a case: its number, the table's fields under <c>row</c>, then the result as a single extraction writes it.</summary>
internal sealed class JsonCaseWriter(TextWriter output, BatchColumns columns, BatchOptions options) : ICaseWriter
{
    private bool _first = true;

    /// <inheritdoc/>
    public void Begin() => output.Write('[');

    /// <inheritdoc/>
    public void Write(BatchCase row, RegionResult result)
    {
        output.WriteLine(_first ? "" : ",");
        output.Write(RegionJson.CaseText(row.Number, columns.TableFields(row), result with { Image = Shown(row.Image), Mask = Shown(row.Mask) }, options.SkipNans));
        _first = false;
    }

    /// <inheritdoc/>
    public void End()
    {
        output.WriteLine();
        output.WriteLine(']');
    }

    private string Shown(string path) => BatchPaths.Show(path, path, options);
}
