using Radiomics.Formats;

namespace Radiomics;

/// <summary>How an image is loaded. Immutable.</summary>
public sealed record LoadOptions
{
    /// <summary>The defaults: strict, every processor.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>Irregularities of a series that are accepted. Default: none.</summary>
    public SeriesTolerance Tolerate { get; init; } = SeriesTolerance.None;

    /// <summary>The series to load from a folder that holds several; null asks for the only one.</summary>
    public string? SeriesInstanceUid { get; init; }

    /// <summary>
    /// The slices to load; null (the default) loads all. Only their pixels are read and held, and the volume is the one that loading everything and cropping would give, to
    /// the bit: the grid of the whole image decides its place, and irregularities of the whole series count. <see cref="Volume.FirstSlice"/> says which slice
    /// of the image is its first, and <see cref="Volume.SeedOf"/> counts a seed of the whole image in it. Of a gzip file what follows the last slice is not read, so
    /// that its checksum is not verified.
    /// </summary>
    public SliceRange? Slices { get; init; }

    /// <summary>
    /// Decoders for compressed DICOM pixels, by their transfer syntax; they go before the built-in ones, which are for RLE, lossless JPEG and JPEG-LS. Default: none.
    /// Images of a syntax that has no decoder are an error that names it.
    /// </summary>
    public IReadOnlyList<IPixelDecoder> PixelDecoders { get; init; } = [];

    /// <summary>Threads used for reading, 1 or more; default: the number of processors.</summary>
    /// <exception cref="SettingsException">The number is below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value >= 1 ? value : throw SettingsException.OutOfRange(nameof(MaxDegreeOfParallelism), $"{value}", "1 or more");
    } = Environment.ProcessorCount;
}
