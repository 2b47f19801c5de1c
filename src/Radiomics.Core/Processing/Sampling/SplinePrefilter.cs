using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// The recursive filter that turns samples into coefficients of cubic B-splines, so that the spline passes through the samples; the signal is mirrored
/// at its ends. A voxel's influence falls to 27 % a step, so that a part of an image with <see cref="Margin"/> voxels around it gives the whole image's coefficients.
/// </summary>
internal static class SplinePrefilter
{
    /// <summary>Voxels after which an influence is below what double precision holds.</summary>
    public const int Margin = 32;

    /// <summary>Terms of the start of the recursion: the rest is below 1e-10 of the signal.</summary>
    private const int Horizon = 18;

    private static readonly double s_pole = Math.Sqrt(3) - 2;

    /// <summary>Gain of the filter, by which the samples are multiplied first: 6, but for the last digit.</summary>
    private static readonly double s_gain = (1 - s_pole) * (1 - 1 / s_pole);

    /// <summary>Filters one line.</summary>
    /// <param name="line">Samples; becomes coefficients.</param>
    public static void Line(Span<double> line)
    {
        int n = line.Length;
        if (n == 1) return;
        double pole = s_pole;
        foreach (ref double value in line) value *= s_gain;
        double first = 0;
        foreach ((int index, double weight) in StartTerms(n)) first += weight * line[index];
        line[0] = first /= StartDivisor(n);
        double previous = first;
        for (int i = 1; i < n; i++) line[i] = previous = line[i] + pole * previous;
        line[n - 1] = previous = pole / (pole * pole - 1) * (pole * line[n - 2] + line[n - 1]);
        for (int i = n - 2; i >= 0; i--) line[i] = previous = pole * (previous - line[i]);
    }

    /// <summary>Filters all lines that run across rows: sample i of each line lies in row i.</summary>
    /// <param name="rows">Rows, <paramref name="stride"/> apart.</param>
    /// <param name="width">Length of a row.</param>
    /// <param name="stride">Distance between the starts of rows.</param>
    /// <param name="count">Number of rows.</param>
    public static void Across(Span<double> rows, int width, int stride, int count)
    {
        if (count == 1) return;
        double pole = s_pole;
        double[] first = new double[width];
        for (int i = 0; i < count; i++) Scale(rows.Slice(i * stride, width), s_gain);
        foreach ((int index, double weight) in StartTerms(count)) AddScaled(first, rows.Slice(index * stride, width), weight);
        for (int x = 0; x < width; x++) rows[x] = first[x] / StartDivisor(count);
        for (int i = 1; i < count; i++) AddScaled(rows.Slice(i * stride, width), rows.Slice((i - 1) * stride, width), pole);
        Span<double> last = rows.Slice((count - 1) * stride, width);
        Combine(last, rows.Slice((count - 2) * stride, width), pole, pole / (pole * pole - 1));
        for (int i = count - 2; i >= 0; i--) Backward(rows.Slice(i * stride, width), rows.Slice((i + 1) * stride, width), pole);
    }

    /// <summary>The weights of the samples in the first value of the recursion.</summary>
    private static IEnumerable<(int Index, double Weight)> StartTerms(int n)
    {
        double power = s_pole;
        if (Horizon < n)
        {
            yield return (0, 1);
            for (int i = 1; i < Horizon; i++, power *= s_pole) yield return (i, power);
            yield break;
        }
        double mirrored = Math.Pow(s_pole, n - 1), inverse = 1 / s_pole;
        yield return (0, 1);
        yield return (n - 1, mirrored);
        mirrored *= mirrored * inverse;
        for (int i = 1; i < n - 1; i++, power *= s_pole, mirrored *= inverse) yield return (i, power + mirrored);
    }

    /// <summary>What the weighted sum of the samples is divided by.</summary>
    private static double StartDivisor(int n)
    {
        if (Horizon < n) return 1;
        double power = s_pole;
        for (int i = 1; i < n - 1; i++) power *= s_pole;
        return 1 - power * power;
    }

    private static void Scale(Span<double> row, double factor)
    {
        int x = 0;
        for (; x <= row.Length - 8; x += 8) (Vector512.Create<double>(row[x..]) * factor).CopyTo(row[x..]);
        for (; x < row.Length; x++) row[x] *= factor;
    }

    /// <summary>row += other * factor.</summary>
    private static void AddScaled(Span<double> row, ReadOnlySpan<double> other, double factor)
    {
        int x = 0;
        for (; x <= row.Length - 8; x += 8) (Vector512.Create<double>(row[x..]) + Vector512.Create(other[x..]) * factor).CopyTo(row[x..]);
        for (; x < row.Length; x++) row[x] += other[x] * factor;
    }

    /// <summary>row = factor * (pole * other + row).</summary>
    private static void Combine(Span<double> row, ReadOnlySpan<double> other, double pole, double factor)
    {
        for (int x = 0; x < row.Length; x++) row[x] = factor * (pole * other[x] + row[x]);
    }

    /// <summary>row = pole * (next - row).</summary>
    private static void Backward(Span<double> row, ReadOnlySpan<double> next, double pole)
    {
        int x = 0;
        for (; x <= row.Length - 8; x += 8) ((Vector512.Create(next[x..]) - Vector512.Create<double>(row[x..])) * pole).CopyTo(row[x..]);
        for (; x < row.Length; x++) row[x] = pole * (next[x] - row[x]);
    }
}
