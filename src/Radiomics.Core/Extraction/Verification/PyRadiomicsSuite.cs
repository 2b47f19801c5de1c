namespace Radiomics;

/// <summary>The cases that PyRadiomics was run on, each a JSON file with its settings and values.</summary>
internal sealed class PyRadiomicsSuite(ReferenceImages images)
{
    private const string Folder = "pyradiomics";

    private static readonly string[] s_parts = ["values", "edge"];

    /// <summary>What a folder does not have; null when nothing is missing.</summary>
    public static string? Missing(string folder) =>
        s_parts.Append("data").Select(part => Path.Combine(Folder, part)).FirstOrDefault(part => !Directory.Exists(Path.Combine(folder, part)));

    /// <summary>The cases, by folder and name.</summary>
    /// <param name="folder">The reference folder.</param>
    public IEnumerable<VerificationCase> Cases(string folder) => s_parts
        .SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, Folder, part), "*__*.json").Order(StringComparer.Ordinal))
        .Select(file => Open(file, Path.Combine(folder, Folder)));

    private VerificationCase Open(string file, string folder)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        try
        {
            PyRadiomicsCase reference = PyRadiomicsCase.Read(file);
            return new VerificationCase(VerificationSuites.PyRadiomics, name, cancellation => new PyRadiomicsComparison(reference, folder, images).Run(cancellation));
        }
        catch (Exception error) when (CaseFailure.BelongsToCase(error))
        {
            VerificationRow row = new(
                VerificationSuites.PyRadiomics, name, "file", name, null, null, 0, double.PositiveInfinity, VerificationOutcome.NotComputed, CaseFailure.Describe(error));
            return new VerificationCase(VerificationSuites.PyRadiomics, name, _ => [row]);
        }
    }
}
