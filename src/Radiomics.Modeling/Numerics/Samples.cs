namespace Radiomics.Modeling;

/// <summary>Checks of samples that tests are given.</summary>
internal static class Samples
{
    /// <summary>A sample of finite values, at least so many.</summary>
    public static double[] Finite(ReadOnlySpan<double> values, string name, int least)
    {
        for (int i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i])) throw ModelingErrors.NotFinite(name, i, values[i]);
        return values.Length >= least ? values.ToArray() : throw ModelingErrors.Shape(name, $"{values.Length} values where {least} are needed");
    }

    /// <summary>Samples of several groups: at least two, none empty.</summary>
    public static double[][] Groups(IReadOnlyList<double[]> groups, int least)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count < 2) throw ModelingErrors.Shape("groups", $"{groups.Count} where at least 2 are needed");
        return [.. groups.Select((g, i) => Finite(g, $"group {i + 1}", least))];
    }

    /// <summary>Two samples of the same subjects.</summary>
    public static (double[] First, double[] Second) Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int least)
    {
        if (first.Length != second.Length) throw ModelingErrors.Shape("paired samples", $"{first.Length} and {second.Length} values");
        return (Finite(first, "first sample", least), Finite(second, "second sample", least));
    }

    public static double Mean(double[] values)
    {
        double mean = values.Average(), rest = 0;
        foreach (double value in values) rest += value - mean;
        return mean + rest / values.Length;
    }

    /// <summary>Sum of squares about a mean.</summary>
    public static double Squares(double[] values, double mean)
    {
        double sum = 0;
        foreach (double value in values) sum += (value - mean) * (value - mean);
        return sum;
    }

    /// <summary>Sum over ties of t^3 - t.</summary>
    public static double TieTerm(IEnumerable<double> values) => values.GroupBy(v => v).Sum(g => Math.Pow(g.Count(), 3) - g.Count());
}
