using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Radiomics.TestSupport;

namespace Radiomics.Core.Tests.Processing;

/// <summary>One run of PyRadiomics (commit 8ed5793): its image, mask, settings and what it reports of its processing.</summary>
internal sealed class ReferenceCase
{
    private readonly JsonElement _root;

    public ReferenceCase(string path) => _root = JsonDocument.Parse(File.ReadAllText(Reference.Require(path))).RootElement;

    public Volume Image => Volume.Load(PathOf("image"));

    public Mask Mask => Mask.Load(PathOf("mask"), _root.GetProperty("label").GetInt32());

    public string? Error => _root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object ? error.GetProperty("message").GetString() : null;

    public JsonElement Original => _root.GetProperty("images").GetProperty("original");

    public IEnumerable<JsonProperty> Diagnostics =>
        _root.GetProperty("diagnostics").EnumerateObject().Where(d => !d.Name.StartsWith("Versions", StringComparison.Ordinal) && !d.Name.StartsWith("Configuration", StringComparison.Ordinal));

    public ProcessingOptions Options
    {
        get
        {
            JsonElement s = _root.GetProperty("settings");
            double[]? spacing = Numbers("resampledPixelSpacing"), range = Numbers("resegmentRange");
            string? interpolator = Text("interpolator"), mode = Text("resegmentMode");
            return new ProcessingOptions
            {
                Profile = Profile.PyRadiomics,
                Rules = new RegionRules(Whole("minimumROIDimensions") ?? 2, Whole("minimumROISize") ?? 1),
                Normalization = Flag("normalize") ? new Normalization(Number("normalizeScale") ?? 1, Number("removeOutliers")) : null,
                Resampling = spacing is { Length: 3 }
                    ? new Resampling(new Spacing(spacing[0], spacing[1], spacing[2]), Enum.TryParse(interpolator?.Replace("sitk", "", StringComparison.Ordinal), out Interpolation i) ? i : Interpolation.BSpline)
                    : null,
                PadDistance = Whole("padDistance") ?? 5,
                PreCrop = Flag("preCrop"),
                CorrectMask = Flag("correctMask"),
                Resegmentation = range is { Length: 1 or 2 }
                    ? new Resegmentation { Lower = range.Min(), Upper = range.Length == 2 ? range.Max() : null, Mode = Enum.Parse<ResegmentationMode>(mode ?? "absolute", ignoreCase: true), ChangesShape = Flag("resegmentShape") }
                    : null,
                AdditionalInfo = true,
                Threads = 2,
            };

            JsonElement? Value(string key) => s.TryGetProperty(key, out JsonElement value) ? value : null;
            double? Number(string key) => Value(key)?.GetDouble();
            int? Whole(string key) => Value(key)?.GetInt32();
            bool Flag(string key) => Value(key)?.GetBoolean() ?? false;
            string? Text(string key) => Value(key)?.GetString();
            double[]? Numbers(string key) => Value(key) is { } list ? [.. list.EnumerateArray().Select(v => v.GetDouble())] : null;
        }
    }

    /// <summary>SHA-1 of the region's intensities as float64 in scan order.</summary>
    public static string RegionSha1(Volume image, Mask mask)
    {
        List<double> values = [];
        foreach (VoxelIndex index in Indices(mask.Region))
            if (mask[index]) values.Add(image.DoubleVoxels.Length > 0 ? image.DoubleVoxels[image.Size.Offset(index)] : image[index]);
        return Sha1(MemoryMarshal.AsBytes(values.ToArray().AsSpan()));
    }

    /// <summary>The region's intensities in scan order.</summary>
    public static IEnumerable<double> Intensities(Volume image, Mask mask) => Indices(mask.Region).Where(i => mask[i]).Select(i => (double)image[i]);

    public static string MaskSha1(Mask mask) => Sha1(mask.Box);

    public static string Sha1(ReadOnlySpan<byte> bytes)
    {
#pragma warning disable CA5350 // The reference is named by this checksum.
        return Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350
    }

    /// <summary>Differences of diagnostics from the reference, beyond a relative tolerance.</summary>
    public IEnumerable<string> WrongDiagnostics(ProcessedRegion region, double tolerance)
    {
        foreach (JsonProperty expected in Diagnostics)
        {
            Diagnostic? found = region.Diagnostics.SingleOrDefault(d => d.Name == expected.Name);
            if (found is null) yield return $"{expected.Name}: absent";
            else if (expected.Value.ValueKind == JsonValueKind.String)
            {
                if (found.Text != expected.Value.GetString()) yield return $"{expected.Name}: {found.Text} against {expected.Value}";
            }
            else
            {
                double[] numbers = expected.Value.ValueKind == JsonValueKind.Array ? [.. expected.Value.EnumerateArray().Select(v => v.GetDouble())] : [expected.Value.GetDouble()];
                bool same = numbers.Length == found.Numbers.Count && found.IsVector == (expected.Value.ValueKind == JsonValueKind.Array)
                    && numbers.Zip(found.Numbers).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First)));
                if (!same) yield return string.Create(CultureInfo.InvariantCulture, $"{expected.Name}: {found.Text} against {expected.Value}");
            }
        }
    }

    public string PathOf(string part)
    {
        string file = _root.GetProperty(part).GetString()!;
        return Reference.Require((file.StartsWith("edge", StringComparison.Ordinal) ? "pyradiomics/edge/data/" : "pyradiomics/data/") + file);
    }

    private static IEnumerable<VoxelIndex> Indices(VoxelRegion box)
    {
        for (int z = box.Start.Slice; z < box.End.Slice; z++)
            for (int y = box.Start.Row; y < box.End.Row; y++)
                for (int x = box.Start.Column; x < box.End.Column; x++)
                    yield return new VoxelIndex(x, y, z);
    }
}
