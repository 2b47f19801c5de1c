namespace Radiomics.Cli.Output;

/// <summary>One region's row: its features, or the error that took their place.</summary>
internal sealed record RegionResult
{
    /// <summary>Path of the image, as given.</summary>
    public required string Image { get; init; }

    /// <summary>Path of the mask, as given; null when the region was grown from a seed.</summary>
    public string? Mask { get; init; }

    /// <summary>The seed; null when the region came from a mask.</summary>
    public Seed? Seed { get; init; }

    /// <summary>Label value or ROI number, where known.</summary>
    public int? Label { get; init; }

    /// <summary>The image of the series that holds the seed's slice; null when the volume did not come from a series.</summary>
    public SliceIdentity? SeedImage { get; init; }

    /// <summary>Name of the region, where it has one.</summary>
    public string? Name { get; init; }

    /// <summary>The features; null when the region failed.</summary>
    public FeatureSet? Features { get; init; }

    /// <summary>How the region was grown; null when it came from a mask.</summary>
    public SegmentationReport? Segmentation { get; init; }

    /// <summary>Why the region failed; null when it did not.</summary>
    public RegionError? Error { get; init; }

    /// <summary>The result for a region of a mask file. An error of this region stays with it.</summary>
    public static RegionResult OfMask(string image, string maskPath, int? label, string? name, Func<Mask> load, Func<Mask, FeatureSet> extract)
    {
        RegionResult result = new() { Image = image, Mask = maskPath, Label = label, Name = name };
        try
        {
            Mask mask = load();
            return result with { Label = mask.Label, Name = mask.Name, Features = extract(mask) };
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return result with { Error = RegionError.From(error) };
        }
    }

    /// <summary>The result for a lesion at a seed. An error of this region stays with it.</summary>
    public static RegionResult OfSeed(string image, Volume volume, Seed seed, ISeedSegmenter segmenter, Func<Mask, FeatureSet> extract)
    {
        int slice = seed.ToVoxelIndex().Slice;
        RegionResult result = new() { Image = image, Seed = seed, SeedImage = slice >= 0 && slice < volume.SliceIdentities.Count ? volume.SliceIdentities[slice] : null };
        try
        {
            SeedSegmentation lesion = segmenter.Segment(volume, seed);
            return result with { Label = lesion.Mask.Label, Segmentation = lesion.Report, Features = extract(lesion.Mask) };
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return result with { Error = RegionError.From(error) };
        }
    }
}
