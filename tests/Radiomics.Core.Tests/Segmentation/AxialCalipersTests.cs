using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class AxialCalipersTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.7, 0.7)]
    [InlineData(0.5, 1.3)]
    public void Equal_brute_force_over_all_pairs_of_corners(double x, double y)
    {
        Random random = new(5);
        for (int trial = 0; trial < 40; trial++)
        {
            ImageSize size = new(random.Next(1, 8), random.Next(1, 8), random.Next(1, 4));
            byte[] voxels = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => random.Next(3) == 0 ? (byte)1 : (byte)0)];
            voxels[random.Next(voxels.Length)] = 1;
            AxialDiameters found = AxialCalipers.Measure(Mask.FromVoxels(new ImageGeometry(size, new Spacing(x, y, 2)), voxels));
            double[] longest = [.. Enumerable.Range(0, size.Slices).Select(z => Longest(Corners(voxels, size, z)))];
            Assert.Equal(longest.Max(), found.LongAxisMm, 1e-9);
            Assert.Equal(longest.Max(), longest[found.Slice], 1e-9);
            Assert.Equal(found.LongAxisMm, Distance(found.LongFrom, found.LongTo), 1e-9);
            Assert.Equal(found.ShortAxisMm, Distance(found.ShortFrom, found.ShortTo), 1e-9);
            (double ux, double uy) = ((found.LongTo.Column - found.LongFrom.Column) * x / found.LongAxisMm, (found.LongTo.Row - found.LongFrom.Row) * y / found.LongAxisMm);
            Assert.Equal(Chord(Corners(voxels, size, found.Slice), ux, uy), found.ShortAxisMm, 1e-9);
            Assert.Equal(0, (found.ShortTo.Column - found.ShortFrom.Column) * x * ux + (found.ShortTo.Row - found.ShortFrom.Row) * y * uy, 1e-9);
        }

        double Distance((double Column, double Row) a, (double Column, double Row) b) =>
            Math.Sqrt((a.Column - b.Column) * (a.Column - b.Column) * x * x + (a.Row - b.Row) * (a.Row - b.Row) * y * y);

        double Longest(List<(double, double)> corners) => corners.Count == 0 ? 0 : corners.Max(a => corners.Max(b => Distance(a, b)));

        // The longest chord across a direction starts or ends at a corner and lies between two segments that join corners.
        double Chord(List<(double X, double Y)> corners, double ux, double uy)
        {
            double longest = 0;
            foreach ((double cx, double cy) in corners)
            {
                double place = cx * x * ux + cy * y * uy, low = double.PositiveInfinity, high = double.NegativeInfinity;
                foreach ((double px, double py) in corners)
                {
                    foreach ((double qx, double qy) in corners)
                    {
                        double a = px * x * ux + py * y * uy - place, b = qx * x * ux + qy * y * uy - place, way = Math.Abs(a - b) < 1e-12 ? 0 : a / (a - b);
                        if (Math.Abs(a - b) < 1e-12 ? Math.Abs(a) > 1e-12 : way is < 0 or > 1) continue;
                        double side = -(px + way * (qx - px)) * x * uy + (py + way * (qy - py)) * y * ux;
                        (low, high) = (Math.Min(low, side), Math.Max(high, side));
                    }
                }
                longest = Math.Max(longest, high - low);
            }
            return longest;
        }
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(4, 3, 1, 1)]
    [InlineData(6, 2, 0.5, 2)]
    public void A_rectangle_is_as_long_as_its_diagonal(int columns, int rows, double x, double y)
    {
        ImageSize size = new(9, 9, 3);
        byte[] voxels = new byte[size.VoxelCount];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) voxels[size.Offset(new VoxelIndex(1 + c, 2 + r, 1))] = 1;
        AxialDiameters found = AxialCalipers.Measure(Mask.FromVoxels(new ImageGeometry(size, new Spacing(x, y, 4)), voxels));
        double w = columns * x, h = rows * y, diagonal = Math.Sqrt(w * w + h * h);
        Assert.Equal(diagonal, found.LongAxisMm, 1e-9);
        // Across the diagonal, from a corner to the longer side.
        Assert.Equal(Math.Min(w, h) * diagonal / Math.Max(w, h), found.ShortAxisMm, 1e-9);
        Assert.Equal(1, found.Slice);
        Assert.Equal(0.5 * (found.LongAxisMm + found.ShortAxisMm), found.MeanMm);
    }

    [Fact]
    public void The_first_of_equally_long_slices_is_taken()
    {
        ImageSize size = new(3, 3, 4);
        byte[] voxels = new byte[36];
        voxels[size.Offset(new VoxelIndex(1, 1, 1))] = voxels[size.Offset(new VoxelIndex(2, 2, 3))] = 1;
        Assert.Equal(1, AxialCalipers.Measure(Mask.FromVoxels(new ImageGeometry(size, Spacing.Isotropic(1)), voxels)).Slice);
    }

    private static List<(double X, double Y)> Corners(byte[] voxels, ImageSize size, int slice)
    {
        List<(double, double)> corners = [];
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            if (voxels[i] == 0 || at.Slice != slice) continue;
            foreach ((double dx, double dy) in new[] { (-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5) }) corners.Add((at.Column + dx, at.Row + dy));
        }
        return corners;
    }
}
