namespace Radiomics;

/// <summary>An axis of a <see cref="Chart"/>: linear, logarithmic, or of categories.</summary>
/// <param name="Title">What it shows, with the unit; may be empty.</param>
public sealed record ChartAxis(string Title)
{
    /// <summary>Whether the axis is logarithmic; values at and below 0 are not shown then. Default false.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether values grow to the left, or downwards. Default false.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Lower end of the axis; null (default) for one that fits what is shown.</summary>
    public double? Min { get; init; }

    /// <summary>Upper end of the axis; null (default) for one that fits what is shown.</summary>
    public double? Max { get; init; }

    /// <summary>Names of the places 0, 1, 2, ... of an axis of categories; empty (default) for an axis of numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
