using System.Globalization;

namespace Radiomics;

/// <summary>The cases of IBSI 2: response maps of phantoms (phase 1), and statistics of responses on the CT phantom (phase 2).</summary>
internal sealed class FilterSuites(ReferenceTables tables, ReferenceImages images)
{
    private const string Unbinding = "not binding: the manual finds no consensus on Riesz transforms";

    /// <summary>What the maps need that a folder does not have; null when nothing is missing.</summary>
    public static string? MissingOfMaps(string folder) =>
        FilterMapTest.All.SelectMany(test => new[] { test.PhantomFile, test.MapFile }).FirstOrDefault(file => !File.Exists(Path.Combine(folder, file)));

    /// <summary>The response maps, a case a test.</summary>
    public IEnumerable<VerificationCase> Maps(string folder) => FilterMapTest.All.Select(test =>
        new VerificationCase(VerificationSuites.FilterMaps, $"filter map {test.Id}", cancellation => [Compare(test, folder, cancellation)]));

    /// <summary>The statistics, a case a configuration with all its filters.</summary>
    public IEnumerable<VerificationCase> Features(string folder) => FilterConfigurations.Names.Select(name =>
        new VerificationCase(VerificationSuites.FilterFeatures, $"filters of configuration {name}", cancellation => Compare(name, folder, cancellation)));

    /// <summary>Voxel by voxel: the row's value is the largest difference, its tolerance 1 % of the range of the map.</summary>
    private VerificationRow Compare(FilterMapTest test, string folder, CancellationToken cancellation)
    {
        double worst = 0, low = double.PositiveInfinity, high = double.NegativeInfinity;
        try
        {
            Volume map = images.Image(Path.Combine(folder, test.MapFile)), response = test.Respond(images.Image(Path.Combine(folder, test.PhantomFile)), cancellation);
            if (map.Size != response.Size) return Row(null, 0, double.PositiveInfinity, VerificationOutcome.Differs, $"the map has {map.Size} voxels, the response {response.Size}");
            for (int i = 0; i < map.Voxels.Length; i++)
            {
                (low, high) = (Math.Min(low, map.Voxels[i]), Math.Max(high, map.Voxels[i]));
                double difference = Math.Abs(response.DoubleVoxels[i] - map.Voxels[i]);
                // A NaN on either side is the largest difference.
                if (!(difference <= worst)) worst = double.IsNaN(difference) ? double.PositiveInfinity : difference;
            }
        }
        catch (Exception error) when (CaseFailure.BelongsToCase(error))
        {
            return Row(null, 0, double.PositiveInfinity, VerificationOutcome.NotComputed, CaseFailure.Describe(error));
        }
        double tolerance = 0.01 * (high - low);
        string note = string.Create(CultureInfo.InvariantCulture, $"largest difference {100 * worst / (high - low):0.####} % of the range");
        if (!test.IsBinding) return Row(worst, tolerance, worst / tolerance, VerificationOutcome.NotCompared, $"{note}; {Unbinding}");
        return Row(worst, tolerance, worst / tolerance, worst <= tolerance ? VerificationOutcome.Matched : VerificationOutcome.Differs, note);

        VerificationRow Row(double? value, double tolerance, double deviation, VerificationOutcome outcome, string note) =>
            new(VerificationSuites.FilterMaps, test.Phantom, test.Filter, test.Id, value, 0, tolerance, deviation, outcome, note);
    }

    private VerificationRow[] Compare(char configuration, string folder, CancellationToken cancellation)
    {
        FeatureSet? features = null;
        string why = "not computed";
        FilterConfigurations settings = new(configuration);
        try
        {
            Volume image = images.Image(Path.Combine(folder, IbsiSuites.Image));
            features = new FeatureExtractor(settings.Settings with { MaxDegreeOfParallelism = 1 }).Extract(image, Mask.Load(Path.Combine(folder, IbsiSuites.Mask), image), cancellation);
        }
        catch (Exception error) when (CaseFailure.BelongsToCase(error))
        {
            why = CaseFailure.Describe(error);
        }
        return
        [
            .. tables.Filters(configuration).Select(row =>
            {
                FeatureValue? found = features?.Find($"{settings.ResponseOf(row.Filter)}_{row.Row.Tag}");
                return row.Row.Compare(VerificationSuites.FilterFeatures, row.Filter, found?.Value, found is null ? why : found.Reason?.Text ?? "");
            }),
        ];
    }
}
