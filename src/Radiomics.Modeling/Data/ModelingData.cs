namespace Radiomics.Modeling;

/// <summary>
/// The rows of a table that have an outcome, with the columns a model may use; checked for leaks when made. It yields rows to train on and rows to test on,
/// never both at once: that is the only way to them.
/// </summary>
public sealed class ModelingData
{
    private ModelingData(FeatureTable table, int[] rows, string[] features, double[][] columns, OutcomeColumns outcome, string[]? batch)
    {
        (Features, Columns, Outcome, Batch) = (features, columns, outcome, batch);
        Patients = [.. rows.Select(r => table.Patients[r])];
        LeftOut = table.Rows - rows.Length;
        (Settings, EngineVersion, TableHash) = (table.Settings, table.EngineVersion, table.ContentHash);
        if (outcome.Kind == OutcomeKind.Binary)
        {
            bool?[] labels = table.Labels(outcome.First);
            Labels = [.. rows.Select(r => labels[r]!.Value)];
        }
        else
        {
            double[] times = table.Numbers(outcome.First);
            bool?[] events = table.Labels(outcome.Second);
            Survival = new SurvivalOutcome([.. rows.Select(r => times[r])], [.. rows.Select(r => events[r]!.Value)]);
        }
    }

    /// <summary>Names of the columns a model may use.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Patient of each row.</summary>
    public IReadOnlyList<string> Patients { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Patients.Count;

    /// <summary>Rows of the table without an outcome (or without a batch where one is asked for), left out.</summary>
    public int LeftOut { get; }

    internal double[][] Columns { get; }

    internal OutcomeColumns Outcome { get; }

    internal bool[] Labels { get; } = [];

    internal SurvivalOutcome? Survival { get; }

    internal string[]? Batch { get; }

    internal string Settings { get; }

    internal string EngineVersion { get; }

    internal string TableHash { get; }

    /// <summary>The class of each row that folds are stratified by: label or event.</summary>
    internal int[] Strata => Survival is null ? [.. Labels.Select(l => l ? 1 : 0)] : [.. Survival.IsEvent.ToArray().Select(e => e ? 1 : 0)];

    /// <summary>Takes the rows of a table that have an outcome.</summary>
    /// <param name="table">The table.</param>
    /// <param name="outcome">What is predicted.</param>
    /// <param name="features">Columns to use; null for every numeric one that is neither outcome, patient nor provenance.</param>
    /// <param name="batchColumn">Centre or scanner of each row, for harmonisation, or null.</param>
    /// <exception cref="ModelingException">No outcome, one class, all censored, or a leak: see <see cref="LeakCheck"/>.</exception>
    public static ModelingData From(FeatureTable table, OutcomeColumns outcome, IReadOnlyList<string>? features = null, string? batchColumn = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(outcome);
        string[] reserved = [.. outcome.Names, table.PatientColumn, .. batchColumn is null ? [] : (string[])[batchColumn]];
        string[] names = features is not null ? [.. features]
            : [.. table.Columns.Where(c => !reserved.Contains(c) && !c.StartsWith("diagnostics_", StringComparison.Ordinal) && table.IsNumeric(c))];
        string? coded = names.FirstOrDefault(reserved.Contains);
        if (coded is not null) throw ModelingErrors.Leak($"column {coded}", "it is outcome, patient or batch, and asked for as a feature", "Leave it out of the features.");
        if (names.Length == 0) throw ModelingErrors.Shape("table", "no numeric column to train on");
        int[] rows = table.CompleteRows([.. outcome.Names, .. batchColumn is null ? [] : (string[])[batchColumn]]);
        if (rows.Length == 0) throw ModelingErrors.Label($"columns {string.Join(", ", outcome.Names)}", "no row has an outcome");
        double[][] columns = [.. names.Select(n => { double[] values = table.Numbers(n); return rows.Select(r => values[r]).ToArray(); })];
        for (int j = 0; j < columns.Length; j++)
            for (int i = 0; i < rows.Length; i++)
                if (double.IsInfinity(columns[j][i])) throw ModelingErrors.NotFinite(names[j], rows[i], columns[j][i]);
        ModelingData data = new(table, rows, names, columns, outcome, batchColumn is null ? null : [.. rows.Select(r => table.Text(batchColumn)[r])]);
        if (data.Survival is { Events: 0 }) throw ModelingErrors.NoEvents($"column {outcome.Second}");
        if (data.Survival is null && data.Labels.Distinct().Count() < 2) throw ModelingErrors.OneClass($"column {outcome.First}", "every row has the same label");
        LeakCheck.Run(data);
        return data;
    }

    /// <summary>Rows to train on and rows to test on, by patient.</summary>
    /// <param name="split">Folds of the patients.</param>
    /// <param name="fold">The fold that is tested.</param>
    public (TrainingRows Train, TestRows Test) Split(PatientSplit split, int fold)
    {
        ArgumentNullException.ThrowIfNull(split);
        int[] folds = split.FoldOf(Patients);
        return (new TrainingRows(this, [.. Enumerable.Range(0, Rows).Where(i => folds[i] != fold)]), new TestRows(this, [.. Enumerable.Range(0, Rows).Where(i => folds[i] == fold)]));
    }

    /// <summary>All rows to train on: for the final model, which is judged on none of them.</summary>
    public TrainingRows All() => new(this, [.. Enumerable.Range(0, Rows)]);
}
