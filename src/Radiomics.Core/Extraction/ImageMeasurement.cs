using System.Runtime.ExceptionServices;

namespace Radiomics;

/// <summary>The features of a region on one image: on the original, or on all responses of a filter.</summary>
/// <param name="Values">The features, by response, family and feature.</param>
/// <param name="LevelCount">Different gray levels in the region on the first response; 0 where no family needed them.</param>
/// <param name="Notes">Families and responses that were left out, and why.</param>
internal sealed record ImageMeasurement(IReadOnlyList<FeatureValue> Values, int LevelCount, IReadOnlyList<string> Notes)
{
    /// <summary>Measures an image; families share the threads.</summary>
    /// <param name="image">The image.</param>
    /// <param name="region">The processed region.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellation">Checked between families.</param>
    public static ImageMeasurement Of(MeasuredImage image, ProcessedRegion region, Workers workers, CancellationToken cancellation)
    {
        List<string> notes = [];
        List<FeatureValue> values = [];
        int levels = 0;
        foreach ((string name, ProcessedRegion processed) in Responses(image, region, workers, null, notes, cancellation))
        {
            using RegionContext context = new(image.Settings, processed, workers);
            FamilyComputation[] wanted = Computed(image, context, notes);
            // What all but shape share is made before the families start.
            if (image.NeedsLevels) _ = context.Levels;
            foreach (FeatureValue[] family in Families(wanted, context, name, workers, cancellation)) values.AddRange(family);
            if (levels == 0) levels = context.LevelCount;
        }
        return new ImageMeasurement(values, levels, notes);
    }

    /// <summary>Measures an image, one family after another, and what each takes.</summary>
    /// <param name="image">The image.</param>
    /// <param name="region">The processed region.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="timings">Told the times.</param>
    /// <param name="cancellation">Checked between families.</param>
    public static ImageMeasurement Timed(MeasuredImage image, ProcessedRegion region, Workers workers, ExtractionTimings timings, CancellationToken cancellation)
    {
        List<string> notes = [];
        List<FeatureValue> values = [];
        int levels = 0;
        foreach ((string name, ProcessedRegion processed) in Responses(image, region, workers, timings, notes, cancellation))
        {
            using RegionContext context = new(image.Settings, processed, workers);
            FamilyComputation[] wanted = Computed(image, context, notes);
            if (image.NeedsLevels)
            {
                timings.Measure(ExtractionTimings.Intensities, () => context.Intensities);
                timings.Measure(ExtractionTimings.Discretization, () => context.Levels);
            }
            foreach (FamilyComputation family in wanted)
            {
                cancellation.ThrowIfCancellationRequested();
                values.AddRange(timings.Measure(family.Name, () => family.Compute(context, name, cancellation)));
            }
            if (levels == 0) levels = context.LevelCount;
        }
        return new ImageMeasurement(values, levels, notes);
    }

    /// <summary>The images by name, with the region on each.</summary>
    private static IEnumerable<(string Name, ProcessedRegion Region)> Responses(
        MeasuredImage image, ProcessedRegion region, Workers workers, ExtractionTimings? timings, List<string> notes, CancellationToken cancellation)
    {
        if (image.Filter is null) return [(image.Names[0], region)];
        using ExtractionTimings.Running running = ExtractionTimings.Start(timings, ExtractionTimings.Filters);
        VoxelRegion part = FilteredRegion.PartOf(region, image.Families);
        FilterResult result = image.Filter.Apply(new FilterInput(region.Image, part, workers, cancellation));
        notes.AddRange(result.Notes);
        return [.. result.Responses.Select(r => (r.Name, FilteredRegion.On(region, part, r.Image)))];
    }

    private static FamilyComputation[] Computed(MeasuredImage image, RegionContext context, List<string> notes)
    {
        List<FamilyComputation> computed = [];
        foreach (FamilyComputation family in image.Families)
        {
            if (family.WhyLeftOut(context) is { } note) notes.Add(note);
            else computed.Add(family);
        }
        return [.. computed];
    }

    private static FeatureValue[][] Families(FamilyComputation[] wanted, RegionContext context, string name, Workers workers, CancellationToken cancellation)
    {
        FeatureValue[][] families = new FeatureValue[wanted.Length][];
        int[] order = [.. Enumerable.Range(0, wanted.Length).OrderBy(i => FamilyComputations.Turn(wanted[i].Family))];
        ExceptionDispatchInfo?[] errors = new ExceptionDispatchInfo?[wanted.Length];
        workers.For(order.Length, i =>
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                families[order[i]] = wanted[order[i]].Compute(context, name, cancellation);
            }
            catch (RadiomicsException error)
            {
                errors[order[i]] = ExceptionDispatchInfo.Capture(error);
            }
        });
        // Of several errors that of the first family in the order of results, whoever came first.
        Array.Find(errors, e => e is not null)?.Throw();
        return families;
    }
}
