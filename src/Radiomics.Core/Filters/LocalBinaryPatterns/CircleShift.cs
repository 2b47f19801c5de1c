namespace Radiomics;

/// <summary>
/// Where a sample of a circle lies along one axis. Its distance from a voxel has five decimals; added to the voxel's number it is rounded again before its fraction is taken, as
/// scikit-image does, so that ties between a sample and its voxel fall alike.
/// </summary>
/// <param name="Lower">From the voxel to the neighbor before the sample.</param>
/// <param name="Upper">From the voxel to the neighbor after it.</param>
/// <param name="Fractions">Weight of the neighbor after, by position.</param>
internal sealed record CircleShift(int Lower, int Upper, double[] Fractions)
{
    /// <summary>A sample around some positions.</summary>
    /// <param name="shift">From the voxel to the sample, voxels.</param>
    /// <param name="start">First position in the image.</param>
    /// <param name="count">Number of positions.</param>
    public static CircleShift Of(double shift, int start, int count)
    {
        shift = Math.Round(shift * 1e5, MidpointRounding.ToEven) / 1e5;
        double[] fractions = new double[count];
        for (int i = 0; i < count; i++)
        {
            double at = start + i + shift;
            fractions[i] = at - Math.Floor(at);
        }
        return new CircleShift((int)Math.Floor(shift), (int)Math.Ceiling(shift), fractions);
    }
}
