using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Documentation.Tests;

/// <summary>Every cell of every notebook runs, and what it shows is displayed.</summary>
public sealed class NotebookTests(PackedPackages packages)
{
    public static TheoryData<string> Cells => [.. ExampleRun.Notebooks.SelectMany(CodeCells)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_runs(string place)
    {
        ExampleResult result = packages.Examples[place];
        Assert.Null(result.Error);
        switch (result.ValueType)
        {
            case "Volume" or "Mask" or "ThreePlanePicture":
                Assert.Contains("<img alt=\"Axial, coronal and sagittal plane\" src=\"data:image/png;base64,iVBOR", result.Html, StringComparison.Ordinal);
                break;
            case "Nodule":
                Assert.Contains("data:image/png;base64,iVBOR", result.Html, StringComparison.Ordinal);
                Assert.Contains("confidence", result.Html, StringComparison.Ordinal);
                break;
            case "FeatureSet":
                Assert.Contains("original_glcm_JointEntropy", result.Html, StringComparison.Ordinal);
                Assert.Contains("onclick", result.Html, StringComparison.Ordinal);
                break;
            case "Chart":
                Assert.StartsWith("<svg", result.Html, StringComparison.Ordinal);
                break;
        }
    }

    [Fact]
    public void Every_kind_of_display_is_seen() =>
        Assert.Superset(
            new HashSet<string>(["Volume", "Nodule", "FeatureSet", "ThreePlanePicture", "Chart"]), new HashSet<string>(ExampleRun.Notebooks.SelectMany(CodeCells).Select(c => packages.Examples[c].ValueType).OfType<string>()));

    [Fact]
    public void There_are_three_notebooks() => Assert.Equal(["cohort-to-table.ipynb", "first-features.ipynb", "segmentation-quality.ipynb"], ExampleRun.Notebooks);

    private static IEnumerable<string> CodeCells(string notebook)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Checkout.Root, "docs", "notebooks", notebook)));
        return [.. document.RootElement.GetProperty("cells").EnumerateArray().Select((cell, i) => (cell, i)).Where(c => c.cell.GetProperty("cell_type").GetString() == "code").Select(c => $"{notebook}:{c.i + 1}")];
    }
}
