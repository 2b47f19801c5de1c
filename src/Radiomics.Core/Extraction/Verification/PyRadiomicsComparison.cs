using System.Globalization;
using System.Text.Json;

namespace Radiomics;

/// <summary>Computes one case of PyRadiomics and compares every value.</summary>
internal sealed class PyRadiomicsComparison(PyRadiomicsCase reference, string folder, ReferenceImages images)
{
    private const VerificationSuites Suite = VerificationSuites.PyRadiomics;

    private readonly string _configuration = $"{reference.Name} {reference.Setting}";

    /// <summary>Computes and compares.</summary>
    public IReadOnlyList<VerificationRow> Run(CancellationToken cancellation)
    {
        FeatureSet? ours = null;
        Exception? failure = null;
        IReadOnlyDictionary<string, ImageHashes> hashes = new Dictionary<string, ImageHashes>();
        try
        {
            (ours, hashes) = Compute(cancellation);
        }
        catch (Exception error) when (CaseFailure.BelongsToCase(error))
        {
            failure = error;
        }
        if (reference.Error is not null) return [Refusal(failure)];
        string why = failure is null ? "not computed" : CaseFailure.Describe(failure);
        return
        [
            .. reference.Diagnostics.Where(d => !IsAboutTheProgram(d.Key)).Select(d => Compare(d.Key, d.Value, ours?.Diagnostics.FirstOrDefault(o => o.Name == d.Key), why)),
            .. reference.Images.Where(image => image.Value.LevelHash.Length > 0).Select(image => Compare(image.Key, image.Value, hashes.GetValueOrDefault(image.Key), why)),
            .. reference.Features.Select(f => Compare(f.Key, f.Value, ours?.Find(f.Key), AreBinsEqual(f.Key), why)),
        ];

        bool AreBinsEqual(string feature) => feature.Split('_')[0] is var image
            && reference.Images.TryGetValue(image, out PyRadiomicsImage? theirs) && hashes.TryGetValue(image, out ImageHashes? found) && theirs.LevelHash == found.Levels;
    }

    private (FeatureSet Features, IReadOnlyDictionary<string, ImageHashes> Hashes) Compute(CancellationToken cancellation)
    {
        ExtractionSettings settings = ExtractionSettings.Parse(reference.ParameterFile(), _configuration) with { Families = reference.Families, MaxDegreeOfParallelism = 1 };
        Volume image = images.Image(PathOf(reference.Image));
        Mask mask = Mask.Load(PathOf(reference.Mask), reference.Label);
        FeatureSet features = new FeatureExtractor(settings).Extract(image, mask, cancellation);
        return (features, reference.Images.Count > 0 ? ImageHashes.Of(settings, image, mask, cancellation) : new Dictionary<string, ImageHashes>());
    }

    /// <summary>What PyRadiomics refuses must be refused, with an error of this library.</summary>
    private VerificationRow Refusal(Exception? failure)
    {
        const string Name = "refused";
        string theirs = $"PyRadiomics: {reference.Error}".ReplaceLineEndings(" ");
        if (failure is RadiomicsException typed) return Row("refusals", Name, null, null, 0, 0, VerificationOutcome.Matched, $"{typed.Code}; {theirs}");
        return Row("refusals", Name, null, null, 0, double.PositiveInfinity, VerificationOutcome.Differs, failure is null ? $"not refused; {theirs}" : $"{CaseFailure.Describe(failure)}; {theirs}");
    }

    /// <summary>
    /// Whether the gray levels of an image are PyRadiomics' in every voxel. Where they are not, one voxel that rounds to the other side of the edge of a bin tells two right programs
    /// apart: the row is set aside, and the features of the image are compared less closely.
    /// </summary>
    private VerificationRow Compare(string name, PyRadiomicsImage expected, ImageHashes? found, string why)
    {
        const string Family = "gray levels";
        if (found is null) return Row(Family, name, null, null, 0, double.PositiveInfinity, VerificationOutcome.NotComputed, why);
        if (found.Levels != expected.LevelHash) return Row(Family, name, null, null, 0, double.PositiveInfinity, VerificationOutcome.NotCompared, "at least one voxel lies in another bin");
        return Row(Family, name, null, null, 0, 0, VerificationOutcome.Matched, found.Voxels == expected.VoxelHash ? "every voxel is the same to the last bit" : "");
    }

