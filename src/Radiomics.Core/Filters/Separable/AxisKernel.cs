namespace Radiomics;

/// <summary>A convolution kernel of one axis: y[i] = sum over k of taps[k] x[i + center - k].</summary>
/// <param name="Taps">The taps, not empty.</param>
/// <param name="Center">Position of the kernel's origin.</param>
internal sealed record AxisKernel(double[] Taps, int Center)
{
    /// <summary>A kernel with its origin in the middle: floor(length / 2).</summary>
    public AxisKernel(double[] taps) : this(taps, taps.Length / 2) { }

    /// <summary>Voxels that the kernel reads before the one it computes.</summary>
    public int Before => Taps.Length - 1 - Center;

    /// <summary>The kernel turned around its origin.</summary>
    public AxisKernel Flipped => new([.. Taps.Reverse()], Taps.Length - 1 - Center);

    /// <summary>1 where the turned kernel is the same, -1 where it is the negative, else 0.</summary>
    public int Parity
    {
        get
        {
            double[] turned = Flipped.Taps;
            if (Taps.Length != 2 * Center + 1) return 0;
            return Taps.SequenceEqual(turned) ? 1 : Taps.SequenceEqual(turned.Select(t => -t)) ? -1 : 0;
        }
    }

    /// <summary>The mean of 2 <paramref name="reach"/> + 1 voxels.</summary>
    public static AxisKernel Mean(int reach)
    {
        double[] taps = new double[2 * reach + 1];
        Array.Fill(taps, 1.0 / taps.Length);
        return new AxisKernel(taps);
    }
}
