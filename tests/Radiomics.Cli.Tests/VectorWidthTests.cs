using System.Diagnostics;
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
        string[] regions = ["extract", _sample.Image, "--mask", _sample.TwoLabels, "--format", "json", "--quiet"];
        Assert.Equal(await RunAsync(regions, null), await RunAsync(regions, instructionSet));

        string[] mask = [_sample.File("all.nii"), _sample.File("without.nii")];
        await RunAsync(["segment", _sample.Image, "--seed", "15,20,17", "-o", mask[0], "--quiet"], null);
        await RunAsync(["segment", _sample.Image, "--seed", "15,20,17", "-o", mask[1], "--quiet"], instructionSet);
        Assert.Equal(await File.ReadAllBytesAsync(mask[0], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(mask[1], TestContext.Current.CancellationToken));
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
