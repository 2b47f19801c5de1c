using System.Diagnostics;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>The same bytes whatever vectors the machine has: the whole command in a child process with instruction sets switched off.</summary>
public sealed class VectorWidthTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task FeaturesAndMaskAreTheSameBytes(string instructionSet)
    {
        // Rows of more than two of the widest vectors, with 8-bit and with 16-bit gray levels: no kernel is left to its tail.
        (Volume volume, Mask region) = RandomRegion.Create(9, new ImageSize(150, 12, 7), 900, 0.9, 2);
        volume.Save(_sample.File("wide.nii"));
        region.Save(_sample.File("region.nii"));
        foreach (string width in new[] { "binWidth=1", "binWidth=25" })
        {
            string[] regions = ["extract", _sample.File("wide.nii"), "--mask", _sample.File("region.nii"), "--set", width, "--format", "json", "--quiet"];
            Assert.Equal(await RunAsync(regions, null), await RunAsync(regions, instructionSet));
        }

        string[] mask = [_sample.File("all.nii"), _sample.File("without.nii")];
        await RunAsync(["segment", _sample.Image, "--seed", "15,20,17", "-o", mask[0], "--quiet"], null);
        await RunAsync(["segment", _sample.Image, "--seed", "15,20,17", "-o", mask[1], "--quiet"], instructionSet);
        Assert.Equal(await File.ReadAllBytesAsync(mask[0], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(mask[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StandardOutputCanBeNamedAsTheFile()
    {
        Assert.SkipUnless(File.Exists("/dev/stdout"), "this system has no /dev/stdout");
        string output = await RunAsync(["extract", _sample.Image, "--mask", _sample.OneLabel, "-o", "/dev/stdout", "--quiet"], null);
        Assert.StartsWith("image,mask", output, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string[] args, string? withoutInstructionSet)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (string arg in args) start.ArgumentList.Add(arg);
        if (withoutInstructionSet is not null) start.Environment[withoutInstructionSet] = "0";
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
