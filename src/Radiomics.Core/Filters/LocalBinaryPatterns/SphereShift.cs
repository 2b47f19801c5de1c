namespace Radiomics;

/// <summary>How a sample on the sphere around a voxel is made of spline coefficients along one axis: the first of four neighbors, their weights, and where the sample lies within the image.</summary>
/// <param name="First">From the voxel to the first neighbor.</param>
/// <param name="Weights">The weights of the four.</param>
/// <param name="Inside">First position whose sample lies within the image, and the one after the last.</param>
internal sealed record SphereShift(int First, double[] Weights, (int Start, int End) Inside)
{
    /// <summary>The shift of a vertex along an axis.</summary>
    /// <param name="shift">From the voxel to the sample, voxels.</param>
    /// <param name="length">Voxels of the image along the axis.</param>
    public static SphereShift Of(double shift, int length)
    {
        // A vertex that is on the grid but for the last digit lies on it, as its position does where it is added to an index.
        double near = Math.Round(shift);
        if (Math.Abs(shift - near) < 1e-14) shift = near;
        double floor = Math.Floor(shift), y = shift - floor, z = 1.0 - y;
        double w0 = z * z * z / 6.0, w1 = (y * y * (y - 2.0) * 3.0 + 4.0) / 6.0, w2 = (z * z * (z - 2.0) * 3.0 + 4.0) / 6.0;
        int start = Math.Max(0, (int)Math.Ceiling(-shift)), end = Math.Min(length, (int)Math.Floor(length - 1 - shift) + 1);
        return new SphereShift((int)floor - 1, [w0, w1, w2, 1.0 - w0 - w1 - w2], (start, Math.Max(start, end)));
    }
}
