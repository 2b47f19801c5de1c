using Xunit;

namespace Radiomics.Core.Tests.Rendering;

public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(301, 200)]
    public void EveryPixelComesBack(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        new Random(width).NextBytes(pixels);
        byte[] file = PngEncoder.Encode(pixels, width, height);
        DecodedPng png = new(file);
        Assert.Equal((width, height), (png.Width, png.Height));
        Assert.Equal(["IHDR", "IDAT", "IEND"], png.Chunks);
        Assert.Equal(pixels, png.Pixels);
        Assert.Equal(file, PngEncoder.Encode(pixels, width, height));
    }

    [Fact]
    public void PixelsThatDoNotFitAreRefused() => Assert.Throws<ArgumentException>(() => PngEncoder.Encode(new byte[11], 2, 2));
}
