namespace Radiomics;

/// <summary>Blurred borders of analytic shapes: how much of a voxel a shape fills, from the distance to its surface.</summary>
internal readonly struct SoftEdge(double sigmaMm)
{
    private const double Widths = 2.2;

    /// <summary>Beyond this distance from a surface, mm, a shape fills all or nothing.</summary>
    public double Reach { get; } = Widths * sigmaMm;

    /// <summary>The share filled at a signed distance (negative inside): a cubic that is close to a Gaussian's integral.</summary>
    public float Fill(double distance)
    {
        double t = Math.Clamp(0.5 - 0.5 * distance / Reach, 0, 1);
        return (float)(t * t * (3 - 2 * t));
    }
}
