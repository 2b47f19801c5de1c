using Xunit;

namespace Radiomics.Core.Tests.Processing;

/// <summary>Sampling by rows, from parts of images and with several threads against plain sums over all voxels.</summary>
public sealed class SamplingTwinTests
{
    private static readonly ImageSize s_size = new(41, 37, 9);

    [Theory]
    [InlineData(Interpolation.NearestNeighbor)]
    [InlineData(Interpolation.Linear)]
    [InlineData(Interpolation.BSpline)]
    public void EveryWayGivesThePlainSum(Interpolation interpolation)
    {
        Volume image = RandomImage(StoredType.Float32);
        ImageGeometry grid = new(new ImageSize(20, 33, 14), new Spacing(0.83, 0.6, 1.37), new PointMm(3.3, -1.2, 0.4), Direction.Identity);
        Volume one = ImageSampling.OnGrid(image, grid, interpolation, 1, TestContext.Current.CancellationToken);
        Volume three = ImageSampling.OnGrid(image, grid, interpolation, 3, TestContext.Current.CancellationToken);
        Assert.True(one.Voxels.SequenceEqual(three.Voxels));

        double[] values = Coefficients(image, interpolation);
        Assert.All(Enumerable.Range(0, one.Voxels.Length), i =>
        {
            VoxelIndex index = grid.Size.IndexOf(i);
            var at = image.Geometry.IndexAt(grid.PointAt(index));
            double expected = Plain(values, interpolation, at.Column, at.Row, at.Slice);
            Assert.True(Math.Abs(one.Voxels[i] - expected) < 1e-3, $"{index}: {one.Voxels[i]} against {expected}");
        });

        // The same grid by the way for grids that lie askew.
        float[] askew = new float[one.Voxels.Length];
        ObliqueSampler.Run(SampleSource.Of(image), new GridMap(grid, image.Geometry), interpolation, 2, (slice, s) =>
        {
            for (int i = 0; i < s.Length; i++) askew[slice * s.Length + i] = (float)s[i];
        }, TestContext.Current.CancellationToken);
        for (int i = 0; i < askew.Length; i++) Assert.Equal(one.Voxels[i], askew[i], 1e-3f);
    }

    [Fact]
    public void SplinesPassThroughTheVoxelsAndWholeNumbersAreCutOff()
    {
        Volume image = RandomImage(StoredType.Int16);
        ImageGeometry half = new(new ImageSize(81, 73, 17), new Spacing(0.35, 0.45, 1.25), image.Geometry.Origin, Direction.Identity);
        Volume single = ImageSampling.OnGrid(new Volume(image.Geometry, image.Voxels.ToArray()), half, Interpolation.BSpline, 2, TestContext.Current.CancellationToken);
        Volume whole = ImageSampling.OnGrid(image, half, Interpolation.BSpline, 2, TestContext.Current.CancellationToken);
        for (int z = 0; z < 9; z++)
            for (int y = 0; y < 37; y++)
                for (int x = 0; x < 41; x++)
                    Assert.Equal(image[new VoxelIndex(x, y, z)], single[new VoxelIndex(2 * x, 2 * y, 2 * z)], 1e-3f);
        for (int i = 0; i < whole.Voxels.Length; i++)
            if (Math.Abs(single.Voxels[i] - MathF.Round(single.Voxels[i])) > 1e-3) Assert.Equal(MathF.Truncate(single.Voxels[i]), whole.Voxels[i]);
    }

    [Fact]
    public void VoxelsOutsideTheImageAreZero()
    {
        Volume image = new(new ImageGeometry(new ImageSize(4, 4, 4), Spacing.Isotropic(1)), [.. Enumerable.Repeat(100f, 64)], StoredType.Int16);
        Volume wide = ImageSampling.OnGrid(image, new ImageGeometry(new ImageSize(8, 8, 8), Spacing.Isotropic(1), new PointMm(-2, -2, -2), Direction.Identity), Interpolation.Linear, 1, TestContext.Current.CancellationToken);
        Assert.Equal(64, wide.Voxels.ToArray().Count(v => v == 100));
        Assert.Equal(512 - 64, wide.Voxels.ToArray().Count(v => v == 0));
    }

