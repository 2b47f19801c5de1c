namespace Radiomics;

/// <summary>
/// What all kernels of one image share: the voxels that count, discretized once, and the voxels that are centers. Everything lies on the grid of the map: the region's
/// box grown by the kernel's radius, cut to the image.
/// </summary>
internal sealed class MapRegion
{
    private readonly int[] _intensityRanks;

    /// <summary>Discretizes the region.</summary>
    /// <param name="settings">The settings of the image type.</param>
    /// <param name="image">The image on the grid of the map.</param>
    /// <param name="centers">The region on the same grid.</param>
    /// <exception cref="MaskException">A voxel that counts is no finite number.</exception>
    /// <exception cref="SettingsException">The discretization gives too many gray levels.</exception>
    public MapRegion(ExtractionSettings settings, Volume image, Mask centers)
    {
        Settings = settings;
        Centers = centers;
        Mask counted = settings.Maps.MaskedKernel ? centers : Everything(image.Geometry, centers);
        RegionIntensities intensities = RegionIntensities.Gather(image, counted);
        Levels = GrayLevels.Create(intensities, settings.DiscretizationFor(intensities));
        Intensities = intensities.Distribution.Values;
        _intensityRanks = Ranks(intensities);
        int radius = settings.Maps.KernelRadius;
        // Squares rather than cubes where every texture is counted within planes.
        VoxelAxis? flat = settings.Aggregations.All(a => a.Dimension() != TextureDimension.Volume) ? settings.PlaneNormal : null;
        ImageSize size = Levels.Size;
        Reach = (Along(size.Columns, VoxelAxis.Column), Along(size.Rows, VoxelAxis.Row), Along(size.Slices, VoxelAxis.Slice));

        int Along(int side, VoxelAxis axis) => axis == flat ? 0 : Math.Min(radius, side);
    }

    /// <summary>The settings of the image type.</summary>
    public ExtractionSettings Settings { get; }

    /// <summary>The voxels that have a kernel.</summary>
    public Mask Centers { get; }

    /// <summary>The gray levels of the voxels that count.</summary>
    public GrayLevels Levels { get; }

    /// <summary>The different intensities of the voxels that count, ascending.</summary>
    public double[] Intensities { get; }

    /// <summary>How far kernels reach from their center along each axis, voxels.</summary>
    public (int Columns, int Rows, int Slices) Reach { get; }

    /// <summary>The position in <see cref="Intensities"/> of each voxel of a row of the box of <see cref="Levels"/>; of no meaning where the voxel does not count.</summary>
    public ReadOnlySpan<int> IntensityRanks(int row, int slice) => _intensityRanks.AsSpan((slice * Levels.Size.Rows + row) * Levels.Size.Columns, Levels.Size.Columns);

    private static Mask Everything(ImageGeometry geometry, Mask centers)
    {
        byte[] all = new byte[geometry.Size.VoxelCount];
        all.AsSpan().Fill(1);
        return Mask.FromVoxels(geometry, all, centers.Label, centers.Name);
    }

    private static int[] Ranks(RegionIntensities intensities)
    {
        ReadOnlySpan<byte> box = intensities.Mask.Box;
        double[] distinct = intensities.Distribution.Values;
        int[] ranks = new int[box.Length];
        ReadOnlySpan<double> exact = intensities.ExactValues;
        for (int i = 0, from = 0; i < ranks.Length; i++)
        {
            if (box[i] == 0) continue;
            ranks[i] = Array.BinarySearch(distinct, exact.Length > 0 ? exact[from] : intensities.Values[from]);
            from++;
        }
        return ranks;
    }
}
