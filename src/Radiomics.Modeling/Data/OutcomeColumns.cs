namespace Radiomics.Modeling;

/// <summary>Where a table holds what is predicted.</summary>
public sealed record OutcomeColumns
{
    private OutcomeColumns(OutcomeKind kind, string first, string second) => (Kind, First, Second) = (kind, first, second);

    /// <summary>What is predicted.</summary>
    public OutcomeKind Kind { get; }

    internal string First { get; }

    internal string Second { get; }

    internal IEnumerable<string> Names => Kind == OutcomeKind.Binary ? [First] : [First, Second];

    /// <summary>A label of two classes.</summary>
    /// <param name="label">Column of 0 and 1.</param>
    public static OutcomeColumns Binary(string label) => new(OutcomeKind.Binary, label, "");

    /// <summary>Time and event.</summary>
    /// <param name="time">Column of follow-up times.</param>
    /// <param name="isEvent">Column of 1 for an event, 0 for censored.</param>
    public static OutcomeColumns Survival(string time, string isEvent) => new(OutcomeKind.Survival, time, isEvent);
}
