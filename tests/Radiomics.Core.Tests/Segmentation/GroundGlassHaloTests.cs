using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class GroundGlassHaloTests
{
    /// <summary>Vessels and strands around a solid nodule have one level at any distance, too, and end together; but lung lies between them.</summary>
    [Theory]
    [InlineData(4, 4, 0.6)]
    [InlineData(4, 3, 1)]
    [InlineData(5.5, 3, 0.8)]
    [InlineData(5.5, 3.5, 1)]
    public void A_mesh_of_strands_is_no_ground_glass(double radius, double gap, double strand)
    {
        Scene lung = Scene.Cube(50, 1, 1);
        lung.Add(p => Mesh(p - lung.Middle, 11, gap, strand), -450);
        lung.Ball(lung.Middle, radius);
        Nodule found = FoundNodule.Segment(lung.Render(), Seed.AtVoxel(lung.VoxelAt(lung.Middle)));
        Assert.Equal(NoduleType.Solid, found.Type);
        Assert.InRange(Scene.Dice(found.Mask, lung.InBall(lung.Middle, radius)), 0.7, 1);
    }

    /// <summary>The distance to the nearest of the strands that run along the axes, one beside the other, within a ball.</summary>
    private static double Mesh(PointMm p, double reach, double gap, double radius)
    {
        double x = Near(p.X), y = Near(p.Y), z = Near(p.Z);
        double nearest = Math.Sqrt(Math.Min(x * x + y * y, Math.Min(x * x + z * z, y * y + z * z)));
        return Math.Max(nearest - radius, p.Length - reach);

        double Near(double place) => place - gap * Math.Round(place / gap);
    }
}
