using System.Globalization;
using System.Text.Json;

namespace Radiomics;

/// <summary>Computes the maps of one run of PyRadiomics and compares every voxel; a row a map, with the voxel that deviates most.</summary>
internal sealed class FeatureMapComparison(string file, string folder, ReferenceImages images)
{
    private const VerificationSuites Suite = VerificationSuites.FeatureMaps;

    /// <summary>Largest relative difference, and the part of the largest magnitude of a map below which a difference is rounding noise.</summary>
    private const double Tolerance = 1e-6, Noise = 1e-12;

    private readonly string _configuration = Path.GetFileNameWithoutExtension(file).Replace("__", " ", StringComparison.Ordinal);

    /// <summary>Computes and compares.</summary>
    public IReadOnlyList<VerificationRow> Run(CancellationToken cancellation)
    {
        List<VerificationRow> rows = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            JsonElement run = document.RootElement;
            Dictionary<string, FeatureMap>? ours = null;
            string why = "not computed";
            try
            {
                ours = Compute(run, cancellation);
            }
            catch (Exception error) when (CaseFailure.BelongsToCase(error))
            {
                why = CaseFailure.Describe(error);
            }
            foreach (JsonProperty map in run.GetProperty("features").EnumerateObject()) rows.Add(Compare(map, ours?.GetValueOrDefault(map.Name), why));
        }
        catch (Exception error) when (CaseFailure.BelongsToCase(error))
        {
            rows.Add(new VerificationRow(
                Suite, _configuration, "file", Path.GetFileName(file), null, null, 0, double.PositiveInfinity, VerificationOutcome.NotComputed, CaseFailure.Describe(error)));
        }
        return rows;
    }

    private Dictionary<string, FeatureMap> Compute(JsonElement run, CancellationToken cancellation)
    {
        string classes = string.Join(',', run.GetProperty("features").EnumerateObject().Select(f => f.Name.Split('_')).Select(parts => $"{parts[1]}.{parts[2]}"));
        // How many voxels PyRadiomics took at a time is no matter of the values.
        (string Key, string Value)[] given = [.. run.GetProperty("settings").EnumerateObject().Where(s => s.Name != "voxelBatch").Select(s => (s.Name, Text(s.Value)))];
        ExtractionSettings settings = ExtractionSettings.PyRadiomics.With([.. given, ("featureClass", classes)], _configuration) with { MaxDegreeOfParallelism = 1 };
        Volume image = images.Image(Path.Combine(folder, "data", run.GetProperty("image").GetString()!));
        Mask mask = Mask.Load(Path.Combine(folder, "data", run.GetProperty("mask").GetString()!), image, 1);
        return new FeatureMapper(settings).Extract(image, mask, cancellationToken: cancellation).ToDictionary(m => m.Name);
    }

    private VerificationRow Compare(JsonProperty map, FeatureMap? ours, string why)
    {
        if (ours is null) return Row(map.Name, null, null, double.PositiveInfinity, VerificationOutcome.NotComputed, why);
        (ImageGeometry geometry, double[] there) = NrrdReader.ReadExact(Path.Combine(Path.GetDirectoryName(file)!, map.Value.GetProperty("file").GetString()!));
        if (!geometry.CompareTo(ours.Geometry).IsSameGrid)
            return Row(map.Name, null, null, double.PositiveInfinity, VerificationOutcome.Differs, $"a grid of {ours.Geometry.Size} voxels at {ours.Geometry.Origin} against {geometry.Size} at {geometry.Origin}");
        double scale = there.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max(), worst = 0;
        int at = 0, wrong = 0;
        for (int i = 0; i < there.Length; i++)
        {
            (double deviation, bool same) = PyRadiomicsComparison.Compare(ours.Values[i], there[i], Tolerance, Noise * scale);
            if (!same) wrong++;
            if (deviation > worst) (worst, at) = (deviation, i);
        }
        string note = wrong == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{wrong} of {there.Length} voxels differ, most at {geometry.Size.IndexOf(at)}");
        return Row(map.Name, ours.Values[at], there[at], worst, wrong == 0 ? VerificationOutcome.Matched : VerificationOutcome.Differs, note);
    }

    private VerificationRow Row(string name, double? value, double? expected, double deviation, VerificationOutcome outcome, string note) => new(
        Suite, _configuration, name.Split('_')[1], name, Finite(value), Finite(expected), Tolerance, deviation, outcome, note);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()!.ToLowerInvariant() : value.GetRawText();
}
