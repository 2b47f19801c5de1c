namespace Radiomics;

/// <summary>
/// Where the samples of a circle around the positions of an axis lie: for each sample and position the two neighbors that are interpolated between, and the weight of the second. The position
/// is rounded before its fraction is taken, as scikit-image does, so that ties between a sample and its voxel fall alike.
/// </summary>
internal sealed class PlaneSamples
{
    private PlaneSamples(int[] lower, int[] upper, double[] fraction) => (Lower, Upper, Fraction) = (lower, upper, fraction);

    /// <summary>The neighbor before; -1 outside the image.</summary>
    public int[] Lower { get; }

    /// <summary>The neighbor after; -1 outside the image.</summary>
    public int[] Upper { get; }

    /// <summary>Weight of the neighbor after.</summary>
    public double[] Fraction { get; }

    /// <summary>The neighbors of some positions by one sample.</summary>
    /// <param name="start">First position.</param>
    /// <param name="count">Number of positions.</param>
    /// <param name="length">Length of the axis.</param>
    /// <param name="shift">From the position to the sample, voxels.</param>
    public static PlaneSamples Of(int start, int count, int length, double shift)
    {
        int[] lower = new int[count], upper = new int[count];
        double[] fraction = new double[count];
        for (int i = 0; i < count; i++)
        {
            double at = start + i + shift, floor = Math.Floor(at), ceiling = Math.Ceiling(at);
            lower[i] = floor >= 0 && floor < length ? (int)floor : -1;
            upper[i] = ceiling >= 0 && ceiling < length ? (int)ceiling : -1;
            fraction[i] = at - floor;
        }
        return new PlaneSamples(lower, upper, fraction);
    }
}
