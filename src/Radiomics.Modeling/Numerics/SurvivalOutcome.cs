namespace Radiomics.Modeling;

/// <summary>Right-censored times of a group of subjects.</summary>
public sealed class SurvivalOutcome
{
    private readonly double[] _times;
    private readonly bool[] _events;

    /// <summary>Creates outcomes. Times that differ by less than 1.5e-8 of their size count as tied, as in R's survival package.</summary>
    /// <param name="times">Follow-up times, finite and not negative, in one unit of the caller's choice.</param>
    /// <param name="events">Whether the event happened at that time; false is censored.</param>
    /// <exception cref="ModelingException">A time is missing or negative, or the lengths differ.</exception>
    public SurvivalOutcome(ReadOnlySpan<double> times, ReadOnlySpan<bool> events)
    {
        if (times.Length != events.Length) throw ModelingErrors.Shape("survival outcome", $"{times.Length} times and {events.Length} events");
        for (int i = 0; i < times.Length; i++)
            if (!double.IsFinite(times[i]) || times[i] < 0) throw ModelingErrors.NotFinite("time", i, times[i]);
        _times = times.ToArray();
        _events = events.ToArray();
        // R's timefix: a time within rounding of the one before it is that one.
        double[] sorted = [.. _times.Distinct().Order()];
        double mean = sorted.Length == 0 ? 0 : sorted.Average(Math.Abs);
        Dictionary<double, double> merged = [];
        double kept = double.NegativeInfinity;
        foreach (double time in sorted)
        {
            if (time - kept > 1.4901161193847656e-8 * Math.Max(mean, double.Epsilon)) kept = time;
            merged[time] = kept;
        }
        for (int i = 0; i < _times.Length; i++) _times[i] = merged[_times[i]];
    }

    /// <summary>Number of subjects.</summary>
    public int Count => _times.Length;

    /// <summary>Number of events.</summary>
    public int Events => _events.Count(e => e);

    /// <summary>Follow-up times.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>Whether the event happened.</summary>
    public ReadOnlySpan<bool> IsEvent => _events;

    /// <summary>The outcomes of some subjects.</summary>
    /// <param name="rows">Zero-based subjects, in the order asked for.</param>
    public SurvivalOutcome Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new SurvivalOutcome([.. rows.Select(r => _times[r])], [.. rows.Select(r => _events[r])]);
    }
}
