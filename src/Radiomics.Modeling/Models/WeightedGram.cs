using System.Runtime.Intrinsics;

namespace Radiomics.Modeling;

/// <summary>X' W X over some columns, in a fixed order.</summary>
internal static class WeightedGram
{
    public static void Fill(double[][] columns, double[] weights, double[] result)
    {
        int m = columns.Length;
        double[] scaled = new double[weights.Length];
        for (int a = 0; a < m; a++)
        {
            for (int i = 0; i < scaled.Length; i++) scaled[i] = weights[i] * columns[a][i];
            for (int b = 0; b <= a; b++) result[a * m + b] = result[b * m + a] = Dot(scaled, columns[b]);
        }
    }

    /// <summary>Adds a multiple of some numbers to others.</summary>
    public static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> numbers)
    {
        Vector512<double> factors = Vector512.Create(factor);
        int i = 0;
        for (; i + 8 <= to.Length; i += 8)
        {
            Vector512<double> sum = Vector512.Create<double>(to[i..]) + factors * Vector512.Create(numbers[i..]);
            Vector512.CopyTo(sum, to[i..]);
        }
        for (; i < to.Length; i++) to[i] += factor * numbers[i];
    }

    /// <summary>Inner product in eight lanes, whatever the hardware.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector512<double> sum = default;
        int i = 0;
        for (; i + 8 <= a.Length; i += 8) sum += Vector512.Create(a[i..]) * Vector512.Create(b[i..]);
        double total = 0;
        for (int lane = 0; lane < 8; lane++) total += sum[lane];
        for (; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }
}
