using Radiomics.Cli.Output;

namespace Radiomics.Cli.Batch;

/// <summary>Results as PyRadiomics' lines: <c>Case-N_name: value</c>.</summary>
internal sealed class TextCaseWriter(TextWriter output, BatchColumns columns, bool skipEmpty) : ICaseWriter
{
    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Write(BatchCase row, RegionResult result)
    {
        foreach ((string name, string field) in columns.TableFields(row).Concat(columns.ResultNames.Zip(columns.ResultFields(result))))
        {
            // A failed case has no features; an undefined one is left out only when asked.
            if (field.Length == 0 && (skipEmpty || result.Error is not null || result.Features is null)) continue;
            output.WriteLine($"Case-{row.Number}_{name}: {field.ReplaceLineEndings(" ")}");
        }
    }

    /// <inheritdoc/>
    public void End()
    {
    }
}
