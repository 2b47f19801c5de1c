using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class PartialVolumeTests
{
    [Theory]
    [InlineData(4, 0.7, 0.7, 0.5, 0.04)]
    [InlineData(6, 0.7, 1.25, 0.5, 0.04)]
    [InlineData(6, 0.7, 1.25, 0.9, 0.04)]
    [InlineData(10, 0.8, 2.5, 0.8, 0.04)]
    public void A_blurred_ball_has_its_volume(double radius, double inPlane, double slice, double blur, double tolerance)
    {
        ImageSize size = new((int)(50 / inPlane), (int)(50 / inPlane), (int)(50 / slice));
        Scene lung = new(size, new Spacing(inPlane, inPlane, slice)) { Sigma = blur };
        Nodule found = FoundNodule.Segment(lung.Ball(lung.Middle, radius).Render(), Seed.AtVoxel(lung.VoxelAt(lung.Middle)));
        // The scene's profile is a logistic of the distance, of width s: the ball's integral is larger than the sharp ball by pi2 s2 / r2.
        double s = blur / 1.7, truth = 4.0 / 3 * Math.PI * radius * radius * radius * (1 + Math.PI * Math.PI * s * s / (radius * radius));
        Assert.InRange(found.PartialVolumeMm3 / truth, 1 - tolerance, 1 + tolerance);
    }
}
