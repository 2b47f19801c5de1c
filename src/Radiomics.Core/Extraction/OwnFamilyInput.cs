namespace Radiomics;

/// <summary>What a family of one's own measures: a region of one image, after all processing. Of use during the call alone: gray levels and intensities lie in memory that is used again.</summary>
public sealed class OwnFamilyInput
{
    private readonly RegionContext _context;

    internal OwnFamilyInput(RegionContext context, CancellationToken cancellation) => (_context, Cancellation) = (context, cancellation);

    /// <summary>The image: the processed original, or the response of a filter on the box of the region.</summary>
    public Volume Image => _context.Region.Image;

    /// <summary>The region whose intensities are measured: without voxels that re-segmentation left out.</summary>
    public Mask Mask => _context.Region.IntensityMask;

    /// <summary>The region whose shape is measured.</summary>
    public Mask MorphologicalMask => _context.Region.MorphologicalMask;

    /// <summary>The gray levels of the region by the discretization of the settings.</summary>
    public GrayLevels Levels => _context.Levels;

    /// <summary>The intensities of <see cref="Mask"/> in scan order (columns fastest), in the image's unit.</summary>
    public ReadOnlySpan<float> Intensities => _context.Intensities.Values;

    /// <summary>The settings of the image.</summary>
    public ExtractionSettings Settings => _context.Settings;

    /// <summary>Set when the caller wants no result any more; long work looks at it.</summary>
    public CancellationToken Cancellation { get; }
}
