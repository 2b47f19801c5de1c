using System.Globalization;

namespace Radiomics.Cli.Output;

/// <summary>The columns of every table of results that follow from the settings: status, diagnostics, undefined features, features. Known before the first region.</summary>
/// <param name="extractor">The extractor that gives the results.</param>
/// <param name="skipNans">Whether an undefined feature is left empty; else it is NaN.</param>
/// <param name="stages">The stages whose times have columns; none when nothing is measured.</param>
internal sealed class ResultColumns(FeatureExtractor extractor, bool skipNans = false, IEnumerable<string>? stages = null)
{
    private static readonly string[] s_status = ["status", "error_code", "error_message"];

    private static readonly string[] s_provenance =
    [
        "diagnostics_engineVersion", "diagnostics_settings", "diagnostics_imageHash", "diagnostics_maskHash", "diagnostics_maskVoxels", "diagnostics_maskVolumeMm3",
        "diagnostics_imageSpacing", "diagnostics_grayLevels", "diagnostics_notes",
    ];

    private readonly IReadOnlyList<string> _timed = [.. stages ?? []];
    private readonly IReadOnlyList<string> _stages = extractor.DiagnosticNames;
    private readonly IReadOnlyList<string> _features = extractor.FeatureNames;

    /// <summary>Names of the columns of a result's status.</summary>
    public static IReadOnlyList<string> StatusNames => s_status;

    /// <summary>Names of all columns.</summary>
    public IReadOnlyList<string> Names => [.. s_status, .. s_provenance, .. _stages.Select(stage => $"diagnostics_{stage}"), "undefined", .. _features, .. _timed.SelectMany(TimeNames)];

    /// <summary>The fields of a result's status.</summary>
    public static IReadOnlyList<string> StatusFields(RegionResult result) => [result.Error is null ? "ok" : "failed", Text(result.Error?.Code), Text(result.Error?.Message)];

    /// <summary>The fields of a result, one a column.</summary>
    public IReadOnlyList<string> Fields(RegionResult result)
    {
        FeatureSet? set = result.Features;
        FeatureProvenance? p = set?.Provenance;
        Dictionary<string, string> stages = set?.Diagnostics.ToDictionary(d => d.Name, d => d.Text) ?? [];
        return
        [
            .. StatusFields(result),
            Text(p?.EngineVersion), Text(p?.Settings), Text(p?.ImageHash), Text(p?.MaskHash), Number(p?.VoxelCount), p is null ? "" : Number(p.VoxelCount * p.Spacing.VoxelVolume),
            Text(p?.Spacing.ToString()), Number(p?.GrayLevelCount), p is null ? "" : Text(string.Join(" | ", p.Notes)),
            .. _stages.Select(stage => Text(stages.GetValueOrDefault(stage))),
            set is null ? "" : string.Join(' ', set.Where(f => f.Reason is not null).Select(f => $"{f.Name}:{f.Reason!.Code}")),
            .. _features.Select(name => set?.Find(name) is not { } feature || (skipNans && feature.Reason is not null) ? "" : Number(feature.Value)),
            .. _timed.SelectMany(stage => TimeFields(result.Times?.Stages.FirstOrDefault(s => s.Stage == stage))),
        ];
    }

    private static string[] TimeNames(string stage) => [$"timings_{stage.Replace(' ', '_')}_wall", $"timings_{stage.Replace(' ', '_')}_cpu"];

    private static string[] TimeFields(StageTime? stage) => stage is null ? ["", ""] : [Number(stage.Wall.TotalSeconds), Number(stage.Cpu.TotalSeconds)];

    /// <summary>A number, where there is one.</summary>
    public static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Text from outside: what a spreadsheet would take for a formula gets an apostrophe in front; a negative number is none.</summary>
    public static string Text(string? text) =>
        text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + text : text ?? "";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
