using Xunit;

namespace Radiomics.Documentation.Tests;

/// <summary>Every block of C# in the pages compiles and runs against the packages.</summary>
public sealed class MarkdownExamplesTests(PackedPackages packages)
{
    public static TheoryData<string> Places => [.. DocumentedBlock.All.Select(b => b.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_block_runs(string place) => Assert.Null(packages.Examples[place].Error);

    [Fact]
    public void The_first_example_finds_the_nodule_of_the_demo()
    {
        ExampleResult result = packages.Examples[DocumentedBlock.All.First(b => b.Place.StartsWith("README.md", StringComparison.Ordinal)).Place];
        Assert.Matches(@"^Solid, 2\d\d\d mm3, confidence \d+ ?%, entropy \d", result.Output);
    }

    [Fact]
    public void Pages_hold_blocks() => Assert.InRange(DocumentedBlock.All.Count, 15, 500);
}
