using Xunit;

namespace Radiomics.Core.Tests.Filters;

public sealed class FilterBlockTests
{
    [Theory]
    [InlineData(BoundaryCondition.Mirror, "2 2 1 0 0 1 2 2 1 0 0")]
    [InlineData(BoundaryCondition.Nearest, "0 0 0 0 0 1 2 2 2 2 2")]
    [InlineData(BoundaryCondition.Periodic, "2 0 1 2 0 1 2 0 1 2 0")]
    [InlineData(BoundaryCondition.Zero, "-1 -1 -1 -1 0 1 2 -1 -1 -1 -1")]
    public void PositionsOutsideFollowTheBoundaryCondition(BoundaryCondition boundary, string expected)
    {
        Assert.Equal(expected, string.Join(' ', FilterBlock.Positions(-4, 11, 3, boundary)));
    }

    [Theory]
    [InlineData(BoundaryCondition.Mirror)]
    [InlineData(BoundaryCondition.Nearest)]
    [InlineData(BoundaryCondition.Periodic)]
    [InlineData(BoundaryCondition.Zero)]
    public void APartWithItsMarginHoldsWhatTheWholeImageHoldsThere(BoundaryCondition boundary)
    {
        ImageSize size = new(7, 5, 4);
        float[] voxels = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(i => i * 1.5f - 20)];
        Volume image = Volume.FromHounsfield(voxels, size, new Spacing(1, 1, 2));
        VoxelRegion part = new(new VoxelIndex(1, 0, 2), new ImageSize(4, 3, 2));
        ImageSize before = new(3, 6, 1), after = new(9, 4, 5);
        FilterBlock block = FilterBlock.Read(new FilterInput(image, part, new Workers(2), TestContext.Current.CancellationToken), before, after, boundary);
        Assert.Equal(new ImageSize(16, 13, 8), block.Size);
        for (int z = 0; z < block.Size.Slices; z++)
        {
            for (int y = 0; y < block.Size.Rows; y++)
            {
                for (int x = 0; x < block.Size.Columns; x++)
                {
                    int c = FilterBlock.Positions(part.Start.Column - before.Columns + x, 1, size.Columns, boundary)[0];
                    int r = FilterBlock.Positions(part.Start.Row - before.Rows + y, 1, size.Rows, boundary)[0];
                    int s = FilterBlock.Positions(part.Start.Slice - before.Slices + z, 1, size.Slices, boundary)[0];
                    double expected = c < 0 || r < 0 || s < 0 ? 0 : voxels[size.Offset(new VoxelIndex(c, r, s))];
                    Assert.Equal(expected, block.Values[block.Size.Offset(new VoxelIndex(x, y, z))]);
                }
            }
        }
    }

    [Fact]
    public void ASupportThatCannotBeHeldIsRefused()
    {
        Volume image = Volume.FromHounsfield(new float[8], new ImageSize(2, 2, 2), new Spacing(1, 1, 1));
        FilterInput input = new(image, image.Geometry.WholeRegion, new Workers(1), TestContext.Current.CancellationToken);
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => FilterBlock.Read(input, new ImageSize(1 << 20, 1 << 20, 0), default, BoundaryCondition.Mirror)).Code);
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => FilterBlock.Read(input, new ImageSize(int.MaxValue, 0, 0), new ImageSize(int.MaxValue, 0, 0), BoundaryCondition.Mirror)).Code);
    }
}
