using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace Radiomics.Core.Tests.Fourier;

public sealed class FourierTransformTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(66)]
    [InlineData(128)]
    [InlineData(201)]
    public void AnyLengthIsTransformedAsItsSumSays(int length)
    {
        Random random = new(length);
        FourierTransform transform = new(length);
        // Twice: nothing of the first run may be left.
        for (int run = 0; run < 2; run++)
        {
            Complex[][] signals = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, length).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5)).ToArray())];
            for (int n = 0; n < length; n++)
            {
                transform.Real[n] = Vector512.Create(signals[0][n].Real, signals[1][n].Real, signals[2][n].Real, signals[3][n].Real, signals[4][n].Real, signals[5][n].Real, signals[6][n].Real, signals[7][n].Real);
                transform.Imaginary[n] = Vector512.Create(
                    signals[0][n].Imaginary, signals[1][n].Imaginary, signals[2][n].Imaginary, signals[3][n].Imaginary, signals[4][n].Imaginary, signals[5][n].Imaginary, signals[6][n].Imaginary, signals[7][n].Imaginary);
            }
            transform.Transform();
            for (int lane = 0; lane < 8; lane++)
            {
                for (int k = 0; k < length; k++)
                {
                    Complex expected = 0;
                    for (int n = 0; n < length; n++) expected += signals[lane][n] * Complex.Exp(new Complex(0, -2 * Math.PI * ((long)k * n % length) / length));
                    Assert.Equal(expected.Real, transform.Real[k][lane], 1e-12 * Math.Max(10, length));
                    Assert.Equal(expected.Imaginary, transform.Imaginary[k][lane], 1e-12 * Math.Max(10, length));
                }
            }
        }
    }
}
