using System.Diagnostics;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>The same bytes whatever vectors the machine has: the whole command in a child process with instruction sets switched off.</summary>
public sealed class VectorWidthTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    /// <summary>Together: every family of both profiles, every aggregation, every interpolation, 8-bit and 16-bit gray levels, in one and in several threads.</summary>
    private static readonly string[][] s_settings =
    [
        ["-s", "binWidth:1"],
        ["-s", "binWidth:25", "-s", "resampledPixelSpacing:1,1,1.5", "-s", "normalize:true", "-s", "normalizeScale:100", "-s", "resegmentRange:-2,2", "-s", "resegmentMode:sigma"],
        ["-s", "resampledPixelSpacing:0.5,0,0", "-s", "interpolator:sitkLinear", "-s", "force2D:true", "-s", "weightingNorm:euclidean", "-s", "distances:1,2", "-s", "symmetricalGLCM:false", "-s", "gldm_a:1"],
        ["--profile", "ibsi", "-s", "aggregation:2D_avg,2D_comb,2_5D_avg,2_5D_comb,3D_avg,3D_comb", "-s", "binCount:32", "-s", "ivhBinCount:1000"],
        // Every filter of IBSI 2; image lengths with prime factors above 5 among them.
        ["--profile", "ibsi", "-s", "imageType:Mean,LoG,Laws,Gabor,Wavelet", "-s", "sigma:1.5", "-s", "lambda:3", "-s", "thetaStep:60", "-s", "kernels:L5E5S5,E3W5R5", "-s", "energyDelta:2",
            "-s", "rotationInvariance:true", "-s", "subband:LLH,HHH", "-s", "featureClass:firstorder", "-s", "binCount:32"],
        ["--profile", "ibsi", "-s", "imageType:Gabor,Wavelet,Simoncelli,Shannon,RieszLoG,RieszSimoncelli", "-s", "sigma:1.5", "-s", "lambda:3", "-s", "thetaStep:60", "-s", "pooling:average", "-s", "rotationInvariance:true",
            "-s", "decompositionLevel:1,2", "-s", "rieszOrder:1-0-0,0-2-0", "-s", "featureClass:firstorder", "-s", "binCount:32"],
        ["--profile", "ibsi", "-s", "resampledPixelSpacing:1,1,1", "-s", "resegmentRange:-400,400", "-s", "resegmentOutliers:3"],
    ];

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task FeaturesAndMaskAreTheSameBytes(string instructionSet)
    {
        SaveWideRegion(rows: 12, slices: 6);
        foreach (string[] settings in (string[][])[.. s_settings, ["-p", _sample.File("filters.yaml")]]) Assert.Equal(await RunAsync(Extract(settings, 2), null), await RunAsync(Extract(settings, 2), instructionSet));

        string[] mask = [_sample.File("all.nii"), _sample.File("without.nii")];
        await RunAsync(["segment", _sample.Image, "--seed", "15,20,17", "-o", mask[0], "--quiet"], null);
        await RunAsync(["segment", _sample.Image, "--seed", "15,20,17", "-o", mask[1], "--quiet"], instructionSet);
        Assert.Equal(await File.ReadAllBytesAsync(mask[0], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(mask[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OneTwoAndEightThreadsGiveTheSameBytes()
    {
        // More voxels than one thread is thought enough for.
        SaveWideRegion(rows: 20, slices: 9);
        foreach (string[] settings in (string[][])[.. s_settings, ["-p", _sample.File("filters.yaml")]])
        {
            string one = await RunAsync(Extract(settings, 1), null);
            Assert.Equal(one, await RunAsync(Extract(settings, 2), null));
            Assert.Equal(one, await RunAsync(Extract(settings, 8), null));
        }
    }

    [Fact]
    public async Task StandardOutputCanBeNamedAsTheFile()
    {
        Assert.SkipUnless(File.Exists("/dev/stdout"), "this system has no /dev/stdout");
        string output = await RunAsync(["extract", _sample.Image, "--mask", _sample.OneLabel, "-o", "/dev/stdout", "--quiet"], null);
        Assert.StartsWith("image,mask", output, StringComparison.Ordinal);
    }

    /// <summary>Rows of more than two of the widest vectors, so that no kernel is left to its tail.</summary>
    private void SaveWideRegion(int rows, int slices)
    {
        (Volume volume, Mask region) = RandomRegion.Create(9, new ImageSize(150, rows, slices), 900, 0.9, 2);
        volume.Save(_sample.File("wide.nii"));
        region.Save(_sample.File("region.nii"));
        File.WriteAllText(
            _sample.File("filters.yaml"),
            """
            imageType: {LoG: {sigma: [1, 2.5]}, Wavelet: {wavelet: bior2.2, level: 2}, Square: {}, SquareRoot: {}, Logarithm: {}, Exponential: {}, Gradient: {}, LBP2D: {lbp2DMethod: var, lbp2DRadius: 1.7}, LBP3D: {}}
            featureClass: {firstorder: }
            """);
    }

    private string[] Extract(string[] settings, int threads) =>
        ["extract", _sample.File("wide.nii"), "--mask", _sample.File("region.nii"), .. settings, "--threads", $"{threads}", "--format", "json", "--quiet"];

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