    [Fact]
    public void AMaskTurnedByNinetyDegreesKeepsItsVoxels()
    {
        ImageGeometry own = new(new ImageSize(6, 5, 4), Spacing.Isotropic(1));
        byte[] voxels = new byte[120];
        for (int i = 0; i < voxels.Length; i += 3) voxels[i] = 1;
        Mask mask = Mask.FromVoxels(own, voxels);
        // Columns run where rows ran, and back.
        ImageGeometry turned = new(new ImageSize(5, 6, 4), Spacing.Isotropic(1), default, new Direction(new PointMm(0, 1, 0), new PointMm(1, 0, 0), new PointMm(0, 0, 1)));
        Mask moved = MaskSampling.Nearest(mask, turned);
        Assert.Equal(mask.VoxelCount, moved.VoxelCount);
        for (int z = 0; z < 4; z++)
            for (int y = 0; y < 6; y++)
                for (int x = 0; x < 5; x++)
                    Assert.Equal(mask[new VoxelIndex(y, x, z)], moved[new VoxelIndex(x, y, z)]);
    }

    private static Volume RandomImage(StoredType type)
    {
        Random random = new(7);
        float[] voxels = [.. Enumerable.Range(0, (int)s_size.VoxelCount).Select(_ => (float)random.Next(-1000, 1000))];
        return new Volume(new ImageGeometry(s_size, new Spacing(0.7, 0.9, 2.5)), voxels, type);
    }

    private static double[] Coefficients(Volume image, Interpolation interpolation)
    {
        double[] values = [.. image.Voxels.ToArray().Select(v => (double)v)];
        if (interpolation != Interpolation.BSpline) return values;
        int[] lengths = [s_size.Columns, s_size.Rows, s_size.Slices], strides = [1, s_size.Columns, s_size.SliceArea];
        double pole = Math.Sqrt(3) - 2;
        for (int axis = 0; axis < 3; axis++)
        {
            for (int start = 0; start < values.Length; start++)
            {
                if (start / strides[axis] % lengths[axis] != 0) continue;
                int n = lengths[axis], stride = strides[axis];
                double[] s = [.. Enumerable.Range(0, n).Select(i => 6 * values[start + i * stride])];
                // The mirrored signal without end, summed until nothing is left of it.
                double sum = 0, weight = 1;
                for (int i = 0; i < 200; i++, weight *= pole) sum += weight * s[i % (2 * n - 2) < n ? i % (2 * n - 2) : 2 * n - 2 - i % (2 * n - 2)];
                s[0] = sum;
                for (int i = 1; i < n; i++) s[i] += pole * s[i - 1];
                s[n - 1] = pole / (pole * pole - 1) * (pole * s[n - 2] + s[n - 1]);
                for (int i = n - 2; i >= 0; i--) s[i] = pole * (s[i + 1] - s[i]);
                for (int i = 0; i < n; i++) values[start + i * stride] = s[i];
            }
        }
        return values;
    }

    private static double Plain(double[] values, Interpolation interpolation, double x, double y, double z)
    {
        if (!(x >= -0.5 && x < s_size.Columns - 0.5 && y >= -0.5 && y < s_size.Rows - 0.5 && z >= -0.5 && z < s_size.Slices - 0.5)) return 0;
        double sum = 0;
        for (int k = (int)Math.Floor(z) - 2; k <= z + 3; k++)
            for (int j = (int)Math.Floor(y) - 2; j <= y + 3; j++)
                for (int i = (int)Math.Floor(x) - 2; i <= x + 3; i++)
                    sum += Weight(x - i) * Weight(y - j) * Weight(z - k)
                        * values[s_size.Offset(new VoxelIndex(Fold(i, s_size.Columns), Fold(j, s_size.Rows), Fold(k, s_size.Slices)))];
        return sum;

        double Weight(double d)
        {
            double a = Math.Abs(d);
            return interpolation switch
            {
                Interpolation.NearestNeighbor => d is >= -0.5 and < 0.5 ? 1 : 0,
                Interpolation.Linear => Math.Max(0, 1 - a),
                _ => a < 1 ? (4 - 6 * a * a + 3 * a * a * a) / 6 : a < 2 ? (2 - a) * (2 - a) * (2 - a) / 6 : 0,
            };
        }

        // Splines are mirrored at the outermost voxels, the others take the edge's value.
        int Fold(int i, int n) => interpolation == Interpolation.BSpline ? (i < 0 ? -i : i >= n ? 2 * n - 2 - i : i) : Math.Clamp(i, 0, n - 1);
    }
}
