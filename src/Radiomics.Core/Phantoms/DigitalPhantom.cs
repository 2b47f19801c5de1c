namespace Radiomics;

/// <summary>
/// The IBSI digital phantom: 5 x 4 x 4 voxels (columns, rows, slices) of 2 mm, 74 of them in the region. Its reference values are known for every feature of IBSI 1.
/// Source: IBSI reference manual, digital phantom by A. Zwanenburg; CC BY 4.0.
/// </summary>
public static class DigitalPhantom
{
    private static readonly float[] s_levels =
    [
        1, 4, 4, 1, 1,  1, 4, 6, 1, 1,  4, 1, 6, 4, 1,  4, 4, 6, 4, 1,
        1, 4, 4, 1, 1,  1, 1, 6, 1, 1,  1, 1, 3, 1, 1,  4, 4, 6, 1, 1,
        1, 4, 4, 1, 1,  1, 1, 1, 1, 1,  1, 1, 9, 1, 1,  1, 1, 6, 1, 1,
        1, 4, 4, 1, 1,  1, 1, 1, 1, 1,  1, 1, 1, 1, 1,  1, 1, 6, 1, 1,
    ];

    private static readonly byte[] s_region =
    [
        1, 1, 1, 1, 1,  1, 1, 1, 1, 1,  1, 1, 1, 1, 1,  1, 1, 1, 1, 1,
        1, 1, 1, 1, 1,  1, 1, 1, 1, 1,  0, 1, 1, 1, 1,  1, 1, 1, 1, 1,
        1, 1, 1, 0, 0,  1, 1, 1, 1, 1,  1, 1, 0, 1, 1,  1, 1, 1, 1, 1,
        1, 1, 1, 0, 0,  1, 1, 1, 1, 1,  1, 1, 1, 1, 1,  1, 1, 1, 1, 1,
    ];

    /// <summary>Gray levels 1 to 9; 1, 3, 4 and 6 occur in the region.</summary>
    public static Volume Volume { get; } = new(new ImageGeometry(new ImageSize(5, 4, 4), Spacing.Isotropic(2)), [.. s_levels], StoredType.Int16);

    /// <summary>The region of interest.</summary>
    public static Mask Mask { get; } = Mask.FromVoxels(Volume.Geometry, s_region);
}
