using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class MaskAgreementTests
{
    [Theory]
    [InlineData(13, 11, 9, 0.7, 0.7, 2.5, 1)]
    [InlineData(9, 14, 12, 1.0, 1.0, 1.0, 2)]
    [InlineData(11, 8, 5, 0.6, 0.9, 5.0, 3)]
    [InlineData(17, 3, 1, 0.5, 2.0, 3.0, 4)]
    [InlineData(8, 8, 8, 2.0, 1.0, 0.3, 5)]
    public void Equals_the_search_over_all_pairs(int columns, int rows, int slices, double x, double y, double z, int seed)
    {
        ImageGeometry geometry = new(new ImageSize(columns, rows, slices), new Spacing(x, y, z));
        Random random = new(seed);
        for (int round = 0; round < 6; round++)
        {
            // Blobs that overlap, blobs apart, and single voxels.
            Mask a = Blob(geometry, random, 0.15 + 0.05 * round), b = Blob(geometry, random, 0.4 - 0.05 * round);
            Check(Twin.Between(a, b), MaskAgreement.Between(a, b));
            Check(Twin.Between(b, a), MaskAgreement.Between(b, a));
            Assert.Equal(MaskAgreement.Between(a, b).Dice, MaskAgreement.DiceOf(b, a));
        }
    }

    [Fact]
    public void Two_cubes_one_voxel_apart_have_the_figures_of_paper_and_pencil()
    {
        ImageGeometry geometry = new(new ImageSize(10, 10, 10), new Spacing(0.5, 1, 2));
        MaskAgreement found = MaskAgreement.Between(Cube(geometry, 2), Cube(geometry, 3));
        // 4 x 4 x 4 voxels each, 3 x 4 x 4 in common; each has 56 surface voxels, and 8 within.
        Assert.Equal(0.75, found.Dice);
        Assert.Equal(0.6, found.Jaccard);
        Assert.Equal(1, found.VolumeRatio);
        Assert.Equal(0.5, found.HausdorffMm, 12);
        Assert.Equal(0.5, found.Hausdorff95Mm, 12);
        // Off the other's surface lie the 16 voxels of the far face and the 4 of the next layer that lie within the other.
        Assert.Equal(20 * 0.5 / 56, found.MeanSurfaceDistanceMm, 12);
    }

    [Fact]
    public void A_mask_agrees_with_itself()
    {
        ImageGeometry geometry = new(new ImageSize(9, 9, 9), new Spacing(0.7, 0.7, 1.25));
        Mask mask = Blob(geometry, new Random(3), 0.3);
        MaskAgreement found = MaskAgreement.Between(mask, mask);
        Assert.Equal((1, 1, 1, 0, 0, 0), (found.Dice, found.Jaccard, found.VolumeRatio, found.MeanSurfaceDistanceMm, found.Hausdorff95Mm, found.HausdorffMm));
    }

    [Fact]
    public void The_95th_percentile_leaves_a_far_speck_out_and_the_maximum_does_not()
    {
        ImageGeometry geometry = new(new ImageSize(40, 10, 10), Spacing.Isotropic(1));
        Mask cube = Cube(geometry, 2);
        byte[] voxels = cube.ToArray();
        voxels[geometry.Size.Offset(new VoxelIndex(35, 4, 4))] = 1;
        MaskAgreement found = MaskAgreement.Between(Mask.FromVoxels(geometry, voxels), cube);
        Assert.Equal(30, found.HausdorffMm, 12);
        Assert.Equal(0, found.Hausdorff95Mm, 12);
        Assert.Equal(30.0 / 113, found.MeanSurfaceDistanceMm, 12);
    }

    [Fact]
    public void What_is_undefined_for_empty_masks_is_NaN()
    {
        ImageGeometry geometry = new(new ImageSize(10, 10, 10), Spacing.Isotropic(1));
        Mask empty = Mask.FromVoxels(geometry, new byte[1000]), cube = Cube(geometry, 2);
        Assert.True(double.IsNaN(MaskAgreement.Between(empty, empty).Dice));
        Assert.True(double.IsNaN(MaskAgreement.DiceOf(empty, empty)));
        Assert.True(double.IsNaN(MaskAgreement.Between(empty, empty).Jaccard));
        MaskAgreement none = MaskAgreement.Between(empty, cube), extra = MaskAgreement.Between(cube, empty);
        Assert.Equal((0, 0, 0), (none.Dice, none.Jaccard, none.VolumeRatio));
        Assert.Equal((0, 0), (extra.Dice, extra.Jaccard));
        Assert.True(double.IsNaN(extra.VolumeRatio));
        foreach (MaskAgreement found in new[] { none, extra })
            Assert.All(new[] { found.MeanSurfaceDistanceMm, found.Hausdorff95Mm, found.HausdorffMm }, d => Assert.True(double.IsNaN(d)));
    }

    [Fact]
    public void Masks_on_different_grids_are_refused()
    {
        Mask a = Cube(new ImageGeometry(new ImageSize(10, 10, 10), Spacing.Isotropic(1)), 2), b = Cube(new ImageGeometry(new ImageSize(10, 10, 10), Spacing.Isotropic(1.1)), 2);
        Assert.Equal("GEOMETRY_MISMATCH", Assert.Throws<GeometryMismatchException>(() => MaskAgreement.Between(a, b)).Code);
        Assert.Throws<GeometryMismatchException>(() => MaskAgreement.DiceOf(a, b));
    }

    private static void Check((double Dice, double Jaccard, double Ratio, double Mean, double H95, double Max) expected, MaskAgreement found)
    {
        Assert.Equal(expected.Dice, found.Dice, 12);
        Assert.Equal(expected.Jaccard, found.Jaccard, 12);
        Assert.Equal(expected.Ratio, found.VolumeRatio, 12);
        Assert.Equal(expected.Mean, found.MeanSurfaceDistanceMm, 9);
        Assert.Equal(expected.H95, found.Hausdorff95Mm, 9);
        Assert.Equal(expected.Max, found.HausdorffMm, 9);
    }

    private static Mask Cube(ImageGeometry geometry, int column) =>
        Mask.FromBox(geometry, new VoxelRegion(new VoxelIndex(column, 3, 3), new ImageSize(4, 4, 4)), [.. Enumerable.Repeat((byte)1, 64)]);

    /// <summary>A ball somewhere with holes and specks; never empty.</summary>
    private static Mask Blob(ImageGeometry geometry, Random random, double share)
    {
        ImageSize size = geometry.Size;
        byte[] voxels = new byte[size.VoxelCount];
        VoxelIndex center = new(random.Next(size.Columns), random.Next(size.Rows), random.Next(size.Slices));
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            double u = (at.Column - center.Column) / (share * size.Columns + 1), v = (at.Row - center.Row) / (share * size.Rows + 1), w = (at.Slice - center.Slice) / (share * size.Slices + 1);
            bool inside = u * u + v * v + w * w <= 1;
            voxels[i] = inside != (random.Next(20) == 0) ? (byte)1 : (byte)0;
        }
        voxels[size.Offset(center)] = 1;
        return Mask.FromVoxels(geometry, voxels);
    }

    /// <summary>The same from the definitions, voxel by voxel.</summary>
    private static class Twin
    {
        public static (double Dice, double Jaccard, double Ratio, double Mean, double H95, double Max) Between(Mask a, Mask b)
        {
            List<VoxelIndex> all = [.. Enumerable.Range(0, (int)a.Geometry.Size.VoxelCount).Select(i => a.Geometry.Size.IndexOf(i))];
            double both = all.Count(at => a[at] && b[at]), either = all.Count(at => a[at] || b[at]);
            List<double> there = Directed(Surface(a, all), Surface(b, all), a.Geometry), back = Directed(Surface(b, all), Surface(a, all), a.Geometry);
            return (2 * both / (a.VoxelCount + b.VoxelCount), both / either, (double)a.VoxelCount / b.VoxelCount,
                there.Concat(back).Average(), Math.Max(Percentile95(there), Percentile95(back)), Math.Max(there.Max(), back.Max()));
        }

        private static List<VoxelIndex> Surface(Mask mask, List<VoxelIndex> all) => [.. all.Where(at => mask[at] && new[]
        {
            at with { Column = at.Column - 1 }, at with { Column = at.Column + 1 }, at with { Row = at.Row - 1 },
            at with { Row = at.Row + 1 }, at with { Slice = at.Slice - 1 }, at with { Slice = at.Slice + 1 },
        }.Any(next => !mask[next]))];

        private static List<double> Directed(List<VoxelIndex> from, List<VoxelIndex> to, ImageGeometry geometry) =>
            [.. from.Select(p => to.Min(q => (geometry.PointAt(p) - geometry.PointAt(q)).Length))];

        private static double Percentile95(List<double> values)
        {
            double[] sorted = [.. values.Order()];
            double rank = 0.95 * (sorted.Length - 1), floor = Math.Floor(rank), ceiling = Math.Ceiling(rank);
            return sorted[(int)floor] + (rank - floor) * (sorted[(int)ceiling] - sorted[(int)floor]);
        }
    }
}
