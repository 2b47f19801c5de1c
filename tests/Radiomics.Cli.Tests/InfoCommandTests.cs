using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class InfoCommandTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

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
