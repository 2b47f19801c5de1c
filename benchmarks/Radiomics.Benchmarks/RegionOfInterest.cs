namespace Radiomics.Benchmarks;

/// <summary>The forms of region that the tables compare.</summary>
public enum RegionForm
{
    Ellipsoid,
    Sphere,

    /// <summary>Three voxels in ten of an ellipsoid, at random.</summary>
    Scattered,
}

/// <summary>A region of textured tissue in a volume of noise, at the sizes the tables compare.</summary>
internal static class RegionOfInterest
{
    /// <summary>Creates a volume and a region of about so many voxels in it (or, scattered, within so many): of whole HU, or of any intensities as filters give them.</summary>
    public static (Volume Volume, Mask Mask) Create(int voxels, RegionForm form = RegionForm.Ellipsoid, bool whole = true)
    {
        double scale = Math.Cbrt(voxels / (4.0 / 3 * Math.PI * 80 * 72 * 62.2));
        (double a, double b, double c) = form == RegionForm.Sphere ? (71 * scale, 71 * scale, 71 * scale) : (80 * scale, 72 * scale, 62.2 * scale);
        ImageSize size = new((int)(2 * a) + 9, (int)(2 * b) + 9, (int)(2 * c) + 9);
        float[] hu = new float[size.VoxelCount];
        byte[] inside = new byte[hu.Length];
        Random random = new(7), scattered = new(8);
        for (int i = 0; i < hu.Length; i++)
        {
            VoxelIndex v = size.IndexOf(i);
            double noise = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
            double value = 150 * noise + 40 * Math.Sin(v.Column * 0.1) + 30 * Math.Cos(v.Row * 0.07);
            hu[i] = (float)(whole ? Math.Round(value) : value);
            double x = (v.Column - size.Columns / 2) / a, y = (v.Row - size.Rows / 2) / b, z = (v.Slice - size.Slices / 2) / c;
            bool kept = form != RegionForm.Scattered || scattered.Next(10) < 3;
            inside[i] = kept && x * x + y * y + z * z <= 1 ? (byte)1 : (byte)0;
        }
        ImageGeometry geometry = new(size, new Spacing(0.7, 0.7, 1.25));
        return (new Volume(geometry, hu, whole ? StoredType.Int16 : StoredType.Float32), Mask.FromVoxels(geometry, inside));
    }
}
