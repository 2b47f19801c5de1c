using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Documentation.Tests;

/// <summary>The programs of one file run against the packages, as <c>dotnet run file.cs</c>.</summary>
public sealed class FileProgramTests(PackedPackages packages)
{
    public static TheoryData<string> Programs => [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs", "examples"), "*.cs").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_runs(string name)
    {
        string code = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "examples", name));
        Assert.Contains("@0.1.0", code, StringComparison.Ordinal);
        string file = Path.Combine(packages.Work, name);
        File.WriteAllText(file, code.Replace("@0.1.0", "@" + PackedPackages.Version, StringComparison.Ordinal));
        string output = Command.RunToEnd(packages.Work, packages.Settings, "dotnet", "run", file);
        Assert.Contains(name switch { "first-features.cs" => "Solid", "segmentation-quality.cs" => "Dice with the truth", "cohort-to-table.cs" => "6 measured, 0 failed", _ => "done" }, output, StringComparison.Ordinal);
    }
}
