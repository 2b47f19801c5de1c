using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>Sampling along one axis: along a row by gathering, across rows a row at a time. Products and sums are rounded one by one, so that every vector width gives the same bytes.</summary>
internal static class RowKernels
{
    /// <summary>Samples along a row.</summary>
    /// <param name="row">Source row.</param>
    /// <param name="taps">Taps along it.</param>
    /// <param name="destination">One value a sample.</param>
    public static void Along(ReadOnlySpan<double> row, AxisTaps taps, Span<double> destination)
    {
        ReadOnlySpan<int> at = taps.Indices;
        ReadOnlySpan<double> w = taps.Weights;
        switch (taps.Taps)
        {
            case 1:
                for (int i = 0; i < destination.Length; i++) destination[i] = row[at[i]];
                break;
            case 2:
                for (int i = 0; i < destination.Length; i++)
                {
                    double low = row[at[2 * i]];
                    destination[i] = low + (row[at[2 * i + 1]] - low) * w[2 * i + 1];
                }
                break;
            default:
                for (int i = 0; i < destination.Length; i++)
                {
                    ReadOnlySpan<int> a = at.Slice(4 * i, 4);
                    ReadOnlySpan<double> v = w.Slice(4 * i, 4);
                    destination[i] = row[a[0]] * v[0] + row[a[1]] * v[1] + row[a[2]] * v[2] + row[a[3]] * v[3];
                }
                break;
        }
    }

    /// <summary>One sample of every line that runs across rows.</summary>
    /// <param name="rows">Source rows, <paramref name="stride"/> apart.</param>
    /// <param name="stride">Distance between the starts of rows.</param>
    /// <param name="taps">Taps across the rows.</param>
    /// <param name="sample">Which sample.</param>
    /// <param name="destination">One value a column of the rows.</param>
    public static void Across(ReadOnlySpan<double> rows, int stride, AxisTaps taps, int sample, Span<double> destination)
    {
        ReadOnlySpan<int> at = taps.Indices.AsSpan(taps.Taps * sample, taps.Taps);
        ReadOnlySpan<double> w = taps.Weights.AsSpan(taps.Taps * sample, taps.Taps);
        ReadOnlySpan<double> first = rows.Slice(at[0] * stride, destination.Length);
        if (taps.Taps == 1) first.CopyTo(destination);
        else if (taps.Taps == 2) Between(first, rows.Slice(at[1] * stride, destination.Length), w[1], destination);
        else Weighted(first, rows.Slice(at[1] * stride, destination.Length), rows.Slice(at[2] * stride, destination.Length), rows.Slice(at[3] * stride, destination.Length), w, destination);
    }

    private static void Between(ReadOnlySpan<double> low, ReadOnlySpan<double> high, double t, Span<double> destination)
    {
        int x = 0;
        for (; x <= destination.Length - 8; x += 8)
        {
            Vector512<double> a = Vector512.Create(low[x..]);
            (a + (Vector512.Create(high[x..]) - a) * t).CopyTo(destination[x..]);
        }
        for (; x < destination.Length; x++) destination[x] = low[x] + (high[x] - low[x]) * t;
    }

    private static void Weighted(ReadOnlySpan<double> r0, ReadOnlySpan<double> r1, ReadOnlySpan<double> r2, ReadOnlySpan<double> r3, ReadOnlySpan<double> w, Span<double> destination)
    {
        int x = 0;
        for (; x <= destination.Length - 8; x += 8)
        {
            (Vector512.Create(r0[x..]) * w[0] + Vector512.Create(r1[x..]) * w[1] + Vector512.Create(r2[x..]) * w[2] + Vector512.Create(r3[x..]) * w[3])
                .CopyTo(destination[x..]);
        }
        for (; x < destination.Length; x++) destination[x] = r0[x] * w[0] + r1[x] * w[1] + r2[x] * w[2] + r3[x] * w[3];
    }
}
