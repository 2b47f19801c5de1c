namespace Radiomics;

/// <summary>What the shape features of a mask are made of: its mesh, its diameters and its principal axes.</summary>
public sealed class ShapeMeasurements
{
    private ShapeMeasurements(Mask mask)
    {
        PaddedMask padded = new(mask);
        Mesh mesh = Mesh.Measure(padded);
        SurfaceArea = mesh.SurfaceArea;
        MeshVolume = mesh.Volume;
        VoxelVolume = mask.VolumeMm3;
        Diameters = Diameters.Measure(padded);
        Axes = PrincipalAxes.Measure(mask);
    }

    /// <summary>Surface area of the mesh, mm2.</summary>
    public double SurfaceArea { get; }

    /// <summary>Volume enclosed by the mesh, mm3.</summary>
    public double MeshVolume { get; }

    /// <summary>Number of voxels times the volume of one, mm3.</summary>
    public double VoxelVolume { get; }

    internal Diameters Diameters { get; }

    internal PrincipalAxes Axes { get; }

    /// <summary>Measures a mask.</summary>
    /// <param name="mask">A mask with at least one voxel.</param>
    /// <exception cref="MaskException">The mask is empty.</exception>
    public static ShapeMeasurements Measure(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.VoxelCount == 0)
            throw MaskException.Empty(mask.Name ?? $"label {mask.Label}");
        return new ShapeMeasurements(mask);
    }
}
