using Xunit;

namespace Radiomics.Core.Tests.Formats.Contours;

public sealed class ContourRasterizerTests
{
    private static readonly ImageGeometry s_plain = new(new ImageSize(12, 10, 4), new Spacing(1, 1, 2));

    [Fact]
    public void CentresOnLeftAndUpperEdgesAreInsideOnRightAndLowerEdgesNot()
    {
        Mask mask = Draw(Volume(s_plain), Rectangle(2, 3, 5, 6, 0));
        Assert.Equal(9, mask.VoxelCount);
        Assert.Equal(new VoxelRegion(new VoxelIndex(2, 3, 0), new ImageSize(3, 3, 1)), mask.Region);
    }

    [Fact]
    public void RegionsThatShareAnEdgeShareNoVoxelAndLeaveNoneOut()
    {
        Random random = new(5);
        for (int round = 0; round < 50; round++)
        {
            (double, double) a = (1, 1), b = (10, 1), c = (10, 8), d = (1, 8), p = (random.Next(2, 10), random.Next(2, 8));
            int sum = new[] { (a, b), (b, c), (c, d), (d, a) }.Sum(side => Draw(Volume(s_plain), Polygon(0, side.Item1, side.Item2, p)).VoxelCount);
            Assert.Equal(63, sum);
        }
    }

    [Fact]
    public void ContoursWithinContoursAreHoles()
    {
        Mask mask = Draw(Volume(s_plain), Rectangle(0.5, 0.5, 9.5, 8.5, 2), Rectangle(2.5, 2.5, 7.5, 6.5, 2), Rectangle(4.5, 3.5, 5.5, 4.5, 2));
        Assert.Equal((9 * 8) - (5 * 4) + 1, mask.VoxelCount);
        Assert.False(mask[new VoxelIndex(3, 3, 1)]);
        Assert.True(mask[new VoxelIndex(5, 4, 1)]);
    }

    [Fact]
    public void AKeyholeIsAHole()
    {
        Mask mask = Draw(Volume(s_plain), Polygon(0, (0.5, 0.5), (9.5, 0.5), (9.5, 4.5), (7.5, 4.5), (7.5, 2.5), (2.5, 2.5), (2.5, 6.5), (7.5, 6.5), (7.5, 4.5), (9.5, 4.5), (9.5, 8.5), (0.5, 8.5)));
        Assert.Equal((9 * 8) - (5 * 4), mask.VoxelCount);
    }

    /// <summary>Random polygons, crossing themselves, against the parity of the edges to the left of each centre.</summary>
    [Fact]
    public void RandomPolygonsAgainstTheScalarTwin()
    {
        Random random = new(11);
        Volume volume = Volume(s_plain);
        for (int round = 0; round < 300; round++)
        {
            bool onGrid = round % 2 == 0;
            (double X, double Y)[] points = [.. Enumerable.Range(0, random.Next(3, 12)).Select(_ => onGrid
                ? ((double)random.Next(-3, 15), (double)random.Next(-3, 13))
                : (random.NextDouble() * 18 - 3, random.NextDouble() * 16 - 3))];
            byte[] expected = new byte[s_plain.Size.VoxelCount];
            for (int y = 0; y < 10; y++)
                for (int x = 0; x < 12; x++)
                    expected[s_plain.Size.Offset(new VoxelIndex(x, y, 2))] = Inside(points, x, y);
            Assert.Equal(expected, Draw(volume, Polygon(4, points)).ToArray());
        }
    }

    [Fact]
    public void ObliqueImagesAreDrawnInTheirOwnIndices()
    {
        double a = 0.4;
        ImageGeometry oblique = new(s_plain.Size, new Spacing(0.7, 0.9, 3), new PointMm(-50, 20, 7), new Direction(
            new PointMm(Math.Cos(a), 0, Math.Sin(a)), new PointMm(0, -1, 0), new PointMm(Math.Sin(a), 0, -Math.Cos(a))));
        PlanarContour contour = new([.. new[] { (1.6, 2.4), (8.3, 2.6), (6.1, 7.7) }.Select(p => oblique.PointAt(p.Item1, p.Item2, 3))]);
        Mask mask = Draw(new Volume(oblique, new float[480]), contour);
        Assert.Equal(Draw(Volume(s_plain), Polygon(6, (1.6, 2.4), (8.3, 2.6), (6.1, 7.7))).ToArray(), mask.ToArray());
        Assert.Empty(mask.Notes);
    }