    private VerificationRow Compare(string name, JsonElement expected, FeatureValue? found, bool areBinsEqual, string why)
    {
        string family = name.Split('_')[1];
        double there = expected.ValueKind == JsonValueKind.Number ? expected.GetDouble() : double.Parse(expected.GetString()!, CultureInfo.InvariantCulture);
        double tolerance = PyRadiomicsTolerance.Of(reference, name, areBinsEqual);
        if (found is null) return Row(family, name, null, there, tolerance, double.PositiveInfinity, VerificationOutcome.NotComputed, why);
        (double deviation, bool same) = Compare(found.Value, there, tolerance, PyRadiomicsTolerance.Floor(reference, name, there));
        return Row(family, name, found.Value, there, tolerance, deviation, same ? VerificationOutcome.Matched : VerificationOutcome.Differs, found.Reason?.Text ?? "");
    }

    private VerificationRow Compare(string name, JsonElement expected, Diagnostic? found, string why)
    {
        const string Family = "diagnostics";
        double tolerance = PyRadiomicsTolerance.OfDiagnostics(reference);
        if (found is null) return Row(Family, name, null, null, tolerance, double.PositiveInfinity, VerificationOutcome.NotComputed, why);
        if (expected.ValueKind == JsonValueKind.String)
        {
            bool equal = found.Text == expected.GetString();
            return Row(Family, name, null, null, 0, equal ? 0 : double.PositiveInfinity, equal ? VerificationOutcome.Matched : VerificationOutcome.Differs, equal ? "" : $"'{found.Text}' against '{expected.GetString()}'");
        }
        double[] there = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray().Select(n => n.GetDouble())] : [expected.GetDouble()];
        if (found.Numbers.Count != there.Length)
            return Row(Family, name, null, null, tolerance, double.PositiveInfinity, VerificationOutcome.Differs, $"'{found.Text}' against {expected.GetRawText()}");
        var parts = there.Zip(found.Numbers, (t, o) => Compare(o, t, tolerance, PyRadiomicsTolerance.Floor(reference, name, t))).ToList();
        bool same = parts.All(p => p.Same);
        return Row(
            Family, name, there.Length == 1 ? found.Numbers[0] : null, there.Length == 1 ? there[0] : null, tolerance, parts.Max(p => p.Deviation),
            same ? VerificationOutcome.Matched : VerificationOutcome.Differs, same || there.Length == 1 ? "" : $"{found.Text} against {expected.GetRawText()}");
    }

    /// <summary>The relative difference, and whether it is within the tolerance. Undefined equals undefined.</summary>
    internal static (double Deviation, bool Same) Compare(double ours, double there, double tolerance, double floor)
    {
        // Where PyRadiomics gives an infinity, the feature is undefined: this library says NaN, with a reason.
        if (!double.IsFinite(there)) return double.IsNaN(ours) ? (0, true) : (double.PositiveInfinity, false);
        double difference = Math.Abs(ours - there);
        // A value near zero has no relative difference worth the name.
        if (difference <= floor && Math.Abs(there) * tolerance <= floor) return (0, true);
        double deviation = double.IsNaN(ours) || there == 0 ? double.PositiveInfinity : difference / Math.Abs(there);
        return (deviation, deviation <= tolerance);
    }

    private VerificationRow Row(string family, string name, double? value, double? expected, double tolerance, double deviation, VerificationOutcome outcome, string note)
    {
        if (outcome is VerificationOutcome.Differs or VerificationOutcome.NotComputed && PyRadiomicsDepartures.ReasonFor(reference, name) is { } reason)
            (outcome, note) = (VerificationOutcome.NotCompared, reason);
        return new VerificationRow(Suite, _configuration, family, name, value, expected, tolerance, deviation, outcome, note);
    }

    private static bool IsAboutTheProgram(string diagnostic) =>
        diagnostic.StartsWith("Versions_", StringComparison.Ordinal) || diagnostic.StartsWith("Configuration_", StringComparison.Ordinal);

    /// <summary>Images and masks made for edge cases lie in a folder of their own.</summary>
    private string PathOf(string file) => Path.Combine(folder, file.StartsWith("edge_", StringComparison.Ordinal) ? Path.Combine("edge", "data") : "data", Path.GetFileName(file));
}
