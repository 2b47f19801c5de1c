using System.Globalization;
using CsvHelper;

namespace Radiomics.Cli.Output;

/// <summary>Results as CSV: one row a region, the same columns for all. Undefined features are NaN; failed regions have a status and an error.</summary>
internal static class RegionCsv
{
    public static void Write(TextWriter output, IReadOnlyList<RegionResult> results, IReadOnlyList<string> features)
    {
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord(
        [
            "image", "mask", "seed", "label", "name", "status", "error_code", "error_message",
            "diagnostics_engineVersion", "diagnostics_settings", "diagnostics_imageHash", "diagnostics_maskHash", "diagnostics_maskVoxels", "diagnostics_maskVolumeMm3",
            "diagnostics_imageSpacing", "diagnostics_grayLevels", "diagnostics_notes", .. features,
        ]);
        foreach (RegionResult r in results)
        {
            FeatureProvenance? p = r.Features?.Provenance;
            string[] row =
            [
                Text(r.Image), Text(r.Mask), Text(r.Seed?.ToString()), Number(r.Label), Text(r.Name), r.Error is null ? "ok" : "failed", Text(r.Error?.Code), Text(r.Error?.Message),
                Text(p?.EngineVersion), Text(p?.Settings), Text(p?.ImageHash), Text(p?.MaskHash), Number(p?.VoxelCount), p is null ? "" : Number(p.VoxelCount * p.Spacing.VoxelVolume),
                Text(p?.Spacing.ToString()), Number(p?.GrayLevelCount), p is null ? "" : Text(string.Join(" | ", p.Notes)),
                .. features.Select(name => r.Features?.Find(name) is { } feature ? Number(feature.Value) : ""),
            ];
            csv.WriteRecord(row);
        }
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Text from outside: what a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    private static string Text(string? text) =>
        text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text ?? "";
}
