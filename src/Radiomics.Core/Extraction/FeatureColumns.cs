using System.Globalization;

namespace Radiomics;

/// <summary>The columns that a set of features fills in a table: provenance, diagnostics, undefined features, features. They follow from the settings alone.</summary>
/// <param name="extractor">The extractor that gives the sets.</param>
/// <param name="skipNans">Whether an undefined feature is left empty; else it is NaN.</param>
internal sealed class FeatureColumns(FeatureExtractor extractor, bool skipNans = false)
{
    private static readonly string[] s_provenance =
    [
        "diagnostics_engineVersion", "diagnostics_settings", "diagnostics_imageHash", "diagnostics_maskHash", "diagnostics_maskVoxels", "diagnostics_maskVolumeMm3",
        "diagnostics_imageSpacing", "diagnostics_grayLevels", "diagnostics_notes",
    ];

    private readonly IReadOnlyList<string> _stages = extractor.DiagnosticNames;
    private readonly IReadOnlyList<string> _features = extractor.FeatureNames;

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names => [.. s_provenance, .. _stages.Select(stage => $"diagnostics_{stage}"), "undefined", .. _features];

    /// <summary>The fields of a set, one a column; empty ones where there is none. Text is as it is: a writer of tables makes it harmless.</summary>
    /// <param name="set">The features; null where a region failed.</param>
    public IReadOnlyList<string> Fields(FeatureSet? set)
    {
        if (set is null) return [.. Enumerable.Repeat("", Names.Count)];
        FeatureProvenance p = set.Provenance;
        Dictionary<string, string> stages = set.Diagnostics.ToDictionary(d => d.Name, d => d.Text);
        return
        [
            p.EngineVersion, p.Settings, p.ImageHash, p.MaskHash, Number(p.VoxelCount), Number(p.VoxelCount * p.Spacing.VoxelVolume),
            p.Spacing.ToString(), Number(p.GrayLevelCount), string.Join(" | ", p.Notes),
            .. _stages.Select(stage => stages.GetValueOrDefault(stage) ?? ""),
            string.Join(' ', set.Where(f => f.Reason is not null).Select(f => $"{f.Name}:{f.Reason!.Code}")),
            .. _features.Select(name => set.Find(name) is not { } feature || (skipNans && feature.Reason is not null) ? "" : Number(feature.Value)),
        ];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
