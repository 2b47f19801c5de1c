namespace Radiomics.Modeling;

/// <summary>Rows a preparation and a model may be fitted on. Only <see cref="ModelingData"/> makes them, so that no test row can be among them.</summary>
public sealed class TrainingRows
{
    internal TrainingRows(ModelingData data, int[] rows) => (Data, Rows) = (data, rows);

    internal ModelingData Data { get; }

    internal int[] Rows { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Rows.Length;

    internal string[] Patients => [.. Rows.Select(r => Data.Patients[r])];

    internal bool[] Labels => [.. Rows.Select(r => Data.Labels[r])];

    internal int[] Classes => [.. Rows.Select(r => Data.Classes[r])];

    internal SurvivalOutcome Survival => Data.Survival!.Select(Rows);

    internal string[]? Batch => Data.Batch is { } batch ? [.. Rows.Select(r => batch[r])] : null;

    internal double[] Column(int column) => [.. Rows.Select(r => Data.Columns[column][r])];

    internal string?[] Categories(int column) => [.. Rows.Select(r => Data.Category(column, r))];

    /// <summary>Inner folds of these rows: again rows to train on and rows to test on.</summary>
    /// <param name="split">Folds of the patients.</param>
    /// <param name="fold">The fold that is tested.</param>
    internal (TrainingRows Train, TestRows Test) Split(PatientSplit split, int fold)
    {
        int[] folds = split.FoldOf(Patients);
        return (new TrainingRows(Data, [.. Rows.Where((_, i) => folds[i] != fold)]), new TestRows(Data, [.. Rows.Where((_, i) => folds[i] == fold)]));
    }

    internal int[] Strata
    {
        get
        {
            int[] all = Data.Strata;
            return [.. Rows.Select(r => all[r])];
        }
    }
}
