namespace Radiomics.Comparison;

/// <summary>An ellipsoid of textured tissue in a volume of whole HU.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Size">Voxels of the volume.</param>
/// <param name="A">Half axis along columns, voxels.</param>
/// <param name="B">Half axis along rows.</param>
/// <param name="C">Half axis along slices.</param>
internal sealed record ComparisonCase(string Name, ImageSize Size, double A, double B, double C)
{
    /// <summary>The regions that are compared, the smallest first.</summary>
    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        new("4 k", new ImageSize(64, 64, 40), 11, 10, 9),
        new("125 k", new ImageSize(128, 128, 100), 35, 31.5, 27.2),
        new("1.5 M", new ImageSize(256, 256, 200), 80, 72, 62.2),
    ];

    /// <summary>Creates image and mask; the same every time.</summary>
    public (Volume Image, Mask Mask) Create()
    {
        float[] hu = new float[Size.VoxelCount];
        byte[] inside = new byte[hu.Length];
        Random random = new(7);
        for (int i = 0; i < hu.Length; i++)
        {
            VoxelIndex v = Size.IndexOf(i);
            double noise = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
            hu[i] = (float)Math.Round(150 * noise + 40 * Math.Sin(v.Column * 0.1) + 30 * Math.Cos(v.Row * 0.07));
            double x = (v.Column - Size.Columns / 2) / A, y = (v.Row - Size.Rows / 2) / B, z = (v.Slice - Size.Slices / 2) / C;
            inside[i] = x * x + y * y + z * z <= 1 ? (byte)1 : (byte)0;
        }
        ImageGeometry geometry = new(Size, new Spacing(0.7, 0.7, 1.25));
        return (new Volume(geometry, hu, StoredType.Int16), Mask.FromVoxels(geometry, inside));
    }
}
