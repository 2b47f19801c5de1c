using Xunit;

namespace Radiomics.Core.Tests.Imaging;

public sealed class GeometryComparisonTests
{
    private static readonly ImageGeometry s_image = new(new ImageSize(101, 201, 11), new Spacing(0.5, 0.5, 2), new PointMm(-20, -30, 40), Direction.Identity);

    [Fact]
    public void EqualNumbersAreIdentical()
    {
        GeometryComparison same = s_image.CompareTo(new ImageGeometry(s_image.Size, s_image.Spacing, s_image.Origin, s_image.Direction));
        Assert.True(same.IsIdentical && same.IsSameGrid && same.SameSize);
        Assert.Equal(0, same.MaxDisplacementMm);
        Assert.Equal("identical", same.Summary);
    }

    [Theory]
    [InlineData(0.0049, true)]
    [InlineData(0.0051, false)]
    public void OnePercentOfAVoxelIsTheLimit(double mm, bool accepted)
    {
        GeometryComparison comparison = s_image.CompareTo(With(origin: s_image.Origin + new PointMm(mm, 0, 0)));
        Assert.Equal(accepted, comparison.IsSameGrid);
        Assert.False(comparison.IsIdentical);
        Assert.Equal(mm, comparison.MaxDisplacementMm, 1e-9);
        Assert.Equal(mm / 0.5, comparison.MaxDisplacementVoxels, 1e-9);
    }

    [Fact]
    public void ASpacingErrorCountsAtTheFarCorner()
    {
        GeometryComparison comparison = s_image.CompareTo(With(spacing: new Spacing(0.5001, 0.5, 2)));
        Assert.Equal(0.0001 * 100, comparison.MaxDisplacementMm, 1e-9);
        Assert.False(comparison.IsSameGrid);
        Assert.Contains("0.0001 mm", comparison.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTableShowsBothSidesAndTheDifference()
    {
        string table = s_image.CompareTo(With(origin: new PointMm(-20, -29, 40))).ToTable();
        string[] lines = table.Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Contains("image", lines[0], StringComparison.Ordinal);
        Assert.Contains("(-20, -30, 40)", lines[3], StringComparison.Ordinal);
        Assert.Contains("(-20, -29, 40)", lines[3], StringComparison.Ordinal);
        Assert.Contains("by 1 mm, 0, 2, 0 voxels", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain("differs", table, StringComparison.Ordinal);
    }

    [Fact]
    public void HintsNameTheProbableCause()
    {
        Assert.Contains("exchanged", Hint(With(new ImageSize(201, 101, 11))), StringComparison.Ordinal);
        Assert.Contains("10 slices, the image 11", Hint(With(new ImageSize(101, 201, 10))), StringComparison.Ordinal);
        Assert.Contains("same lattice", Hint(With(new ImageSize(90, 201, 9))), StringComparison.Ordinal);
        Assert.Contains("RAS", Hint(With(origin: new PointMm(20, 30, 40), direction: new Direction(new PointMm(-1, 0, 0), new PointMm(0, -1, 0), new PointMm(0, 0, 1)))), StringComparison.Ordinal);
        Assert.Contains("Only the origin", Hint(With(origin: new PointMm(-20, -30, 47))), StringComparison.Ordinal);
        Assert.Contains("nearest neighbor", Hint(With(spacing: new Spacing(0.6, 0.5, 2))), StringComparison.Ordinal);
        Assert.Contains("nothing needs", Hint(With(origin: s_image.Origin + new PointMm(0.001, 0, 0))), StringComparison.Ordinal);

        ImageGeometry centered = new(s_image.Size, s_image.Spacing), turned = new(s_image.Size, s_image.Spacing, default, new Direction(new PointMm(-1, 0, 0), new PointMm(0, -1, 0), new PointMm(0, 0, 1)));
        Assert.Contains("RAS", centered.CompareTo(turned).Hint, StringComparison.Ordinal);
        Assert.Contains("by 180 degrees", centered.CompareTo(turned).ToTable(), StringComparison.Ordinal);

        static string Hint(ImageGeometry mask) => s_image.CompareTo(mask).Hint;
    }

    [Fact]
    public void TheErrorBearsTheTableAndTheHint()
    {
        GeometryMismatchException error = new("mask.nii", s_image.CompareTo(With(origin: new PointMm(0, 0, 0))));
        Assert.Equal("GEOMETRY_MISMATCH", error.Code);
        Assert.Contains(error.Comparison.ToTable(), error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Comparison.Hint, error.Message, StringComparison.Ordinal);
        // Nothing is glued to the last line of the table.
        Assert.EndsWith(error.Comparison.ToTable(), error.Message, StringComparison.Ordinal);
    }

    private static ImageGeometry With(ImageSize? size = null, Spacing? spacing = null, PointMm? origin = null, Direction? direction = null) =>
        new(size ?? s_image.Size, spacing ?? s_image.Spacing, origin ?? s_image.Origin, direction ?? s_image.Direction);
}
