namespace Radiomics.Cli.Output;

/// <summary>One region's row: its features, or the error that took their place.</summary>
internal sealed record RegionResult
{
    /// <summary>Path of the image, as given.</summary>
    public required string Image { get; init; }

    /// <summary>Path of the mask, as given; null when the region was segmented at a seed.</summary>
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

    /// <summary>What the stages took; null when nothing was measured.</summary>
    public StageTimes? Times { get; init; }

    /// <summary>The nodule that was segmented at the seed; null when that failed, or the region came from a mask.</summary>
    public Nodule? Nodule { get; init; }

    /// <summary>The mask that was measured; null when there is none.</summary>
    public Radiomics.Mask? Region { get; init; }

    /// <summary>Path of the region's picture; null when there is none.</summary>
    public string? Picture { get; init; }

    /// <summary>What the region has to do with the others, such as voxels in common.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why the region failed; null when it did not.</summary>
    public RegionError? Error { get; init; }

    /// <summary>The result for a region of a mask file. An error of this region stays with it.</summary>
    public static RegionResult OfMask(string image, string maskPath, int? label, string? name, Func<Mask> load, Func<Mask, FeatureSet> extract)
    {
        RegionResult result = new() { Image = image, Mask = maskPath, Label = label, Name = name };
        try
        {
            Mask mask = load();
            result = result with { Label = mask.Label, Name = mask.Name, Region = mask };
            return result with { Features = extract(mask) };
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return result with { Error = RegionError.From(error) };
        }
    }

    /// <summary>The result for a lesion at a seed. An error of this region stays with it; a nodule whose features failed is kept.</summary>
    /// <param name="image">Path of the image.</param>
    /// <param name="volume">The image.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="segmenter">The segmenter.</param>
    /// <param name="extract">What is done with the nodule; null when it is all that is wanted.</param>
    /// <param name="timings">Told what the segmentation takes; null to measure nothing.</param>
    public static RegionResult OfSeed(string image, Volume volume, Seed seed, NoduleSegmenter segmenter, Func<Nodule, FeatureSet>? extract = null, ExtractionTimings? timings = null)
    {
        int slice = seed.ToVoxelIndex().Slice;
        RegionResult result = new() { Image = image, Seed = seed, SeedImage = slice >= 0 && slice < volume.SliceIdentities.Count ? volume.SliceIdentities[slice] : null };
        try
        {
            Nodule nodule = timings is null ? segmenter.Segment(volume, seed) : timings.Measure(StageTimes.Segmentation, () => segmenter.Segment(volume, seed));
            result = result with { Label = nodule.Mask.Label, Nodule = nodule, Region = nodule.Mask };
            return result with { Features = extract?.Invoke(nodule) };
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return result with { Error = RegionError.From(error) };
        }
    }
}
