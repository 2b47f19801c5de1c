using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction.Catalog;

/// <summary>The pages under docs/features are those of the catalogue. RADIOMICS_WRITE_DOCS=1 writes them.</summary>
public sealed class FeaturePagesTests
{
    [Fact]
    public void ThePagesAreThoseOfTheCatalogue()
    {
        string folder = Path.Combine(Checkout.Root, "docs", "features");
        IReadOnlyDictionary<string, string> pages = FeaturePages.All();
        if (Environment.GetEnvironmentVariable("RADIOMICS_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(folder);
            foreach (string old in Directory.GetFiles(folder)) File.Delete(old);
            foreach ((string name, string text) in pages) File.WriteAllText(Path.Combine(folder, name), text);
        }
        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        foreach ((string name, string text) in pages)
            Assert.True(text == File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n"), $"docs/features/{name} is not that of the catalogue: run the tests once with RADIOMICS_WRITE_DOCS=1");
        Assert.All(FeatureCatalog.All, f => Assert.Contains($"## {f.Id}\n", pages[$"{f.FamilyName}.md"], StringComparison.Ordinal));
    }
}
