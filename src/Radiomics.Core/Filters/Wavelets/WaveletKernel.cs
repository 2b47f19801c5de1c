using System.Numerics;

namespace Radiomics;

/// <summary>The pair of filters that a wavelet decomposes a line with. Both have the same, even length; the origin of a convolution is tap n/2.</summary>
/// <param name="Name">Its name, such as <c>coif1</c>.</param>
/// <param name="LowPass">The low pass (PyWavelets' <c>dec_lo</c>): taps that sum to the square root of 2.</param>
/// <param name="HighPass">The high pass (PyWavelets' <c>dec_hi</c>): taps that sum to 0.</param>
internal sealed record WaveletKernel(string Name, ReadOnlyMemory<double> LowPass, ReadOnlyMemory<double> HighPass)
{
    /// <summary>Number of taps.</summary>
    public int Length => LowPass.Length;

    /// <summary>Both filters in a precision, as PyWavelets has them: coiflets in single precision are the product of two numbers in single precision, of which one is the square root of 2.</summary>
    public (T[] Low, T[] High) Taps<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return (Array.ConvertAll(LowPass.ToArray(), Tap), Array.ConvertAll(HighPass.ToArray(), Tap));

        T Tap(double tap) => typeof(T) == typeof(float) && Name.StartsWith("coif", StringComparison.Ordinal)
            ? T.CreateTruncating(tap / Math.Sqrt(2)) * T.CreateTruncating(Math.Sqrt(2))
            : T.CreateTruncating(tap);
    }
}
