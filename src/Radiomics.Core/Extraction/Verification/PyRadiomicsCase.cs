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

    /// <summary>The image types with their settings, as a parameter file has them.</summary>
    public required string ImageTypes { get; init; }

    /// <summary>What is known about each image that features were computed on, by its name.</summary>
    public required IReadOnlyDictionary<string, PyRadiomicsImage> Images { get; init; }

    /// <summary>The features of all images.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Features { get; init; }

    /// <summary>The facts about the stages of the processing.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Diagnostics { get; init; }

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
        Dictionary<string, JsonElement> images = Members(root.GetProperty("images"));
        return new PyRadiomicsCase
        {
            Name = root.GetProperty("case").GetString()!,
            Setting = root.GetProperty("setting").GetString()!,
            Image = root.GetProperty("image").GetString()!,
            Mask = root.GetProperty("mask").GetString()!,
            Label = root.GetProperty("label").GetInt32(),
            Settings = Members(root.GetProperty("settings")),
            Families = root.GetProperty("featureClasses").EnumerateArray().Select(name => name.GetString()).Aggregate(FeatureFamilies.None, (all, name) => all | FamilyNames.All.First(f => f.Name == name).Family),
            ImageTypes = ImageTypeText(root.GetProperty("imageTypes"), images.Keys),
            Images = images.ToDictionary(image => image.Key, image => PyRadiomicsImage.Read(image.Value)),
            Features = Members(root.GetProperty("features")),
            Diagnostics = Members(root.GetProperty("diagnostics")),
            Error = root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object ? $"{error.GetProperty("type").GetString()}: {error.GetProperty("message").GetString()}" : null,
        };
    }

    /// <summary>The settings as a parameter file.</summary>
    public string ParameterFile() => $"{{\"imageType\": {ImageTypes}, \"setting\": {Map(Settings.Select(s => (s.Key, s.Value.GetRawText())))}}}";

    /// <summary>The image types. JSON lost the decimal points of sigmas, which stand in names: a name that was given tells whether there was one.</summary>
    private static string ImageTypeText(JsonElement types, IReadOnlyCollection<string> images) => Map(types.EnumerateObject().Select(type => (type.Name, Map(type.Value.EnumerateObject().Select(key =>
        (key.Name, key.Name == "sigma" ? $"[{string.Join(", ", key.Value.EnumerateArray().Select(v => images.Contains($"log-sigma-{v.GetRawText()}-0-mm-3D") ? v.GetRawText() + ".0" : v.GetRawText()))}]" : key.Value.GetRawText()))))));

    private static string Map(IEnumerable<(string Key, string Value)> entries) => $"{{{string.Join(", ", entries.Select(e => $"\"{e.Key}\": {e.Value}"))}}}";

    private static Dictionary<string, JsonElement> Members(JsonElement parent) => parent.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone());
}
