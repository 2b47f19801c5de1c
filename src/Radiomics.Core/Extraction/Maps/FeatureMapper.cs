namespace Radiomics;

/// <summary>
/// Computes feature maps: for every voxel of a region the features of the kernel around it (PyRadiomics' voxel-based extraction). Immutable; one instance can
/// serve many threads.
/// </summary>
/// <remarks>
/// Gray levels are those of the whole region: bins, Ng of the formulae and the number of levels do not change from kernel to kernel. Maps are made in stretches of
/// rows, so that memory is bounded by <see cref="PartBytes"/> (or one row of all maps, where that is more) beside what the region itself takes.
/// </remarks>
public sealed class FeatureMapper
{
    /// <summary>Families that can be mapped.</summary>
    public const FeatureFamilies Mappable =
        FeatureFamilies.FirstOrder | FeatureFamilies.Glcm | FeatureFamilies.Glrlm | FeatureFamilies.Glszm | FeatureFamilies.Gldm | FeatureFamilies.Ngtdm;

    /// <summary>Bytes of the values of one part: 32 MiB.</summary>
    public const int PartBytes = 1 << 25;

    private readonly IReadOnlyList<MeasuredImage> _images;
    private readonly string[] _notes;

    /// <summary>Creates a mapper.</summary>
    /// <param name="settings">What is computed and how; <see cref="ExtractionSettings.Maps"/> says which kernels. Families that cannot be mapped, such as shape, are left out with a note.</param>
    /// <exception cref="SettingsException">A setting is out of its range, no family can be mapped, or an image type cannot be computed.</exception>
    public FeatureMapper(ExtractionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SettingsCheck.Check(settings);
        if ((settings.Families & Mappable) == 0)
            throw new SettingsException("MAP_NO_FAMILY", new Problem("featureClass", $"{settings.Families} is asked for", $"one or more of {Mappable}", "Other families have no value in the kernel of a voxel."));
        Settings = settings;
        _notes = [.. FamilyNames.All.Where(f => (settings.Families & ~Mappable & f.Family) != 0).Select(f => $"{f.Name} is left out: it is not computed in the kernels of voxels")];
        _images = MeasuredImage.Of(settings with { Families = settings.Families & Mappable, OfKernels = true });
        Maps = [.. _images.SelectMany(i => i.Names.SelectMany(name => FeaturesOf(i, name)))];
        if (Maps.Count == 0) throw new SettingsException("MAP_NO_FEATURE", new Problem("featureClass", "none of its features can be mapped", "one or more", "Name features of the profile."));
    }

    /// <summary>What is computed and how.</summary>
    public ExtractionSettings Settings { get; }

    /// <summary>The maps these settings give, in the order of results.</summary>
    public IReadOnlyList<MapFeature> Maps { get; }

    /// <summary>Computes the maps and keeps them all: 8 bytes a voxel of the grid and map.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid, with at least one voxel.</param>
    /// <param name="progress">Told after each row, or null.</param>
    /// <param name="cancellationToken">Checked at each row.</param>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty, too small for the settings, too large, or covers voxels that are no finite numbers.</exception>
    /// <exception cref="SettingsException">The discretization gives too many gray levels.</exception>
    public IReadOnlyList<FeatureMap> Extract(Volume volume, Mask mask, IProgress<FeatureMapProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        List<FeatureMap> maps = [];
        double[][] values = [];
        foreach (FeatureMapPart part in Stream(volume, mask, progress, cancellationToken))
        {
            if (part.First == 0) values = [.. part.Maps.Select(_ => new double[part.Geometry.Size.VoxelCount])];
            for (int i = 0; i < values.Length; i++) part.Values(i).CopyTo(values[i].AsSpan(part.First));
            if (part.IsLast) maps.AddRange(part.Maps.Select((map, i) => new FeatureMap(map, part.Geometry, values[i])));
        }
        return maps;
    }

    /// <summary>Computes the maps part by part, for those that write them away: image type by image type, each from its first row to its last.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid, with at least one voxel.</param>
    /// <param name="progress">Told after each row, or null; from several threads.</param>
    /// <param name="cancellationToken">Checked at each row.</param>
    /// <exception cref="RadiomicsException">As for <see cref="Extract"/>, when the first part is asked for.</exception>
    public IEnumerable<FeatureMapPart> Stream(Volume volume, Mask mask, IProgress<FeatureMapProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(mask);
        return Parts(volume, mask, progress, cancellationToken);
    }

    private static IEnumerable<MapFeature> FeaturesOf(MeasuredImage image, string name) =>
        image.Families.SelectMany(f => f.Columns(image.Settings, name)).Select(c => new MapFeature(c.Name, c.Feature));

    private IEnumerable<FeatureMapPart> Parts(Volume volume, Mask mask, IProgress<FeatureMapProgress>? progress, CancellationToken cancellation)
    {
        ProcessedRegion region = ProcessingChain.Run(volume, mask, Settings.Processing, cancellation);
        Workers workers = new(Settings.MaxDegreeOfParallelism);
        int radius = Settings.Maps.KernelRadius;
        VoxelRegion grid = region.IntensityMask.Region.Expand(radius, radius, radius, region.Image.Size);
        // Shape has no maps: the region whose intensities are measured is the only one.
        region = region with { MorphologicalMask = region.IntensityMask };
        foreach (MeasuredImage image in _images)
        {
            (string Name, Volume Image)[] responses;
            List<string> notes = [.. volume.Notes, .. mask.Notes, .. region.Notes, .. Settings.Notes, .. _notes];
            if (image.Filter is null) responses = [(image.Names[0], region.Image.Crop(grid))];
            else
            {
                FilterResult result = image.Filter.Apply(new FilterInput(region.Image, grid, workers, cancellation));
                notes.AddRange(result.Notes);
                responses = [.. result.Responses.Select(r => (r.Name, r.Image))];
            }
            foreach ((string name, Volume response) in responses)
            {
                MapFeature[] maps = [.. FeaturesOf(image, name)];
                if (maps.Length == 0) continue;
                MapRegion kernels = new(image.Settings, response, FilteredRegion.On(region, grid, response).IntensityMask);
                foreach (FeatureMapPart part in new MapRows(kernels, name, maps, image.Families, notes).Parts(workers, progress, cancellation)) yield return part;
            }
        }
    }
}
