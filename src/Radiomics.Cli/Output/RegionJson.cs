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

    /// <summary>A segmentation report as a JSON object.</summary>
    public static void WriteReport(TextWriter output, string image, SegmentationReport report)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("image", image);
            json.WriteString("engineVersion", FeatureExtractor.EngineVersion);
            WriteReportFields(json, report);
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
        if (result.Seed is { } seed) json.WriteString("seed", seed.ToString());
        if (result.SeedImage is { } slice)
        {
            json.WriteStartObject("seedImage");
            json.WriteString("file", slice.Source);
            if (slice.InstanceNumber is { } number) json.WriteNumber("instanceNumber", number);
            else json.WriteNull("instanceNumber");
            json.WriteEndObject();
        }
        if (result.Label is { } label) json.WriteNumber("label", label);
        else json.WriteNull("label");
        if (result.Name is not null) json.WriteString("name", result.Name);
        json.WriteString("status", result.Error is null ? "ok" : "failed");
        if (result.Error is { } error)
        {
            json.WriteStartObject("error");
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }
        if (result.Segmentation is { } report)
        {
            json.WriteStartObject("segmentation");
            WriteReportFields(json, report);
            json.WriteEndObject();
        }
        if (result.Features is { } features)
        {
            WriteDiagnostics(json, features);
            WriteFeatures(json, features, skipNans);
        }
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, FeatureSet features)
    {
        FeatureProvenance p = features.Provenance;
        json.WriteStartObject("diagnostics");
        json.WriteString("engineVersion", p.EngineVersion);
        json.WriteString("settings", p.Settings);
        json.WriteString("imageHash", p.ImageHash);
        Numbers(json, "imageSize", p.ImageSize.Columns, p.ImageSize.Rows, p.ImageSize.Slices);
        Numbers(json, "imageSpacing", p.Spacing.X, p.Spacing.Y, p.Spacing.Z);
        json.WriteString("maskHash", p.MaskHash);
        json.WriteNumber("maskVoxels", p.VoxelCount);
        json.WriteNumber("maskVolumeMm3", p.VoxelCount * p.Spacing.VoxelVolume);
        Numbers(json, "maskBoundingBox", p.Box.Start.Column, p.Box.Start.Row, p.Box.Start.Slice, p.Box.Size.Columns, p.Box.Size.Rows, p.Box.Size.Slices);
        json.WriteNumber("grayLevels", p.GrayLevelCount);
        Texts(json, "notes", p.Notes);
        foreach (Diagnostic stage in features.Diagnostics)
        {
            if (stage.Numbers.Count == 0) json.WriteString(stage.Name, stage.Text);
            else if (stage.IsVector) Numbers(json, stage.Name, [.. stage.Numbers]);
            else Number(json, stage.Name, stage.Numbers[0]);
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

    private static void WriteReportFields(Utf8JsonWriter json, SegmentationReport report)
    {
        json.WriteString("method", report.Method);
        json.WriteNumber("voxels", report.Voxels);
        json.WriteNumber("volumeMm3", report.VolumeMm3);
        json.WriteString("seed", report.GivenSeed.ToString());
        Numbers(json, "seedVoxel", report.SeedVoxel.Column, report.SeedVoxel.Row, report.SeedVoxel.Slice);
        json.WriteNumber("seedMovedMm", report.SeedMovedMm);
        Number(json, "seedHu", report.SeedHu);
        json.WriteStartObject("thresholds");
        Number(json, "lowerHu", report.Thresholds.LowerHu);
        Number(json, "upperHu", report.Thresholds.UpperHu);
        json.WriteBoolean("lowerGiven", report.Thresholds.LowerGiven);
        json.WriteBoolean("upperGiven", report.Thresholds.UpperGiven);
        json.WriteEndObject();
        json.WriteString("connectivity", report.Connectivity.ToString());
        json.WriteNumber("maximumRadiusMm", report.MaximumRadiusMm);
        json.WriteString("stop", report.Stop.ToString());
        json.WriteBoolean("touchesImageBorder", report.TouchesImageBorder);
        if (report.Leak is { } leak)
        {
            json.WriteStartObject("leak");
            json.WriteNumber("grownVoxels", leak.GrownVoxels);
            json.WriteNumber("wallVoxelsCut", leak.WallVoxelsCut);
            json.WriteNumber("reachVoxelsCut", leak.ReachVoxelsCut);
            json.WriteBoolean("wallFitted", leak.WallFitted);
            json.WriteNumber("cutSurfaceShare", leak.CutSurfaceShare);
            json.WriteEndObject();
        }
        Texts(json, "notes", report.Notes);
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void Numbers(Utf8JsonWriter json, string name, params ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
