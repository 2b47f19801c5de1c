namespace Radiomics;

/// <summary>What a filter does to a frequency: a real factor, times (-j)^order.</summary>
/// <param name="Factor">The factor of a frequency of up to three axes, radians a voxel.</param>
/// <param name="Order">Power of -j.</param>
internal sealed record SpectralGain(Func<double, double, double, double> Factor, int Order)
{
    /// <summary>Whether the factor of a frequency is the negative of that of the opposite one.</summary>
    public bool IsOdd => int.IsOddInteger(Order);

    /// <summary>
    /// The frequencies of an axis: N points from -pi to pi, both ends among them, in the order of a Fourier transform (IBSI 2, "Non-separable wavelets"). For an even N
    /// none of them is 0, and opposite frequencies differ in size: the filter is not symmetric then, and its response is the real part.
    /// </summary>
    /// <param name="length">N; for 1 the frequency is 0.</param>
    public static double[] Frequencies(int length)
    {
        double[] frequencies = new double[length];
        for (int k = 0; k < length && length > 1; k++) frequencies[k] = -Math.PI + 2 * Math.PI * ((k + length / 2) % length) / (length - 1);
        return frequencies;
    }

    /// <summary>The factor of a frequency in a response of real numbers: what is left of the frequency and its opposite.</summary>
    /// <param name="x">The frequency along the first axis, and that of the opposite place.</param>
    /// <param name="y">The same along the second axis.</param>
    /// <param name="z">The same along the third axis.</param>
    public double Real((double At, double Opposite) x, (double At, double Opposite) y, (double At, double Opposite) z)
    {
        double at = Factor(x.At, y.At, z.At), opposite = Factor(x.Opposite, y.Opposite, z.Opposite);
        // (-j)^L is 1, -j, -1, j: a sign, and -j where the order is odd.
        double sign = (Order & 2) == 0 ? 0.5 : -0.5;
        return sign * (IsOdd ? at - opposite : at + opposite);
    }
}
