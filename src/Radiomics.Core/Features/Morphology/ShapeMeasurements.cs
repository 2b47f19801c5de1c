namespace Radiomics;

/// <summary>
/// What the shape features of a mask are made of: its mesh, its diameters and its principal axes, and, measured on first use, the solids around the mesh and
/// what the intensities add. Safe to share between threads.
/// </summary>
public sealed class ShapeMeasurements
{
    private readonly Mask _mask;
    private readonly Func<RegionIntensities>? _intensities;
    private readonly Lazy<ConvexHull> _hull;
    private readonly Lazy<OrientedBox> _orientedBox;
    private readonly Lazy<HalfAxes> _enclosingEllipsoid;
    private readonly Lazy<(double MoranI, double GearyC)> _autocorrelation;

    private ShapeMeasurements(Mask mask, Func<RegionIntensities>? intensities, Workers workers)
    {
        PaddedMask padded = new(mask);
        Mesh mesh = Mesh.Measure(padded);
        SurfaceArea = mesh.SurfaceArea;
        MeshVolume = mesh.Volume;
        VoxelVolume = mask.VolumeMm3;
        VoxelCount = mask.VoxelCount;
        Diameters = Diameters.Measure(padded);
        Axes = PrincipalAxes.Measure(mask);
        _mask = mask;
        _intensities = intensities;
        _hull = new(() => ConvexHull.Of(new PaddedMask(mask)));
        _orientedBox = new(() => Radiomics.OrientedBox.Around(Hull));
        _enclosingEllipsoid = new(() => Radiomics.EnclosingEllipsoid.Around(Hull.Vertices));
        _autocorrelation = new(() => intensities is null ? (double.NaN, double.NaN) : SpatialAutocorrelation.Compute(intensities(), workers));
    }

    /// <summary>Surface area of the mesh, mm2.</summary>
    public double SurfaceArea { get; }

    /// <summary>Volume enclosed by the mesh, mm3.</summary>
    public double MeshVolume { get; }

    /// <summary>Number of voxels times the volume of one, mm3.</summary>
    public double VoxelVolume { get; }

    /// <summary>Number of voxels of the mask.</summary>
    public int VoxelCount { get; }

    internal Diameters Diameters { get; }

    internal PrincipalAxes Axes { get; }

    /// <summary>Lengths of the sides of the mesh's box along the axes of the grid, mm. The mesh reaches half a voxel beyond the outermost voxel centers.</summary>
    internal (double X, double Y, double Z) BoxSides
    {
        get
        {
            ImageSize size = _mask.Region.Size;
            Spacing spacing = _mask.Geometry.Spacing;
            return (size.Columns * spacing.X, size.Rows * spacing.Y, size.Slices * spacing.Z);
        }
    }

    /// <summary>The ellipsoid with the moments of the voxel centers, with the covariance over N - 1; flat where the voxels are, 0 for a single voxel.</summary>
    internal HalfAxes MomentEllipsoid
    {
        get
        {
            double widening = VoxelCount > 1 ? VoxelCount / (VoxelCount - 1.0) : 0;
            return new(2 * Math.Sqrt(widening * Axes.Major), 2 * Math.Sqrt(widening * Axes.Minor), 2 * Math.Sqrt(widening * Axes.Least));
        }
    }

    internal ConvexHull Hull => _hull.Value;

    internal OrientedBox OrientedBox => _orientedBox.Value;

    internal HalfAxes EnclosingEllipsoid => _enclosingEllipsoid.Value;

    /// <summary>Distance between the centers of the voxels and of the intensities, mm; NaN without intensities or when they add up to 0.</summary>
    internal double CenterOfMassShift => _intensities is null ? double.NaN : MassCenters.Distance(_mask, _intensities());

    /// <summary>Mean of the intensities; NaN without intensities.</summary>
    internal double MeanIntensity => _intensities is null ? double.NaN : Mean(_intensities().Distribution);

    /// <summary>Moran's I; NaN without intensities, for a flat region and for a single voxel.</summary>
    internal double MoranI => _autocorrelation.Value.MoranI;

    /// <summary>Geary's C; NaN without intensities, for a flat region and for a single voxel.</summary>
    internal double GearyC => _autocorrelation.Value.GearyC;

    /// <summary>Measures a mask. The features that need intensities (center of mass shift, integrated intensity, Moran's I, Geary's C) are NaN.</summary>
    /// <param name="mask">A mask with at least one voxel.</param>
    /// <exception cref="MaskException">The mask is empty.</exception>
    public static ShapeMeasurements Measure(Mask mask) => Measure(mask, null, new Workers(1));

    /// <summary>Measures a mask with the intensities of an image.</summary>
    /// <param name="mask">The mask whose shape is measured (IBSI's morphological mask), with at least one voxel.</param>
    /// <param name="volume">The image.</param>
    /// <param name="intensityMask">The voxels whose intensities count (IBSI's intensity mask), with at least one voxel; null for those of <paramref name="mask"/>.</param>
    /// <exception cref="MaskException">A mask is empty, or intensities are no finite numbers.</exception>
    /// <exception cref="GeometryMismatchException">A mask lies on another grid than the image.</exception>
    public static ShapeMeasurements Measure(Mask mask, Volume volume, Mask? intensityMask = null)
    {
        RegionIntensities.Check(volume, mask);
        RegionIntensities intensities = RegionIntensities.Gather(volume, intensityMask ?? mask);
        return Measure(mask, () => intensities, new Workers(1));
    }

    /// <summary>Measures a mask; the intensities are asked for by the features that need them, and only then.</summary>
    internal static ShapeMeasurements Measure(Mask mask, Func<RegionIntensities>? intensities, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.VoxelCount == 0)
            throw MaskException.Empty(mask.Name ?? $"label {mask.Label}");
        return new ShapeMeasurements(mask, intensities, workers);
    }

    private static double Mean(IntensityDistribution distribution)
    {
        double sum = 0;
        for (int i = 0; i < distribution.Values.Length; i++) sum += distribution.Counts[i] * distribution.Values[i];
        return sum / distribution.Total;
    }
}
