using System.Text.Json;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class SegmentAndInfoCommandTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task SegmentWritesAMaskThatHoldsTheSeedAndItsReport()
    {
        string mask = _sample.File("out.nii.gz"), report = _sample.File("report.json");
        (int code, string output, _) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", "34,20,17", "-o", mask, "--report", report);
        Assert.Equal(0, code);
        Mask found = Mask.Load(mask, _sample.Volume);
        Assert.True(found[new VoxelIndex(34, 20, 16)]);
        Assert.False(found[new VoxelIndex(15, 20, 16)]);
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
        Assert.Equal(found.VoxelCount, json.RootElement.GetProperty("voxels").GetInt32());
        Assert.Equal("34,20,17", json.RootElement.GetProperty("seed").GetString());
        Assert.Contains($"{found.VoxelCount} voxels", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500,20,17", "SEED_OUTSIDE_IMAGE")]
    [InlineData("15,20,0", "SEED_OUTSIDE_IMAGE")]
    public async Task ASeedThatCannotStartIsRefused(string seed, string code)
    {
        string mask = _sample.File("out.nii.gz");
        (int exit, _, string talk) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", seed, "-o", mask);
        Assert.Equal(3, exit);
        Assert.Contains(code, talk, StringComparison.Ordinal);
        Assert.False(File.Exists(mask));
    }

    [Fact]
    public async Task InfoShowsGeometryAndLabels()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("info", _sample.TwoLabels);
        Assert.Equal(0, code);
        Assert.Contains("48 x 40 x 32 voxels of 0.8 x 0.8 x 1.25 mm", output, StringComparison.Ordinal);
        Assert.Contains($"{Mask.Load(_sample.TwoLabels, _sample.Volume, 2).VoxelCount}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InfoOfAFolderWithoutSeriesNamesWhatIsThere()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("info", _sample.Folder);
        Assert.Equal(3, code);
        Assert.Contains("0 series, 3 files set aside", output, StringComparison.Ordinal);
        Assert.Contains("图像.nii.gz", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extract")]
    [InlineData("segment")]
    [InlineData("info")]
    [InlineData("demo")]
    public async Task HelpHasAnExample(string command)
    {
        (int code, string output, _) = await CommandRunner.RunAsync(command, "--help");
        Assert.Equal(0, code);
        Assert.Contains($"radiomics {command} ", output[output.IndexOf("Example", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
