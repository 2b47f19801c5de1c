using Radiomics.Cli.Commands;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>Whatever is asked for: a message on standard error, an exit code that fits, no stack trace and no half files.</summary>
public sealed class RobustnessTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("extract", "", "--seed", "1,2,3")]
    [InlineData("extract", "image.nii.gz", "--mask", "")]
    [InlineData("extract", "image.nii.gz", "--mask", "mask.nii.gz", "-o", " ")]
    [InlineData("segment", "image.nii.gz", "--seed", "1,2,3", "-o", "")]
    [InlineData("info", "")]
    public async Task AnEmptyArgumentIsAnErrorOfUsage(params string[] arguments)
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync(arguments);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("An argument is empty", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADemoWhereNoFolderCanBeMadeSaysSo()
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("demo", Path.Combine(_sample.Image, "demo"));
        Assert.Equal(3, code);
        Assert.Empty(output);
        Assert.Contains("error FILE_ACCESS", talk, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SegmentRefusesAnEndingBeforeItReadsTheImage()
    {
        (int code, _, string talk) = await CommandRunner.RunAsync("segment", _sample.File("none.nii"), "--seed", "1,2,3", "-o", _sample.File("mask.png"));
        Assert.Equal(3, code);
        Assert.Contains("FORMAT_UNKNOWN", talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SERIES_GAP", "--tolerate gaps")]
    [InlineData("SERIES_MIXED", "--tolerate mixed")]
    [InlineData("SERIES_AMBIGUOUS", "--series UID")]
    public void AnErrorOfASeriesNamesTheOptionThatHelps(string code, string option)
    {
        using StringWriter talk = new();
        new CommandOutput(TextWriter.Null, talk).Report(new SeriesException(code, new Problem("series", "found", "expected", "Advice.")));
        Assert.EndsWith($"Advice. Here: {option}.", talk.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InfoListsTheStructuresOfAStructureSet()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("info", Reference.Require("lung/LUNG1-001/annotation/2.dcm"));
        Assert.Equal(0, code);
        Assert.Contains("RTSTRUCT with 17 structures", output, StringComparison.Ordinal);
        Assert.Matches("2 +GTV-1 +[0-9]+", output);
    }

    [Fact]
    public async Task InfoCountsVoxelsThatAreNoNumbers()
    {
        string file = _sample.File("nan.nrrd");
        Volume.FromHounsfield([1, float.NaN, 3, float.PositiveInfinity], new ImageSize(4, 1, 1), Spacing.Isotropic(1)).Save(file);
        (int code, string output, _) = await CommandRunner.RunAsync("info", file);
        Assert.Equal(0, code);
        Assert.Contains("values from 1 to 3", output, StringComparison.Ordinal);
        Assert.Contains("2 voxels are NaN or infinite", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AResultWrittenThroughALinkReachesTheFileAndKeepsTheLink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on this system");
        string file = _sample.File("real.csv"), link = _sample.File("link.csv");
        await File.WriteAllTextAsync(file, "old", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, file);
        Assert.Equal(0, (await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "-o", link)).Code);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.StartsWith("image,mask", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyFileIsNoImage()
    {
        string file = _sample.File("empty.bin");
        await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
        (int code, _, string talk) = await CommandRunner.RunAsync("info", file);
        Assert.Equal(3, code);
        Assert.Contains("it is empty", talk, StringComparison.Ordinal);
    }
}
