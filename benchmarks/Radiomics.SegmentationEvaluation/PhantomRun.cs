using System.Diagnostics;

namespace Radiomics.SegmentationEvaluation;

/// <summary>One segmentation of a phantom.</summary>
/// <param name="Phantom">The phantom.</param>
/// <param name="Seed">Where it was clicked.</param>
/// <param name="IsCenter">Whether the seed is the centre.</param>
/// <param name="Nodule">What was found; null where the segmenter threw.</param>
/// <param name="Agreement">Its agreement with the true mask; null where the segmenter threw.</param>
/// <param name="Seconds">Time of the segmentation.</param>
/// <param name="Error">Code of the error; null without one.</param>
internal sealed record PhantomRun(NodulePhantom Phantom, Seed Seed, bool IsCenter, Nodule? Nodule, MaskAgreement? Agreement, double Seconds, string? Error)
{
    /// <summary>Error of the volume by voxel count as a share of the truth; -1 where nothing was found.</summary>
    public double CountError => (Nodule?.VolumeMm3 ?? 0) / Phantom.VolumeMm3 - 1;

    /// <summary>Error of the volume with partial voxels as a share of the truth; -1 where nothing was found.</summary>
    public double PartialError => (Nodule?.PartialVolumeMm3 ?? 0) / Phantom.VolumeMm3 - 1;

    /// <summary>What voxels can be: the error of the true mask's own voxel count.</summary>
    public double TruthCountError { get; } = Phantom.TruthMask().VolumeMm3 / Phantom.VolumeMm3 - 1;

    /// <summary>Error of the solid core's volume by voxel count as a share of the truth; NaN where there is no core.</summary>
    public double CoreError => Phantom.Options.Type == PhantomNoduleType.PartSolid ? (Nodule?.SolidCore?.VolumeMm3 ?? 0) / Phantom.SolidVolumeMm3 - 1 : double.NaN;

    /// <summary>Segments a phantom at its centre and at further seeds around it.</summary>
    public static IReadOnlyList<PhantomRun> Of(NodulePhantomOptions options, NoduleSegmenter segmenter, int seeds)
    {
        NodulePhantom phantom = new(options);
        Volume image = phantom.Render();
        Mask truth = phantom.TruthMask();
        return [.. Enumerable.Range(0, seeds).Select(i => Run(phantom, image, truth, segmenter, i == 0 ? phantom.Seed : phantom.SeedNear(i), i == 0))];
    }

    private static PhantomRun Run(NodulePhantom phantom, Volume image, Mask truth, NoduleSegmenter segmenter, Seed seed, bool isCenter)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            Nodule nodule = segmenter.Segment(image, seed) with { Ensemble = [] };
            return new PhantomRun(phantom, seed, isCenter, nodule, MaskAgreement.Between(nodule.Mask, truth), Stopwatch.GetElapsedTime(start).TotalSeconds, null);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return new PhantomRun(phantom, seed, isCenter, null, null, Stopwatch.GetElapsedTime(start).TotalSeconds, error is RadiomicsException own ? own.Code : error.GetType().Name);
        }
    }
}
