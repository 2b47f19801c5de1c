using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class GuideTests
{
    [Fact]
    public void The_guide_lists_every_rule_as_it_is()
    {
        string[] listed = [.. File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "guides", "cohort.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.Equal(ValidationRule.All.Select(r => $"| `{r.Id}` | {SeverityNames.English(r.Severity)} | {r.Title.English} | {r.Title.Chinese} |"), listed);
    }
}
