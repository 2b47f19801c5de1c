namespace Radiomics;

/// <summary>Which voxels along one axis make up each sample, and with what weight.</summary>
internal sealed class AxisTaps
{
    private AxisTaps(int taps, int samples)
    {
        Taps = taps;
        Indices = new int[taps * samples];
        Weights = new double[taps * samples];
        Inside = new bool[samples];
    }

    /// <summary>Voxels a sample is made of: 1 nearest, 2 linear, 4 cubic.</summary>
    public int Taps { get; }

    /// <summary>Samples along the axis.</summary>
    public int Count => Inside.Length;

    /// <summary>Source index of each tap of each sample; within the source.</summary>
    public int[] Indices { get; }

    /// <summary>Weight of each tap. Linear samples are a + (b - a) t with t the weight of the second.</summary>
    public double[] Weights { get; }

    /// <summary>Whether a sample lies in the source: within half a voxel of it.</summary>
    public bool[] Inside { get; }

    /// <summary>Smallest source index used.</summary>
    public int Lowest => Indices.Min();

    /// <summary>Largest source index used.</summary>
    public int Highest => Indices.Max();

    /// <summary>Finds the taps.</summary>
    /// <param name="positions">Fractional source index of each sample.</param>
    /// <param name="length">Voxels of the source along the axis.</param>
    /// <param name="interpolation">Which taps.</param>
    /// <param name="extendEdges">Whether samples beyond the outermost voxel centres take the edge's value; otherwise they are extrapolated for half a voxel and then outside.</param>
    public static AxisTaps Create(ReadOnlySpan<double> positions, int length, Interpolation interpolation, bool extendEdges)
    {
        AxisTaps result = new(interpolation switch { Interpolation.NearestNeighbor => 1, Interpolation.Linear => 2, _ => 4 }, positions.Length);
        for (int i = 0; i < positions.Length; i++)
        {
            double at = extendEdges ? Math.Clamp(positions[i], 0, length - 1) : positions[i];
            result.Inside[i] = at >= -0.5 && at < length - 0.5;
            if (!result.Inside[i]) at = Math.Clamp(at, 0, length - 1);
            switch (interpolation)
            {
                case Interpolation.NearestNeighbor: result.SetNearest(i, at, length); break;
                case Interpolation.Linear: result.SetLinear(i, at, length); break;
                default: result.SetCubic(i, at, length); break;
            }
        }
        return result;
    }

    /// <summary>The same taps with indices counted from another start.</summary>
    /// <param name="start">Source index that becomes 0.</param>
    public AxisTaps From(int start)
    {
        AxisTaps moved = new(Taps, Count);
        for (int i = 0; i < Indices.Length; i++) moved.Indices[i] = Indices[i] - start;
        Weights.CopyTo(moved.Weights, 0);
        Inside.CopyTo(moved.Inside, 0);
        return moved;
    }

    private void SetNearest(int sample, double at, int length)
    {
        Indices[sample] = Math.Clamp((int)Math.Floor(at + 0.5), 0, length - 1);
        Weights[sample] = 1;
    }

    private void SetLinear(int sample, double at, int length)
    {
        int low = Math.Clamp((int)Math.Floor(at), 0, length - 1), high = Math.Min(low + 1, length - 1);
        double t = high == low ? 0 : Math.Max(0, at - low);
        (Indices[2 * sample], Indices[2 * sample + 1]) = (low, high);
        (Weights[2 * sample], Weights[2 * sample + 1]) = (1 - t, t);
    }

    private void SetCubic(int sample, double at, int length)
    {
        // In single precision, as the reference finds it: a weight may fall below 0 by a rounding, which the polynomial bears.
        int low = (int)MathF.Floor((float)at);
        double w = at - low, last = 1.0 / 6 * w * w * w;
        double first = 1.0 / 6 + 0.5 * w * (w - 1) - last;
        double third = w + first - 2 * last;
        Span<double> weights = Weights.AsSpan(4 * sample, 4);
        (weights[0], weights[1], weights[2], weights[3]) = (first, 1 - first - third - last, third, last);
        for (int tap = 0; tap < 4; tap++) Indices[4 * sample + tap] = Mirrored(low - 1 + tap, length);
    }

    /// <summary>Mirrored at the outermost voxels.</summary>
    private static int Mirrored(int index, int length)
    {
        if (length == 1) return 0;
        int period = 2 * (length - 1), folded = ((index % period) + period) % period;
        return folded < length ? folded : period - folded;
    }
}
