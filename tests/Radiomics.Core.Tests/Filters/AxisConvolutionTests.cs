using Xunit;

namespace Radiomics.Core.Tests.Filters;

public sealed class AxisConvolutionTests
{
    [Theory]
    [InlineData(VoxelAxis.Column)]
    [InlineData(VoxelAxis.Row)]
    [InlineData(VoxelAxis.Slice)]
    public void IsTheSumOverTheKernelVoxelForVoxel(VoxelAxis axis)
    {
        Random random = new(7);
        ImageSize size = new(19, 8, 9);
        double[] values = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => random.NextDouble() - 0.5)];
        double[] kernel = [0.3, -1.25, 0, 7.5];
        Volume image = Volume.FromHounsfield(new float[8], new ImageSize(2, 2, 2), new Spacing(1, 1, 1));
        FilterInput input = new(image, image.Geometry.WholeRegion, new Workers(2), TestContext.Current.CancellationToken);
        FilterBlock result = AxisConvolution.Run(new FilterBlock(size, values), axis, kernel, input);
        VoxelIndex step = axis switch { VoxelAxis.Column => new(1, 0, 0), VoxelAxis.Row => new(0, 1, 0), _ => new(0, 0, 1) };
        Assert.Equal(new ImageSize(size.Columns - 3 * step.Column, size.Rows - 3 * step.Row, size.Slices - 3 * step.Slice), result.Size);
        for (int i = 0; i < result.Values.Length; i++)
        {
            VoxelIndex at = result.Size.IndexOf(i);
            double expected = 0;
            for (int k = 0; k < kernel.Length; k++)
            {
                int back = kernel.Length - 1 - k;
                expected += kernel[k] * values[size.Offset(new VoxelIndex(at.Column + back * step.Column, at.Row + back * step.Row, at.Slice + back * step.Slice))];
            }
            Assert.Equal(expected, result.Values[i]);
        }
    }

    [Fact]
    public void TheMarginIsWhatTheKernelReachesAroundItsCenter()
    {
        // y[i] = k0 x[i + c] + ... + k(n-1) x[i + c - (n - 1)].
        Assert.Equal((2, 1), AxisConvolution.Margin(4, 1));
        Assert.Equal((0, 3), AxisConvolution.Margin(4, 3));
    }
}
