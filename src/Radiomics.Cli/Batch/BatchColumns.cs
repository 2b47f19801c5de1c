using Radiomics.Cli.Output;
using Radiomics.Cohorts;

namespace Radiomics.Cli.Batch;

/// <summary>The columns of a batch: those of the table of cases first, then those of the results.</summary>
internal sealed class BatchColumns
{
    private readonly CaseTable _table;
    private readonly BatchOptions _options;
    private readonly ResultColumns _results;

    /// <summary>Creates the columns.</summary>
    /// <exception cref="SettingsException">A column of the table has the name of a column of results.</exception>
    public BatchColumns(CaseTable table, FeatureExtractor extractor, BatchOptions options)
    {
        _table = table;
        _options = options;
        _results = new ResultColumns(extractor, options.SkipNans, options.Rounds > 0 ? StageTimes.Names(extractor, ofSeeds: false) : null);
        ResultNames = options.ValidateOnly ? ResultColumns.StatusNames : _results.Names;
        string[] taken = [.. table.Columns.Intersect(ResultNames)];
        if (taken.Length > 0)
            throw new SettingsException("CASES_COLUMN_TAKEN", new Problem(
                Path.GetFileName(options.Table), $"columns of the results are there already: {string.Join(", ", taken.Take(5).Select(c => $"'{c}'"))}{(taken.Length > 5 ? $" and {taken.Length - 5} more" : "")}",
                "columns of other names", "Rename or remove them."));
    }

    /// <summary>Names of the columns of results.</summary>
    public IReadOnlyList<string> ResultNames { get; }

    /// <summary>Names of all columns, as a table of results has them.</summary>
    public IReadOnlyList<string> Names => [.. _table.Columns.Select(TableText.Neutral), .. ResultNames];

    /// <summary>The table's fields of a case, with paths as the options want them.</summary>
    public IEnumerable<(string Name, string Field)> TableFields(BatchCase row) => _table.Columns.Select((name, i) => (name,
        i == _table.ImageIndex ? BatchPaths.Show(row.Fields[i], row.Image, _options) : i == _table.MaskIndex ? BatchPaths.Show(row.Fields[i], row.Mask, _options) : row.Fields[i]));

    /// <summary>The fields of a result.</summary>
    public IReadOnlyList<string> ResultFields(RegionResult result) => _options.ValidateOnly ? ResultColumns.StatusFields(result) : _results.Fields(result);
}
