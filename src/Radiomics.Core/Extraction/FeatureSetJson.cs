using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Radiomics;

/// <summary>A set of features as members of a JSON object: where it comes from, the values, and why some are undefined. The one form of every JSON result.</summary>
internal static class FeatureSetJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The set as an object of its own.</summary>
    public static string Text(FeatureSet features)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
            WriteMembers(json, features, skipNans: false);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes the members <c>diagnostics</c>, <c>features</c> and, where there is one, <c>undefined</c>.</summary>
    /// <param name="json">Stands in an object.</param>
    /// <param name="features">The set.</param>
    /// <param name="skipNans">Whether undefined features are left out; else they are null.</param>
    public static void WriteMembers(Utf8JsonWriter json, FeatureSet features, bool skipNans)
    {
        WriteDiagnostics(json, features);
        WriteFeatures(json, features, skipNans);
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, FeatureSet features)
    {
        FeatureProvenance p = features.Provenance;
        json.WriteStartObject("diagnostics");
        json.WriteString("engineVersion", p.EngineVersion);
        json.WriteString("settings", p.Settings);
        json.WriteString("imageHash", p.ImageHash);
        json.WriteNumbers("imageSize", p.ImageSize.Columns, p.ImageSize.Rows, p.ImageSize.Slices);
        json.WriteNumbers("imageSpacing", p.Spacing.X, p.Spacing.Y, p.Spacing.Z);
        json.WriteString("maskHash", p.MaskHash);
        json.WriteNumber("maskVoxels", p.VoxelCount);
        json.WriteNumber("maskVolumeMm3", p.VoxelCount * p.Spacing.VoxelVolume);
        json.WriteNumbers("maskBoundingBox", p.Box.Start.Column, p.Box.Start.Row, p.Box.Start.Slice, p.Box.Size.Columns, p.Box.Size.Rows, p.Box.Size.Slices);
        json.WriteNumber("grayLevels", p.GrayLevelCount);
        json.WriteTexts("notes", p.Notes);
        foreach (Diagnostic stage in features.Diagnostics)
        {
            if (stage.Numbers.Count == 0) json.WriteString(stage.Name, stage.Text);
            else if (stage.IsVector) json.WriteNumbers(stage.Name, [.. stage.Numbers]);
            else json.WriteNumberOrNull(stage.Name, stage.Numbers[0]);
        }
        json.WriteEndObject();
    }

    private static void WriteFeatures(Utf8JsonWriter json, FeatureSet features, bool skipNans)
    {
        json.WriteStartObject("features");
        foreach (FeatureValue feature in features)
        {
            if (feature.Reason is null) json.WriteNumber(feature.Name, feature.Value);
            else if (!skipNans) json.WriteNull(feature.Name);
        }
        json.WriteEndObject();
        if (features.All(f => f.Reason is null)) return;
        json.WriteStartObject("undefined");
        foreach (FeatureValue feature in features)
            if (feature.Reason is not null) WriteReason(json, feature.Name, feature.Reason);
        json.WriteEndObject();
    }

    private static void WriteReason(Utf8JsonWriter json, string feature, UndefinedReason reason)
    {
        json.WriteStartObject(feature);
        json.WriteString("code", reason.Code);
        json.WriteString("reason", reason.Text);
        json.WriteEndObject();
    }
}
