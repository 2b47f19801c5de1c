using Xunit;

namespace Radiomics.Core.Tests.Filters;

public sealed class GradientMagnitudeFilterTests
{
    [Theory]
    [InlineData(StoredType.Int16, true)]
    [InlineData(StoredType.Float32, false)]
    [InlineData(StoredType.Float64, true)]
    public void EachVoxelIsTheLengthOfCentralDifferences(StoredType type, bool useSpacing)
    {
        Volume image = FilterImages.Patterned(type);
        double[] values = FilterImages.Values(image);
        ImageSize size = image.Size;
        FilterResponse response = Assert.Single(new GradientMagnitudeFilter { UseSpacing = useSpacing }.Apply(image, TestContext.Current.CancellationToken).Responses);
        Assert.Equal("gradient", response.Name);
        Spacing mm = useSpacing ? image.Geometry.Spacing : new Spacing(1, 1, 1);
        for (int i = 0; i < values.Length; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            double gx = (Value(at.Column + 1, at.Row, at.Slice) - Value(at.Column - 1, at.Row, at.Slice)) / (2 * mm.X);
            double gy = (Value(at.Column, at.Row + 1, at.Slice) - Value(at.Column, at.Row - 1, at.Slice)) / (2 * mm.Y);
            double gz = (Value(at.Column, at.Row, at.Slice + 1) - Value(at.Column, at.Row, at.Slice - 1)) / (2 * mm.Z);
            double expected = Math.Sqrt(gx * gx + gy * gy + gz * gz);
            Assert.Equal(expected, response.Image.Voxels[i], 1e-7 * expected);
        }

        double Value(int x, int y, int z) => values[size.Offset(new VoxelIndex(Math.Clamp(x, 0, size.Columns - 1), Math.Clamp(y, 0, size.Rows - 1), Math.Clamp(z, 0, size.Slices - 1)))];
    }

    [Fact]
    public void ARampHasItsSlope()
    {
        ImageSize size = new(20, 5, 4);
        Volume ramp = new(new ImageGeometry(size, new Spacing(0.5, 2, 4)), [.. Enumerable.Range(0, (int)size.VoxelCount).Select(size.IndexOf).Select(i => 3f * i.Column)]);
        float[] found = new GradientMagnitudeFilter().Apply(ramp, TestContext.Current.CancellationToken).Responses[0].Image.Voxels.ToArray();
        // At the border one of the two neighbors is the voxel itself.
        Assert.Equal([3f, 6f, 6f], found[..3]);
        Assert.Equal(3f, found[19]);
    }
}
