using System.Text.Json;

namespace Radiomics;

/// <summary>One run of PyRadiomics: image, mask, settings, and the values or the error it gave.</summary>
internal sealed record PyRadiomicsCase
{
    /// <summary>Name of the case, such as <c>brain1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the settings, such as <c>s1_default</c>.</summary>
    public required string Setting { get; init; }

    /// <summary>File name of the image.</summary>
    public required string Image { get; init; }

    /// <summary>File name of the mask.</summary>
    public required string Mask { get; init; }

    /// <summary>Label.</summary>
    public required int Label { get; init; }

    /// <summary>The settings that were not left at their default.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Settings { get; init; }

    /// <summary>The families that were computed.</summary>
    public required FeatureFamilies Families { get; init; }

    /// <summary>Whether the original image was among the image types.</summary>
    public required bool IsOnOriginal { get; init; }

    /// <summary>The features of the original image.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Features { get; init; }

    /// <summary>The facts about the stages of the processing.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Diagnostics { get; init; }

    /// <summary>Largest magnitude of an intensity in the region; 1 where it is not known.</summary>
    public required double Scale { get; init; }

    /// <summary>The error that PyRadiomics ended with; null where it gave values.</summary>
    public required string? Error { get; init; }

    /// <summary>Whether the image was interpolated.</summary>
    public bool IsResampled => Settings.ContainsKey("resampledPixelSpacing");

    /// <summary>Reads a run.</summary>
    /// <param name="file">Path of its JSON file.</param>
    public static PyRadiomicsCase Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        JsonElement original = root.GetProperty("images").TryGetProperty("original", out JsonElement found) ? found : default;
        return new PyRadiomicsCase
        {
            Name = root.GetProperty("case").GetString()!,
            Setting = root.GetProperty("setting").GetString()!,
            Image = root.GetProperty("image").GetString()!,
            Mask = root.GetProperty("mask").GetString()!,
            Label = root.GetProperty("label").GetInt32(),
            Settings = Members(root.GetProperty("settings")),
            Families = root.GetProperty("featureClasses").EnumerateArray().Select(name => name.GetString()).Aggregate(FeatureFamilies.None, (all, name) => all | FamilyNames.All.First(f => f.Name == name).Family),
            IsOnOriginal = root.GetProperty("imageTypes").TryGetProperty("Original", out _),
            Features = Members(root.GetProperty("features")).Where(f => f.Key.StartsWith("original_", StringComparison.Ordinal)).ToDictionary(),
            Diagnostics = Members(root.GetProperty("diagnostics")),
            Scale = original.ValueKind == JsonValueKind.Object ? Math.Max(1, Math.Max(Math.Abs(Number(original, "roiMin")), Math.Abs(Number(original, "roiMax")))) : 1,
            Error = root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object ? $"{error.GetProperty("type").GetString()}: {error.GetProperty("message").GetString()}" : null,
        };
    }

    /// <summary>The settings as a parameter file.</summary>
    public string ParameterFile() => $"{{\"setting\": {{{string.Join(", ", Settings.Select(s => $"\"{s.Key}\": {s.Value.GetRawText()}"))}}}}}";

    private static double Number(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static Dictionary<string, JsonElement> Members(JsonElement parent) => parent.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone());
}