    [Fact]
    public void TheNamedImageDecidesBetweenSlicesAndUnknownNamesFallBackToThePosition()
    {
        Volume volume = new(s_plain, new float[480]) { SliceIdentities = [.. Enumerable.Range(0, 4).Select(i => new SliceIdentity($"s{i}", $"uid{i}"))] };
        Assert.Equal(1, Slice(Rectangle(2, 2, 5, 5, 3) with { ReferencedSopInstanceUid = "uid1" }));
        Assert.Equal(2, Slice(Rectangle(2, 2, 5, 5, 3) with { ReferencedSopInstanceUid = "uid2" }));
        Assert.Equal(3, Slice(Rectangle(2, 2, 5, 5, 6) with { ReferencedSopInstanceUid = "uid0" }));
        Assert.Equal(3, Slice(Rectangle(2, 2, 5, 5, 6) with { ReferencedSopInstanceUid = "elsewhere" }));

        int Slice(PlanarContour contour) => Draw(volume, contour).Region.Start.Slice;
    }

    [Fact]
    public void PlanesOffTheGridAreNamedWithTheirDistance()
    {
        Mask mask = Draw(Volume(s_plain), Rectangle(2, 2, 5, 5, 0.3), Rectangle(2, 2, 5, 5, 2.01));
        Assert.Contains("contour 1 at z = 0.3 mm lies 0.3 mm off slice 1", Assert.Single(mask.Notes), StringComparison.Ordinal);
        Assert.Equal(18, mask.VoxelCount);
    }

    [Fact]
    public void OfPlanesThatFallToOneSliceTheNearestCounts()
    {
        Mask mask = Draw(Volume(s_plain), Rectangle(2, 2, 5, 5, 1.2), Rectangle(6, 6, 8, 8, 2));
        Assert.Equal(4, mask.VoxelCount);
        Assert.Contains("contour 1 at z = 1.2 mm lies between the slices", Assert.Single(mask.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeDrawnIsLeftOutAndNamed()
    {
        Mask mask = Draw(
            Volume(s_plain),
            Rectangle(2, 2, 5, 5, 9), Rectangle(2, 2, 5, 5, -3), Rectangle(20, 2, 25, 5, 2), Rectangle(-5, -5, 1.5, 1.5, 2),
            new PlanarContour([new(1, 1, 0), new(2, 2, 0)]), new PlanarContour([]), new PlanarContour([new(1, 1, 0), new(2, double.NaN, 0), new(4, 4, 0)]),
            new PlanarContour([new(1, 1, 0), new(2, 2, 6), new(4, 4, 6)]), new PlanarContour([new(1e300, 1, 0), new(-1e300, 2, 0), new(4, 1e300, 0)]));
        string notes = string.Join("\n", mask.Notes);
        Assert.Contains("contour 1 at z = 9 mm was left out: it lies 3 mm outside the image, beyond the last slice", notes, StringComparison.Ordinal);
        Assert.Contains("contour 2 at z = -3 mm was left out: it lies 3 mm outside the image, before the first slice", notes, StringComparison.Ordinal);
        Assert.Contains("contour 3 at z = 2 mm was left out: it lies beside the image", notes, StringComparison.Ordinal);
        Assert.Contains("contour 4 at z = 2 mm reaches beyond the image", notes, StringComparison.Ordinal);
        Assert.Contains("contour 5 at z = 0 mm was left out: it has 2 points", notes, StringComparison.Ordinal);
        Assert.Contains("contour 7 at z = 0 mm was left out: a coordinate is no number", notes, StringComparison.Ordinal);
        Assert.Contains("contour 8 at z = 0 mm was left out: it is not in the plane of the slices but spans 6 mm", notes, StringComparison.Ordinal);
        Assert.True(mask[new VoxelIndex(0, 0, 1)]);
    }

    [Fact]
    public void ARepeatedContourCancelsAndIsNamed()
    {
        Mask mask = Draw(Volume(s_plain), Rectangle(2, 2, 5, 5, 0), Rectangle(2, 2, 5, 5, 0));
        Assert.Equal(0, mask.VoxelCount);
        Assert.Contains("cancel", Assert.Single(mask.Notes), StringComparison.Ordinal);
    }

    private static byte Inside((double X, double Y)[] points, int x, int y)
    {
        bool inside = false;
        for (int i = 0; i < points.Length; i++)
        {
            (double X, double Y) a = points[i], b = points[(i + 1) % points.Length];
            if (a.Y > b.Y) (a, b) = (b, a);
            if (a.Y <= y && y < b.Y && a.X + (y - a.Y) * (b.X - a.X) / (b.Y - a.Y) <= x) inside = !inside;
        }
        return inside ? (byte)1 : (byte)0;
    }

    private static Volume Volume(ImageGeometry geometry) => new(geometry, new float[geometry.Size.VoxelCount]);

    private static Mask Draw(Volume volume, params PlanarContour[] contours) => ContourRasterizer.Rasterize(new ContourRoi(4, "GTV", contours), volume);

    private static PlanarContour Rectangle(double left, double top, double right, double bottom, double z) => Polygon(z, (left, top), (right, top), (right, bottom), (left, bottom));

    private static PlanarContour Polygon(double z, params (double X, double Y)[] points) => new([.. points.Select(p => new PointMm(p.X, p.Y, z))]);
}
