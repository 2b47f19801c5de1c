namespace Radiomics.Modeling;

/// <summary>Rows a fitted model may be judged on, and nothing be fitted on.</summary>
public sealed class TestRows
{
    internal TestRows(ModelingData data, int[] rows) => (Data, Rows) = (data, rows);

    internal ModelingData Data { get; }

    internal int[] Rows { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Rows.Length;

    internal bool[] Labels => [.. Rows.Select(r => Data.Labels[r])];

    internal int[] Classes => [.. Rows.Select(r => Data.Classes[r])];

    internal SurvivalOutcome Survival => Data.Survival!.Select(Rows);

    internal string[]? Batch => Data.Batch is { } batch ? [.. Rows.Select(r => batch[r])] : null;

    internal double[] Column(int column) => [.. Rows.Select(r => Data.Columns[column][r])];
}
