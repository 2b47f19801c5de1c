using Xunit;

namespace Radiomics.TestSupport;

/// <summary>The folder of real images and trusted values that lies beside the checkout or is named by RADIOMICS_REFERENCE.</summary>
public static class Reference
{
    private static readonly Lazy<string?> s_root = new(Find);

    /// <summary>The full path of a file or folder of the reference data; the running test is skipped, with a line, where it is absent.</summary>
    public static string Require(string relativePath)
    {
        string? path = s_root.Value is { } root ? Path.Combine(root, relativePath) : null;
        Assert.SkipWhen(path is null || !(File.Exists(path) || Directory.Exists(path)),
            $"reference data '{relativePath}' not found: set RADIOMICS_REFERENCE to the folder that holds it");
        return path!;
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("RADIOMICS_REFERENCE");
        if (!string.IsNullOrEmpty(named)) return Directory.Exists(named) ? named : null;
        if (Checkout.Find() is not { } root) return null;
        string beside = Path.Combine(Path.GetDirectoryName(root) ?? "", "shared", "reference");
        return Directory.Exists(beside) ? beside : null;
    }
}
