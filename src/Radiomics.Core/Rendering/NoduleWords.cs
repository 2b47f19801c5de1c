using System.Globalization;
using System.Text;

namespace Radiomics;

/// <summary>A nodule in words for people.</summary>
internal static class NoduleWords
{
    /// <summary>Solid, part-solid or ground glass.</summary>
    public static string Of(NoduleType type) => type switch
    {
        NoduleType.Solid => "solid",
        NoduleType.PartSolid => "part-solid",
        _ => "ground glass",
    };

    /// <summary>The names of the findings, in the order of their values.</summary>
    public static IReadOnlyList<string> Names(NoduleFindings findings) =>
        [.. Enum.GetValues<NoduleFindings>().Where(f => f != NoduleFindings.None && findings.HasFlag(f)).Select(f => f.ToString())];

    /// <summary>The findings in lower-case words with commas; empty when there are none.</summary>
    public static string Of(NoduleFindings findings) => string.Join(", ", Names(findings).Select(Words));

    /// <summary>Type, volume and diameters.</summary>
    public static string Size(Nodule nodule) => string.Create(
        CultureInfo.InvariantCulture, $"{Of(nodule.Type)}, {nodule.VolumeMm3:F0} mm3, {nodule.Diameters.LongAxisMm:F1} x {nodule.Diameters.ShortAxisMm:F1} mm");

    /// <summary>The lines under a nodule's picture: size, how sure, findings.</summary>
    public static IReadOnlyList<string> Captions(Nodule nodule)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        string size = Size(nodule);
        List<string> lines = [string.Create(plain, $"{char.ToUpperInvariant(size[0])}{size[1..]} (slice {nodule.Diameters.Slice + 1})")];
        List<string> parts = [];
        if (nodule.SolidCore is { VoxelCount: > 0 } core) parts.Add(string.Create(plain, $"Solid core {core.VolumeMm3:F0} mm3 ({100.0 * core.VoxelCount / Math.Max(1, nodule.Mask.VoxelCount):F0} %)"));
        if (nodule.Cavity is { VoxelCount: > 0 } cavity) parts.Add(string.Create(plain, $"{(parts.Count == 0 ? "Cavity" : "cavity")} {cavity.VolumeMm3:F0} mm3"));
        if (parts.Count > 0) lines.Add(string.Join(", ", parts));
        StringBuilder sure = new();
        sure.Append(plain, $"Confidence {100 * nodule.Confidence:F0} %");
        if (double.IsFinite(nodule.Stability)) sure.Append(plain, $", stability {nodule.Stability:F2}");
        sure.Append(plain, $", threshold {nodule.ThresholdHu:F0} HU, seed {nodule.GivenSeed}");
        if (nodule.SeedMovedMm > 0) sure.Append(plain, $" moved by {nodule.SeedMovedMm:F1} mm");
        lines.Add(sure.ToString());
        if (nodule.Flags != NoduleFindings.None) lines.Add($"Findings: {Of(nodule.Flags)}");
        return lines;
    }

    private static string Words(string name)
    {
        StringBuilder words = new();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }
}
