using System.Text.Encodings.Web;
using System.Text.Json;

namespace Radiomics.Cli.Output;

/// <summary>Results as JSON: an array with one object a region. Undefined features are null, with the reason under <c>undefined</c>.</summary>
internal static class RegionJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, IReadOnlyList<RegionResult> results)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartArray();
            foreach (RegionResult result in results) Write(json, result);
            json.WriteEndArray();
        }
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>The report of a segmentation: an object with what all lesions have in common and one object a lesion, in the order of the seeds.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="image">Path of the image, as given.</param>
    /// <param name="volume">The image.</param>
    /// <param name="mask">Path of the label file; null when none was written.</param>
    /// <param name="parts">Path of the file with the parts; null when none was written.</param>
    /// <param name="options">How the lesions were segmented.</param>
    /// <param name="lesions">The lesions.</param>
    public static void WriteSegmentation(
        TextWriter output, string image, Volume volume, string? mask, string? parts, NoduleSegmenterOptions options, IReadOnlyList<RegionResult> lesions)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("image", image);
            json.WriteString("imageHash", volume.ContentHash);
            json.WriteTexts("imageNotes", volume.Notes);
            json.WriteString("mask", mask);
            json.WriteString("parts", parts);
            json.WriteString("engineVersion", FeatureExtractor.EngineVersion);
            NoduleJson.WriteOptions(json, options);
            json.WriteStartArray("lesions");
            foreach (RegionResult lesion in lesions) WriteLesion(json, lesion);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>One case of many as a JSON object.</summary>
    /// <param name="number">Number of the case.</param>
    /// <param name="fields">What its table says about it.</param>
    /// <param name="result">Its result.</param>
    /// <param name="skipNans">Whether undefined features are left out; else they are null.</param>
    public static string CaseText(int number, IEnumerable<(string Name, string Field)> fields, RegionResult result, bool skipNans)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("case", number);
            json.WriteStartObject("row");
            foreach ((string name, string field) in fields) json.WriteString(name, field);
            json.WriteEndObject();
            WriteMembers(json, result, skipNans);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, RegionResult result)
    {
        json.WriteStartObject();
        WriteMembers(json, result, skipNans: false);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, RegionResult result, bool skipNans)
    {
        json.WriteString("image", result.Image);
        json.WriteString("mask", result.Mask);
        WriteSeed(json, result);
        if (result.Label is { } label) json.WriteNumber("label", label);
        else json.WriteNull("label");
        if (result.Name is not null) json.WriteString("name", result.Name);
        WriteStatus(json, result);
        if (result.Nodule is { } nodule)
        {
            json.WriteStartObject("segmentation");
            NoduleJson.WriteMembers(json, nodule);
            json.WriteEndObject();
        }
        if (result.Features is { } features)
        {
            FeatureSetJson.WriteMembers(json, features, skipNans);
        }
        result.Times?.Write(json);
    }

    private static void WriteLesion(Utf8JsonWriter json, RegionResult lesion)
    {
        json.WriteStartObject();
        if (lesion.Label is { } label) json.WriteNumber("label", label);
        WriteSeed(json, lesion);
        WriteStatus(json, lesion);
        if (lesion.Nodule is { } nodule)
        {
            json.WriteString("picture", lesion.Picture);
            NoduleJson.WriteMembers(json, nodule with { Notes = [.. nodule.Notes, .. lesion.Notes] });
        }
        json.WriteEndObject();
    }

    private static void WriteSeed(Utf8JsonWriter json, RegionResult result)
    {
        if (result.Seed is { } seed) json.WriteString("seed", seed.ToString());
        if (result.SeedImage is not { } slice) return;
        json.WriteStartObject("seedImage");
        json.WriteString("file", slice.Source);
        if (slice.InstanceNumber is { } number) json.WriteNumber("instanceNumber", number);
        else json.WriteNull("instanceNumber");
        json.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter json, RegionResult result)
    {
        json.WriteString("status", result.Error is null ? "ok" : "failed");
        if (result.Error is not { } error) return;
        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteEndObject();
    }
}
