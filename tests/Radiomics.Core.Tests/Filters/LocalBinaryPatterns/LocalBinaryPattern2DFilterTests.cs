using Xunit;

namespace Radiomics.Core.Tests.Filters.LocalBinaryPatterns;

public sealed class LocalBinaryPattern2DFilterTests
{
    /// <summary>Sum, sum of squares and two voxels of the response to the patterned image, as scikit-image 0.19.3 gives it slice by slice.</summary>
    [Theory]
    [InlineData(StoredType.Int16, VoxelAxis.Slice, 8, 1.0, LocalBinaryPatternMethod.Uniform, 1631, 12273, 0, 8)]
    [InlineData(StoredType.Int16, VoxelAxis.Slice, 8, 1.0, LocalBinaryPatternMethod.Default, 49330, 11736338, 0, 255)]
    [InlineData(StoredType.Int16, VoxelAxis.Row, 12, 1.7, LocalBinaryPatternMethod.RotationInvariant, 555232, 1889257986, 0, 4095)]
    [InlineData(StoredType.Int16, VoxelAxis.Column, 9, 2.3, LocalBinaryPatternMethod.Variance, 3644508, 143421740802, 26277, 22507)]
    [InlineData(StoredType.Int16, VoxelAxis.Row, 16, 2.0, LocalBinaryPatternMethod.Default, -1857613, 52423207453, 0, -1)]
    [InlineData(StoredType.Int16, VoxelAxis.Column, 40, 3.0, LocalBinaryPatternMethod.Uniform, 10907, 438315, 0, 40)]
    [InlineData(StoredType.Float32, VoxelAxis.Slice, 8, 1.0, LocalBinaryPatternMethod.Uniform, 1631, 12273, 0, 8)]
    [InlineData(StoredType.Float32, VoxelAxis.Column, 9, 2.3, LocalBinaryPatternMethod.Variance, 1073159.46063232, 4070058345.05383, 3597.44384765625, 3081.28125)]
    [InlineData(StoredType.Float32, VoxelAxis.Row, 16, 2.0, LocalBinaryPatternMethod.Default, 14526387, 864777185821, 0, 65535)]
    [InlineData(StoredType.Float64, VoxelAxis.Column, 9, 2.3, LocalBinaryPatternMethod.Variance, 1073159.46099349, 4070058348.6156, 3597.44384526708, 3081.2813276685)]
    [InlineData(StoredType.Float64, VoxelAxis.Row, 12, 1.7, LocalBinaryPatternMethod.RotationInvariant, 555232, 1889257986, 0, 4095)]
    public void ValuesAreThoseOfScikitImage(StoredType type, VoxelAxis normal, int samples, double radius, LocalBinaryPatternMethod method, double sum, double squares, double inside, double corner)
    {
        LocalBinaryPattern2DFilter filter = new() { PlaneNormal = normal, Samples = samples, Radius = radius, Method = method };
        FilterResponse response = Assert.Single(filter.Apply(FilterImages.Patterned(type), TestContext.Current.CancellationToken).Responses);
        Assert.Equal("lbp-2D", response.Name);
        double[] values = FilterImages.Values(response.Image);
        Assert.Equal(sum, values.Sum(), 1e-13 * Math.Abs(sum));
        Assert.Equal(squares, values.Sum(v => v * v), 1e-13 * squares);
        Assert.Equal(inside, values[response.Image.Size.Offset(new VoxelIndex(4, 3, 2))], 1e-13 * inside);
        Assert.Equal(corner, values[8], 1e-13 * Math.Abs(corner));
    }

    [Fact]
    public void AFlatImageHasAllDigitsAndNoVariance()
    {
        Volume flat = Volume.FromHounsfield([.. Enumerable.Repeat(-7.5f, 5 * 5 * 2)], new ImageSize(5, 5, 2), new Spacing(1, 1, 1));
        VoxelRegion middle = new(new VoxelIndex(2, 2, 0), new ImageSize(1, 1, 2));
        Assert.Equal([8f, 8f], new LocalBinaryPattern2DFilter().Apply(flat, middle, TestContext.Current.CancellationToken).Responses[0].Image.Voxels.ToArray());
        Assert.Equal([0f, 0f], new LocalBinaryPattern2DFilter { Method = LocalBinaryPatternMethod.Variance }.Apply(flat, middle, TestContext.Current.CancellationToken).Responses[0].Image.Voxels.ToArray());
    }

    [Fact]
    public void WrongParametersAreRefused()
    {
        Assert.Throws<SettingsException>(() => new LocalBinaryPattern2DFilter { Radius = 0 });
        Assert.Throws<SettingsException>(() => new LocalBinaryPattern2DFilter { Samples = 0 });
        LocalBinaryPattern2DFilter many = new() { Samples = 32, Method = LocalBinaryPatternMethod.Default };
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => many.Apply(FilterImages.Patterned(StoredType.Int16), TestContext.Current.CancellationToken)).Code);
    }
}
