namespace Radiomics.Modeling;

/// <summary>Where a table holds what is predicted.</summary>
public sealed record OutcomeColumns
{
    private OutcomeColumns(OutcomeKind kind, string first, string second) => (Kind, First, Second) = (kind, first, second);

    /// <summary>What is predicted.</summary>
    public OutcomeKind Kind { get; }

    internal string First { get; }

    internal string Second { get; }

    /// <summary>The cell that is the positive class; null for 1 or true.</summary>
    internal string? Positive { get; private init; }

    /// <summary>The classes, ascending; empty for those of the table.</summary>
    internal IReadOnlyList<string> Classes { get; private init; } = [];

    /// <summary>Rows of a table that have the outcome, and some columns besides, ascending.</summary>
    internal int[] RowsOf(FeatureTable table, params IEnumerable<string> columns)
    {
        int[] rows = table.CompleteRows([.. Names, .. columns]);
        if (Classes.Count == 0) return rows;
        string?[] classes = table.Categories(First);
        return [.. rows.Where(r => Classes.Contains(classes[r]!))];
    }

    internal IEnumerable<string> Names => Kind == OutcomeKind.Survival ? [First, Second] : [First];

    /// <summary>A label of two classes.</summary>
    /// <param name="label">Column of 0 and 1, false and true, or of two words.</param>
    /// <param name="positive">The word of the positive class, such as Malignant; null where the column holds 0 and 1.</param>
    public static OutcomeColumns Binary(string label, string? positive = null) => new(OutcomeKind.Binary, label, "") { Positive = positive };

    /// <summary>Time and event.</summary>
    /// <param name="time">Column of follow-up times.</param>
    /// <param name="isEvent">Column of 1 for an event, 0 for censored.</param>
    public static OutcomeColumns Survival(string time, string isEvent) => new(OutcomeKind.Survival, time, isEvent);

    /// <summary>Classes with an order.</summary>
    /// <param name="column">Column of classes.</param>
    /// <param name="classes">
    /// The classes, ascending; rows with another value are left out. Empty for all of the table's: numbers ascending, text by its characters, which is the order of I, II, III, IV and of T1 to T4.
    /// </param>
    public static OutcomeColumns Ordered(string column, params IReadOnlyList<string> classes) => new(OutcomeKind.Ordered, column, "") { Classes = classes };
}
