using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>
/// The rows of a table that have an outcome, with the columns a model may use; checked for leaks when made. It yields rows to train on and rows to test on,
/// never both at once: that is the only way to them.
/// </summary>
public sealed class ModelingData
{
    /// <summary>Most levels a category may have.</summary>
    public const int MaxLevels = 30;

    private ModelingData(
        FeatureTable table, int[] rows, string[] features, double[][] columns, string[]?[] levels, IReadOnlyDictionary<string, string?> references, OutcomeColumns outcome, string[]? batch)
    {
        (Features, Columns, Levels, References, Outcome, Batch) = (features, columns, levels, references, outcome, batch);
        Patients = [.. rows.Select(r => table.Patients[r])];
        TableRows = rows;
        LeftOut = table.Rows - rows.Length;
        (Settings, EngineVersion, TableHash) = (table.Settings, table.EngineVersion, table.ContentHash);
        if (outcome.Kind == OutcomeKind.Binary)
        {
            bool?[] labels = table.Labels(outcome.First, outcome.Positive);
            Labels = [.. rows.Select(r => labels[r]!.Value)];
        }
        else if (outcome.Kind == OutcomeKind.Ordered)
        {
            string?[] classes = table.Categories(outcome.First);
            ClassNames = ClassesOf(table, outcome, rows);
            Classes = [.. rows.Select(r => Array.IndexOf(ClassNames, classes[r]))];
            // The higher class is the earlier event: concordance of a score with the order of the classes is that of a risk with times.
            Order = new SurvivalOutcome([.. Classes.Select(c => (double)(ClassNames.Length - c))], [.. Classes.Select(_ => true)]);
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

    /// <summary>Row of the table of each row.</summary>
    internal int[] TableRows { get; }

    /// <summary>Values of each column; of a category the place of the value among its levels. NaN is missing.</summary>
    internal double[][] Columns { get; }

    /// <summary>Values that occur in a column of categories; null for numeric columns. Which of them a model knows is learnt from its training rows.</summary>
    internal string[]?[] Levels { get; }

    /// <summary>Reference levels that were asked for.</summary>
    internal IReadOnlyDictionary<string, string?> References { get; }

    /// <summary>The category of a row; null where missing.</summary>
    internal string? Category(int column, int row) => double.IsNaN(Columns[column][row]) ? null : Levels[column]![(int)Columns[column][row]];

    internal OutcomeColumns Outcome { get; }

    internal bool[] Labels { get; } = [];

    internal SurvivalOutcome? Survival { get; }

    /// <summary>Class of each row, from 0; empty where the outcome is none of classes with an order.</summary>
    internal int[] Classes { get; } = [];

    internal string[] ClassNames { get; } = [];

    /// <summary>The order of the classes as times of events, the highest class first; null for other outcomes.</summary>
    internal SurvivalOutcome? Order { get; }

    internal string[]? Batch { get; }

    internal string Settings { get; }

    internal string EngineVersion { get; }

    internal string TableHash { get; }

    /// <summary>The class of each row that folds are stratified by: label or event.</summary>
    internal int[] Strata => Outcome.Kind switch
    {
        OutcomeKind.Ordered => [.. Classes],
        OutcomeKind.Survival => [.. Survival!.IsEvent.ToArray().Select(e => e ? 1 : 0)],
        _ => [.. Labels.Select(l => l ? 1 : 0)],
    };

    /// <summary>Takes the rows of a table that have an outcome.</summary>
    /// <param name="table">The table.</param>
    /// <param name="outcome">What is predicted.</param>
    /// <param name="features">Columns to use, text ones as categories; null for every numeric one that is neither outcome, patient nor provenance, and those of <paramref name="categories"/>.</param>
    /// <param name="batchColumn">Centre or scanner of each row, for harmonisation, or null.</param>
    /// <param name="categories">Columns that are categories although their values may be numbers, each with its reference level, or null for the first in order.</param>
    /// <exception cref="ModelingException">No outcome, one class, all censored, a category of too many levels or without its reference, or a leak: see <see cref="LeakCheck"/>.</exception>
    public static ModelingData From(
        FeatureTable table, OutcomeColumns outcome, IReadOnlyList<string>? features = null, string? batchColumn = null, IReadOnlyDictionary<string, string?>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(outcome);
        categories ??= new Dictionary<string, string?>();
        string[] reserved = [.. outcome.Names, table.PatientColumn, .. batchColumn is null ? [] : (string[])[batchColumn]];
        string[] names = features is not null ? [.. features]
            : [.. table.Columns.Where(c => !reserved.Contains(c) && !c.StartsWith("diagnostics_", StringComparison.Ordinal) && (categories.ContainsKey(c) || table.IsNumeric(c)))];
        string? coded = names.FirstOrDefault(reserved.Contains);
        if (coded is not null) throw ModelingErrors.Leak($"column {coded}", "it is outcome, patient or batch, and asked for as a feature", "Leave it out of the features.");
        if (names.Length == 0) throw ModelingErrors.Shape("table", "no numeric column to train on");
        int[] rows = outcome.RowsOf(table, batchColumn is null ? [] : [batchColumn]);
        if (rows.Length == 0) throw ModelingErrors.Label($"columns {string.Join(", ", outcome.Names)}", "no row has an outcome");
        foreach ((string column, string? reference) in categories)
        {
            string?[] texts = table.Categories(column);
            if (reference is not null && !rows.Any(r => texts[r] == reference))
                throw ModelingErrors.Option($"reference of {column}", $"'{reference}', which no row with an outcome has", "a value of the column");
        }
        string[]?[] levels = [.. names.Select(n => categories.ContainsKey(n) || IsText(table, n) ? Vocabulary(table, n, rows) : null)];
        double[][] columns =
        [
            .. names.Select((n, j) =>
            {
                if (levels[j] is not { } all)
                {
                    double[] values = table.Numbers(n);
                    return rows.Select(r => values[r]).ToArray();
                }
                string?[] texts = table.Categories(n);
                return rows.Select(r => texts[r] is { } text ? Array.IndexOf(all, text) : double.NaN).ToArray();
            }),
        ];
        for (int j = 0; j < columns.Length; j++)
            for (int i = 0; i < rows.Length; i++)
                if (double.IsInfinity(columns[j][i])) throw ModelingErrors.NotFinite(names[j], rows[i], columns[j][i]);
        ModelingData data = new(table, rows, names, columns, levels, categories, outcome, batchColumn is null ? null : [.. rows.Select(r => table.Text(batchColumn)[r])]);
        if (data.Survival is { Events: 0 }) throw ModelingErrors.NoEvents($"column {outcome.Second}");
        if (data.Order is not null && data.Classes.Distinct().Count() < 2) throw ModelingErrors.OneClass($"column {outcome.First}", "every row has the same class");
        if (outcome.Kind == OutcomeKind.Binary && data.Labels.Distinct().Count() < 2) throw ModelingErrors.OneClass($"column {outcome.First}", "every row has the same label");
        LeakCheck.Run(data);
        return data;
    }

    /// <summary>
    /// The same rows with the outcomes of other patients: those of one patient stay together, as far as patients have as many rows. What a pipeline finds here it finds in nothing.
    /// </summary>
    /// <param name="seed">Seed of the shuffle.</param>
    internal ModelingData Shuffled(int seed)
    {
        int[][] patients = [.. Enumerable.Range(0, Rows).GroupBy(i => Patients[i], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray())];
        int[][] drawn = [.. patients];
        SeededRandom.For(seed, 59).Shuffle<int[]>(drawn);
        int[] to = [.. patients.SelectMany(p => p)], from = [.. drawn.SelectMany(p => p)], source = new int[Rows];
        for (int i = 0; i < to.Length; i++) source[to[i]] = from[i];
        return new ModelingData(this, source);
    }

    private ModelingData(ModelingData other, int[] source)
    {
        (Features, Columns, Levels, References, Outcome, Batch) = (other.Features, other.Columns, other.Levels, other.References, other.Outcome, other.Batch);
        (Patients, TableRows, LeftOut, Settings, EngineVersion, TableHash) = (other.Patients, other.TableRows, other.LeftOut, other.Settings, other.EngineVersion, other.TableHash);
        if (other.Labels.Length > 0) Labels = [.. source.Select(s => other.Labels[s])];
        if (other.Classes.Length > 0) Classes = [.. source.Select(s => other.Classes[s])];
        ClassNames = other.ClassNames;
        Order = other.Order?.Select(source);
        Survival = other.Survival?.Select(source);
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

    /// <summary>Events, rows of the positive class, or rows of the smallest class.</summary>
    internal int Events => Outcome.Kind == OutcomeKind.Ordered ? Classes.GroupBy(c => c).Min(g => g.Count()) : Strata.Sum();

    private static string[] ClassesOf(FeatureTable table, OutcomeColumns outcome, int[] rows)
    {
        string?[] cells = table.Categories(outcome.First);
        HashSet<string> present = [.. rows.Select(r => cells[r]).OfType<string>()];
        // A class that no row has cannot be predicted.
        string[] classes = outcome.Classes.Count > 0 ? [.. outcome.Classes.Where(present.Contains)] : CategoryOrder.Sorted(present);
        return classes.Length <= MaxLevels ? classes : throw ModelingErrors.TooManyLevels(outcome.First, classes.Length, MaxLevels);
    }

    /// <summary>Whether a column has values, and none of them is a number: one wrong cell does not make numbers categories.</summary>
    private static bool IsText(FeatureTable table, string column)
    {
        string[] known = [.. table.Categories(column).OfType<string>()];
        return known.Length > 0 && !known.Any(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out double _));
    }

    private static string[] Vocabulary(FeatureTable table, string column, int[] rows)
    {
        string?[] texts = table.Categories(column);
        string[] levels = CategoryOrder.Sorted(rows.Select(r => texts[r]).OfType<string>().Distinct());
        return levels.Length <= MaxLevels ? levels : throw ModelingErrors.TooManyLevels(column, levels.Length, MaxLevels);
    }
}
