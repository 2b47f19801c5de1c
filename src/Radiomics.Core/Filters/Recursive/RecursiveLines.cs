using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Applies a recursive filter to 16 lines at once, one a lane: in two vectors of 8, whose recursions run side by side and hide each other's latency. Sums are
/// built term by term in ITK's order, each rounded for itself, so that the results are ITK's on any vector width.
/// </summary>
internal static class RecursiveLines
{
    /// <summary>Lines that are filtered together.</summary>
    public const int Lanes = 16;

    private const int Half = Lanes / 2;

    /// <summary>Filters lines; sample i of all stands at i times <see cref="Lanes"/>.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="data">The samples, in double precision; at least <see cref="RecursiveGaussian.MinimumLength"/> of each line.</param>
    /// <param name="forward">Room for as many.</param>
    /// <param name="results">The results in single precision, in the same layout.</param>
    public static void Run(RecursiveGaussian filter, ReadOnlySpan<double> data, Span<double> forward, Span<float> results)
    {
        int length = data.Length / Lanes;
        Forward(filter, data, forward, length);
        Backward(filter, data, forward, results, length);
    }

    private static void Forward(RecursiveGaussian f, ReadOnlySpan<double> data, Span<double> results, int length)
    {
        Vector512<double> n0 = Vector512.Create(f.N0), n1 = Vector512.Create(f.N1), n2 = Vector512.Create(f.N2), n3 = Vector512.Create(f.N3);
        Vector512<double> d1 = Vector512.Create(f.D1), d2 = Vector512.Create(f.D2), d3 = Vector512.Create(f.D3), d4 = Vector512.Create(f.D4);
        // The voxels before the line are the first one.
        Vector512<double> x1 = At(data, 0, 0), x2 = x1, x3 = x1, u1 = At(data, 0, Half), u2 = u1, u3 = u1;
        Vector512<double> y1 = x1, y2 = x1, y3 = x1, y4 = x1, v1 = u1, v2 = u1, v3 = u1, v4 = u1;
        for (int i = 0; i < length; i++)
        {
            if (i < RecursiveGaussian.MinimumLength)
            {
                // Results before the line are multiples of the first voxel.
                (d1, d2, d3, d4) = (Weight(f.D1, f.BeforeLine[0], i > 0), Weight(f.D2, f.BeforeLine[1], i > 1), Weight(f.D3, f.BeforeLine[2], i > 2), Weight(f.D4, f.BeforeLine[3], false));
            }
            else if (i == RecursiveGaussian.MinimumLength)
            {
                d4 = Vector512.Create(f.D4);
            }
            Vector512<double> x = At(data, i, 0), u = At(data, i, Half);
            Vector512<double> y = x * n0 + x1 * n1 + x2 * n2 + x3 * n3, v = u * n0 + u1 * n1 + u2 * n2 + u3 * n3;
            y -= y1 * d1 + y2 * d2 + y3 * d3 + y4 * d4;
            v -= v1 * d1 + v2 * d2 + v3 * d3 + v4 * d4;
            y.CopyTo(results[(i * Lanes)..]);
            v.CopyTo(results[(i * Lanes + Half)..]);
            (x3, x2, x1, u3, u2, u1) = (x2, x1, x, u2, u1, u);
            (y4, y3, y2, y1, v4, v3, v2, v1) = (y3, y2, y1, y, v3, v2, v1, v);
        }
    }

    private static void Backward(RecursiveGaussian f, ReadOnlySpan<double> data, ReadOnlySpan<double> forward, Span<float> results, int length)
    {
        Vector512<double> m1 = Vector512.Create(f.M1), m2 = Vector512.Create(f.M2), m3 = Vector512.Create(f.M3), m4 = Vector512.Create(f.M4);
        Vector512<double> d1 = Vector512.Create(f.D1), d2 = Vector512.Create(f.D2), d3 = Vector512.Create(f.D3), d4 = Vector512.Create(f.D4);
        Vector512<double> x1 = At(data, length - 1, 0), x2 = x1, x3 = x1, x4 = x1, u1 = At(data, length - 1, Half), u2 = u1, u3 = u1, u4 = u1;
        Vector512<double> y1 = x1, y2 = x1, y3 = x1, y4 = x1, v1 = u1, v2 = u1, v3 = u1, v4 = u1;
        for (int step = 0; step < length; step++)
        {
            int i = length - 1 - step;
            if (step < RecursiveGaussian.MinimumLength)
            {
                (d1, d2, d3, d4) = (Weight(f.D1, f.AfterLine[0], step > 0), Weight(f.D2, f.AfterLine[1], step > 1), Weight(f.D3, f.AfterLine[2], step > 2), Weight(f.D4, f.AfterLine[3], false));
            }
            else if (step == RecursiveGaussian.MinimumLength)
            {
                d4 = Vector512.Create(f.D4);
            }
            Vector512<double> y = x1 * m1 + x2 * m2 + x3 * m3 + x4 * m4, v = u1 * m1 + u2 * m2 + u3 * m3 + u4 * m4;
            y -= y1 * d1 + y2 * d2 + y3 * d3 + y4 * d4;
            v -= v1 * d1 + v2 * d2 + v3 * d3 + v4 * d4;
            Vector512.Narrow(At(forward, i, 0) + y, At(forward, i, Half) + v).CopyTo(results[(i * Lanes)..]);
            (x4, x3, x2, x1, u4, u3, u2, u1) = (x3, x2, x1, At(data, i, 0), u3, u2, u1, At(data, i, Half));
            (y4, y3, y2, y1, v4, v3, v2, v1) = (y3, y2, y1, y, v3, v2, v1, v);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> At(ReadOnlySpan<double> values, int sample, int lane) => Vector512.Create(values[(sample * Lanes + lane)..]);

    private static Vector512<double> Weight(double inside, double outside, bool isInside) => Vector512.Create(isInside ? inside : outside);
}
