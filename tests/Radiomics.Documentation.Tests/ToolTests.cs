using System.IO.Compression;
using Xunit;

namespace Radiomics.Documentation.Tests;

/// <summary>The command as a .NET tool, installed from the packages.</summary>
public sealed class ToolTests(PackedPackages packages)
{
    [Fact]
    public void Help_and_verify_run()
    {
        Assert.Contains("radiomics demo", Command.RunToEnd(packages.Work, null, packages.Tool, "--help"), StringComparison.Ordinal);
        Assert.Contains("482", Command.RunToEnd(packages.Work, null, packages.Tool, "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_wrote_its_report() => Assert.True(File.Exists(Path.Combine(packages.Work, "radiomics-demo", "report.html")));

    [Theory]
    [InlineData("Radiomics.Core")]
    [InlineData("Radiomics.Cohorts")]
    [InlineData("Radiomics.Modeling")]
    [InlineData("Radiomics.DependencyInjection")]
    public void A_package_has_what_people_look_for(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packages.Feed, $"{name}.{PackedPackages.Version}.nupkg"));
        string[] files = [.. package.Entries.Select(e => e.FullName)];
        Assert.Contains($"lib/net10.0/{name}.dll", files);
        Assert.Contains($"lib/net10.0/{name}.xml", files);
        Assert.Contains("README.md", files);
        Assert.Contains(files, f => f.EndsWith(".png", StringComparison.Ordinal));
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(packages.Feed, $"{name}.{PackedPackages.Version}.snupkg"));
        Assert.Contains($"lib/net10.0/{name}.pdb", symbols.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void Notebooks_find_the_extension()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packages.Feed, $"Radiomics.Core.{PackedPackages.Version}.nupkg"));
        Assert.NotNull(package.GetEntry("interactive-extensions/dotnet/extension.dib"));
    }
}
