namespace Radiomics;

/// <summary>The feature maps that PyRadiomics was run for: a JSON file a run with its settings, and an NRRD file a map.</summary>
internal sealed class FeatureMapSuite(ReferenceImages images)
{
    private const string Folder = "pyradiomics";

    private static readonly string[] s_parts = ["voxel", "data"];

    /// <summary>What a folder does not have; null when nothing is missing.</summary>
    public static string? Missing(string folder) =>
        s_parts.Select(part => Path.Combine(Folder, part)).FirstOrDefault(part => !Directory.Exists(Path.Combine(folder, part)));

    /// <summary>The runs, by name.</summary>
    /// <param name="folder">The reference folder.</param>
    public IEnumerable<VerificationCase> Cases(string folder) => Directory.EnumerateFiles(Path.Combine(folder, Folder, "voxel"), "*__*.json").Order(StringComparer.Ordinal)
        .Select(file => new VerificationCase(
            VerificationSuites.FeatureMaps, Path.GetFileNameWithoutExtension(file), cancellation => new FeatureMapComparison(file, Path.Combine(folder, Folder), images).Run(cancellation)));
}
