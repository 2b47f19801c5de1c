namespace Radiomics;

/// <summary>The few numerical conventions that all families share.</summary>
internal static class FeatureMath
{
    /// <summary>The small number PyRadiomics adds inside logarithms and divisors: the spacing of doubles at 1.</summary>
    public const double Epsilon = 2.220446049250313e-16;

    /// <summary>p log2(p + epsilon); 0 for p = 0.</summary>
    public static double PLogP(double p) => p == 0 ? 0 : p * Math.Log2(p + Epsilon);

    public static double Square(double value) => value * value;

    /// <summary>Mean of the numbers that are not NaN; NaN when there is none.</summary>
    public static double MeanIgnoringNaN<T>(ReadOnlySpan<T> items, Func<T, double> value)
    {
        double sum = 0;
        int count = 0;
        foreach (T item in items)
        {
            double x = value(item);
            if (double.IsNaN(x)) continue;
            sum += x;
            count++;
        }
        return count == 0 ? double.NaN : sum / count;
    }
}
