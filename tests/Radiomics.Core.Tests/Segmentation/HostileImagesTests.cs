using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

/// <summary>Images that no scanner makes, or only on a bad day: a nodule or a typed error, never anything else.</summary>
public class HostileImagesTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 3, 3)]
    [InlineData(1, 20, 1)]
    [InlineData(30, 30, 1)]
    [InlineData(2, 2, 30)]
    public void Tiny_and_flat_images(int x, int y, int z)
    {
        ImageSize size = new(x, y, z);
        VoxelIndex middle = new(x / 2, y / 2, z / 2);
        foreach (float around in new[] { -860f, float.NaN })
        {
            float[] voxels = new float[size.VoxelCount];
            Array.Fill(voxels, around);
            for (int i = 0; i < voxels.Length; i++)
            {
                VoxelIndex at = size.IndexOf(i);
                if (new PointMm(at.Column - middle.Column, at.Row - middle.Row, at.Slice - middle.Slice).Length < 4.5) voxels[i] = 40;
            }
            NoduleOrTypedError(Volume.FromHounsfield(voxels, size, Spacing.Isotropic(1)), Seed.AtVoxel(middle));
        }
    }

    [Fact]
    public void One_slice_gives_the_disk()
    {
        Scene scene = new(new ImageSize(40, 40, 1), new Spacing(1, 1, 1));
        Nodule found = FoundNodule.Segment(scene.Ball(scene.Middle, 7).Render(), Seed.AtVoxel(scene.VoxelAt(scene.Middle)));
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(scene.Middle, 7)), 0.8, 1);
        Assert.True(found.Flags.HasFlag(NoduleFindings.TouchesImageBorder));
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(-860)]
    [InlineData(-3024)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_constant_image_without_tissue_is_refused(float hu) =>
        Assert.IsType<SeedException>(Record.Exception(() => NoduleSegmenter.Default.Segment(Constant(hu), Seed.AtSlice(15, 15, 16))));

    [Theory]
    [InlineData(-500)]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(3071)]
    [InlineData(float.MaxValue)]
    public void A_constant_image_of_tissue_is_refused(float hu) =>
        Assert.Throws<SeedException>(() => NoduleSegmenter.Default.Segment(Constant(hu), Seed.AtSlice(15, 15, 16)));

    [Theory]
    [InlineData(-2000)]
    [InlineData(-3024)]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Padding_around_and_inside_changes_little(float padding)
    {
        Scene scene = Scene.Cube(44, 0.8, 1);
        PointMm center = scene.Middle;
        Volume clean = scene.Ball(center, 7).Render();
        VoxelIndex seed = scene.VoxelAt(center);
        float[] voxels = clean.Voxels.ToArray();
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex at = clean.Size.IndexOf(i);
            double away = new PointMm(at.Column * 0.8 - center.X, at.Row * 0.8 - center.Y, 0).Length;
            if (away > 16 || (at.Column == seed.Column + 3 && at.Row == seed.Row && at.Slice == seed.Slice)) voxels[i] = padding;
        }
        Nodule found = FoundNodule.Segment(Volume.FromHounsfield(voxels, clean.Size, clean.Geometry.Spacing), Seed.AtVoxel(seed));
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, 7)), 0.85, 1);
        Assert.InRange(found.LungHu, -880, -840);
        Assert.InRange(found.TissueHu, 20, 60);
    }

    [Fact]
    public void Voxels_without_a_value_at_the_side_belong_to_nothing()
    {
        Scene scene = Scene.Cube(40, 1, 1);
        Volume clean = scene.Ball(scene.Middle, 8).Render();
        float[] voxels = clean.Voxels.ToArray();
        VoxelIndex seed = scene.VoxelAt(scene.Middle);
        for (int i = 0; i < voxels.Length; i++)
            if (clean.Size.IndexOf(i).Column > seed.Column + 2) voxels[i] = i % 2 == 0 ? float.NaN : float.PositiveInfinity;
        Nodule found = FoundNodule.Segment(Volume.FromHounsfield(voxels, clean.Size, clean.Geometry.Spacing), Seed.AtVoxel(seed));
        Assert.True(found.Mask.Region.End.Column <= seed.Column + 3, found.Mask.Region.ToString());
        Assert.InRange(found.Mask.VoxelCount, 600, 2000);
    }

    [Fact]
    public void Noise_alone_is_a_nodule_or_a_typed_error()
    {
        Random random = new(9);
        for (int trial = 0; trial < 3; trial++)
        {
            ImageSize size = new(random.Next(2, 24), random.Next(2, 24), random.Next(1, 12));
            float[] voxels = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => random.Next(20) == 0 ? float.NaN : random.Next(-1024, 1500))];
            Volume volume = Volume.FromHounsfield(voxels, size, new Spacing(0.5 + random.NextDouble(), 0.7, 0.5 + 4 * random.NextDouble()));
            NoduleOrTypedError(volume, Seed.AtVoxel(new VoxelIndex(random.Next(size.Columns), random.Next(size.Rows), random.Next(size.Slices))));
        }
    }

    private static void NoduleOrTypedError(Volume volume, Seed seed)
    {
        try
        {
            Nodule found = FoundNodule.Segment(volume, seed);
            Assert.InRange(found.Mask.VoxelCount, 1, (int)volume.Size.VoxelCount);
        }
        catch (SeedException error)
        {
            Assert.NotEmpty(error.Problem.Advice);
        }
    }

    private static Volume Constant(float hu)
    {
        float[] voxels = new float[30 * 30 * 30];
        Array.Fill(voxels, hu);
        return Volume.FromHounsfield(voxels, new ImageSize(30, 30, 30), Spacing.Isotropic(1));
    }
}
