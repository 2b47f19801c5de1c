namespace Radiomics;

/// <summary>Neighboring positions along an axis whose end is followed by its beginning.</summary>
/// <param name="Period">Length of the axis.</param>
/// <param name="Start">First position, 0 to the period.</param>
/// <param name="Count">Number of positions; at most the period, and then from 0 on.</param>
internal readonly record struct PeriodicRange(int Period, int Start, int Count)
{
    /// <summary>Whether the whole axis is held.</summary>
    public bool IsWhole => Count == Period;

    /// <summary>The range and what lies before and after it; the whole axis where that is no more.</summary>
    public PeriodicRange Wider(int before, int after) =>
        (long)Count + before + after >= Period ? new PeriodicRange(Period, 0, Period) : new PeriodicRange(Period, Modulo(Start - before), Count + before + after);

    /// <summary>Where a position is held: steps from the start; below 0 or beyond the count where the range does not reach.</summary>
    /// <param name="position">A position, also before or after the axis.</param>
    public int IndexOf(int position) => Modulo(position - Start);

    /// <summary>The position on the axis that a step of the range stands for.</summary>
    public int PositionOf(int step) => Modulo(Start + step);

    private int Modulo(int position) => ((position % Period) + Period) % Period;
}
