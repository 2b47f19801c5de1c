namespace Radiomics;

/// <summary>Counts of HU rounded to whole numbers, for percentiles that do not depend on the order of the values.</summary>
internal sealed class HuHistogram
{
    private const int Lowest = -1200, Highest = 3200;
    private readonly int[] _counts = new int[Highest - Lowest + 1];

    /// <summary>Number of values added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a finite value; values beyond -1200 and 3200 HU count as those.</summary>
    public void Add(float hu)
    {
        _counts[(int)MathF.Floor(Math.Clamp(hu, Lowest, Highest) + 0.5f) - Lowest]++;
        Count++;
    }

    /// <summary>The smallest value that at least this fraction of the values does not exceed; NaN without values.</summary>
    public double Percentile(double fraction)
    {
        if (Count == 0) return double.NaN;
        long wanted = Math.Max(1, (long)Math.Ceiling(fraction * Count)), seen = 0;
        int i = 0;
        while ((seen += _counts[i]) < wanted) i++;
        return i + Lowest;
    }
}
