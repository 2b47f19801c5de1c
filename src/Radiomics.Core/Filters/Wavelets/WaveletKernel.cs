namespace Radiomics;

/// <summary>The pair of filters that a wavelet decomposes a line with. Both have the same, even length; the origin of a convolution is tap n/2.</summary>
/// <param name="Name">Its name, such as <c>coif1</c>.</param>
/// <param name="LowPass">The low pass (PyWavelets' <c>dec_lo</c>): taps that sum to the square root of 2.</param>
/// <param name="HighPass">The high pass (PyWavelets' <c>dec_hi</c>): taps that sum to 0.</param>
internal sealed record WaveletKernel(string Name, ReadOnlyMemory<double> LowPass, ReadOnlyMemory<double> HighPass)
{
    /// <summary>Number of taps.</summary>
    public int Length => LowPass.Length;
}
