using Xunit;

namespace Radiomics.Core.Tests.Imaging;

public sealed class GeometryTests
{
    public static TheoryData<double, bool> Frames => new() { { 0, false }, { 0.3, false }, { -1.1, true }, { 2.5, true }, { Math.PI / 2, false } };

    [Theory]
    [MemberData(nameof(Frames))]
    public void IndicesAndPointsAreInverseInAnyFrame(double angle, bool leftHanded)
    {
        ImageGeometry g = Frame(angle, leftHanded);
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            double c = random.NextDouble() * 60 - 10, r = random.NextDouble() * 60 - 10, s = random.NextDouble() * 60 - 10;
            (double column, double row, double slice) = g.IndexAt(g.PointAt(c, r, s));
            Assert.Equal(c, column, 1e-9);
            Assert.Equal(r, row, 1e-9);
            Assert.Equal(s, slice, 1e-9);
            VoxelIndex near = g.NearestVoxel(g.PointAt(c, r, s));
            Assert.Equal(new VoxelIndex((int)Math.Round(c), (int)Math.Round(r), (int)Math.Round(s)), near);
        }
        Assert.Equal(leftHanded ? -1 : 1, g.Direction.Determinant, 1e-12);
    }

    [Fact]
    public void AStepAlongAnAxisIsItsDirectionTimesItsSpacing()
    {
        ImageGeometry g = Frame(0.3, true);
        PointMm step = g.PointAt(new VoxelIndex(3, 2, 5)) - g.PointAt(new VoxelIndex(3, 2, 4));
        Assert.Equal(2.5, step.Length, 1e-12);
        Assert.Equal(1, step.Scale(1 / 2.5).Dot(g.Direction.Slice), 1e-12);
        Assert.Equal(g.Origin, g.PointAt(default(VoxelIndex)));
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void ACropKeepsEveryVoxelAtItsPlace(double angle, bool leftHanded)
    {
        ImageGeometry g = Frame(angle, leftHanded);
        float[] voxels = [.. Enumerable.Range(0, (int)g.Size.VoxelCount).Select(i => (float)i)];
        Volume volume = new(g, voxels, StoredType.Int16) { SliceIdentities = [.. Enumerable.Range(0, 7).Select(i => new SliceIdentity($"s{i}"))] };
        VoxelRegion region = new(new VoxelIndex(1, 2, 3), new ImageSize(3, 2, 4));
        Volume part = volume.Crop(region);
        for (int i = 0; i < region.Size.VoxelCount; i++)
        {
            VoxelIndex inside = region.Size.IndexOf(i), whole = new(inside.Column + 1, inside.Row + 2, inside.Slice + 3);
            Assert.Equal(volume[whole], part[inside]);
            Assert.Equal(0, (g.PointAt(whole) - part.Geometry.PointAt(inside)).Length, 1e-9);
        }
        Assert.Equal(["s3", "s4", "s5", "s6"], part.SliceIdentities.Select(id => id.Source));
        Assert.Equal(StoredType.Int16, part.StoredType);
        Assert.Throws<ArgumentOutOfRangeException>(() => volume.Crop(new VoxelRegion(new VoxelIndex(4, 0, 0), new ImageSize(3, 1, 1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => volume.Crop(default));
    }

    [Fact]
    public void ImpossibleGeometriesAreRefused()
    {
        ImageSize size = new(2, 2, 2);
        Assert.Equal("IMAGE_SIZE", Code(() => new ImageGeometry(new ImageSize(0, 1, 1), Spacing.Isotropic(1))));
        Assert.Equal("IMAGE_SIZE", Code(() => new ImageGeometry(new ImageSize(int.MaxValue, int.MaxValue, int.MaxValue), Spacing.Isotropic(1))));
        Assert.Equal("IMAGE_SPACING", Code(() => new ImageGeometry(size, new Spacing(1, 0, 1))));
        Assert.Equal("IMAGE_SPACING", Code(() => new ImageGeometry(size, new Spacing(1, 1, double.PositiveInfinity))));
        Assert.Equal("IMAGE_ORIGIN", Code(() => new ImageGeometry(size, Spacing.Isotropic(1), new PointMm(0, double.NaN, 0), Direction.Identity)));
        Assert.Equal("IMAGE_DIRECTION", Code(() => new ImageGeometry(size, Spacing.Isotropic(1), default, Direction.Identity with { Row = new PointMm(0.01, 1, 0) })));

        static string Code(Func<object> make) => Assert.Throws<ImageFormatException>(make).Code;
    }

    [Fact]
    public void OffsetsAndIndicesAreInverseWithTheColumnFastest()
    {
        ImageSize size = new(3, 4, 5);
        for (int i = 0; i < size.VoxelCount; i++) Assert.Equal(i, size.Offset(size.IndexOf(i)));
        Assert.Equal(new VoxelIndex(1, 0, 0), size.IndexOf(1));
        Assert.Equal(new VoxelIndex(0, 1, 0), size.IndexOf(3));
        Assert.Equal(new VoxelIndex(0, 0, 1), size.IndexOf(12));
        Assert.False(size.Contains(new VoxelIndex(0, -1, 0)));
        Assert.False(size.Contains(new VoxelIndex(0, 0, 5)));
    }

    [Fact]
    public void TheContentHashDependsOnVoxelsAndPlaceOnly()
    {
        ImageGeometry g = Frame(0.3, false);
        float[] voxels = new float[g.Size.VoxelCount];
        string hash = new Volume(g, voxels).ContentHash;
        Assert.Matches("^[0-9a-f]{32}$", hash);
        Assert.Equal(hash, new Volume(Frame(0.3, false), new float[voxels.Length]) { Notes = ["x"] }.ContentHash);
        Assert.NotEqual(hash, new Volume(Frame(0.300001, false), voxels).ContentHash);
        float[] other = new float[voxels.Length];
        other[^1] = 1;
        Assert.NotEqual(hash, new Volume(g, other).ContentHash);
    }

    internal static ImageGeometry Frame(double angle, bool leftHanded)
    {
        PointMm column = new(Math.Cos(angle), Math.Sin(angle), 0), row = new(-Math.Sin(angle) * 0.6, Math.Cos(angle) * 0.6, 0.8);
        PointMm slice = column.Cross(row).Scale(leftHanded ? -1 : 1);
        return new ImageGeometry(new ImageSize(5, 6, 7), new Spacing(0.7, 0.8, 2.5), new PointMm(-100, 30, 1234.5), new Direction(column, row, slice));
    }
}
