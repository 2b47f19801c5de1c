using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary><c>extract --mode voxel</c>: feature maps as files.</summary>
public sealed class MapCommandTests : IDisposable
{
    private static readonly string[] s_few = ["-s", "featureClass:firstorder.Mean,glcm.JointEntropy", "--mode", "voxel"];

    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task EveryMapIsAFileAndItsPathIsTheOutput()
    {
        string folder = _sample.File("maps");
        (int code, string output, string talk) = await CommandRunner.RunAsync(["extract", _sample.Image, "--mask", _sample.OneLabel, "-s", "kernelRadius:2", "-s", "initValue:nan", .. s_few, "-o", folder]);
        Assert.Equal(0, code);
        string[] expected = [Path.Combine(folder, "original_firstorder_Mean.nrrd"), Path.Combine(folder, "original_glcm_JointEntropy.nrrd")];
        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));
        Assert.Equal(expected, Directory.GetFiles(folder).Order());
        Assert.Contains("1 of 1 regions done, 2 maps written to", talk, StringComparison.Ordinal);

        Mask mask = Mask.Load(_sample.OneLabel, _sample.Volume, 1);
        ExtractionSettings settings = ExtractionSettings.PyRadiomics.With("featureClass", "firstorder.Mean") with { Maps = new MapSettings { KernelRadius = 2, InitialValue = double.NaN } };
        FeatureMap map = new FeatureMapper(settings).Extract(_sample.Volume, mask, cancellationToken: TestContext.Current.CancellationToken)[0];
        float[] written = Volume.Load(expected[0]).Voxels.ToArray();
        Assert.Equal(map.Values.ToArray().Select(v => (float)v), written);
        Assert.True(float.IsNaN(written[0]));
    }

    [Fact]
    public async Task RegionsOfAMaskWithSeveralBearTheirLabels()
    {
        string folder = _sample.File("maps");
        (int code, _, string talk) = await CommandRunner.RunAsync(["extract", _sample.Image, "--mask", _sample.TwoLabels, .. s_few, "--map-format", "nii.gz", "-o", folder, "-q"]);
        Assert.Equal((0, ""), (code, talk));
        Assert.Equal(
            ["label-1_original_firstorder_Mean.nii.gz", "label-1_original_glcm_JointEntropy.nii.gz", "label-2_original_firstorder_Mean.nii.gz", "label-2_original_glcm_JointEntropy.nii.gz"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        (code, _, _) = await CommandRunner.RunAsync(["extract", _sample.Image, "--mask", _sample.TwoLabels, "--label", "2", .. s_few, "-o", _sample.File("second"), "-q"]);
        Assert.Equal(0, code);
        Assert.Equal(["original_firstorder_Mean.nrrd", "original_glcm_JointEntropy.nrrd"], Directory.GetFiles(_sample.File("second")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task CasesOfATableAreNamedAsPyRadiomicsNamesThem()
    {
        await File.WriteAllTextAsync(_sample.File("cases.csv"), "Image,Mask,Label\n图像.nii.gz,labels.nrrd,2\n图像.nii.gz,labels.nrrd,7\n图像.nii.gz,,1\n图像.nii.gz,mask.nii.gz,\n", TestContext.Current.CancellationToken);
        (int code, string output, string talk) = await CommandRunner.RunAsync(["extract", _sample.File("cases.csv"), .. s_few, "-o", _sample.File("maps")]);
        Assert.Equal(2, code);
        Assert.Contains("error MASK_LABEL_MISSING: case 2 (line 3)", talk, StringComparison.Ordinal);
        Assert.Contains("error CASE_INCOMPLETE", talk, StringComparison.Ordinal);
        Assert.Contains("2 of 4 cases done, 4 maps", talk, StringComparison.Ordinal);
        string[] expected = ["Case-1_original_firstorder_Mean.nrrd", "Case-1_original_glcm_JointEntropy.nrrd", "Case-4_original_firstorder_Mean.nrrd", "Case-4_original_glcm_JointEntropy.nrrd"];
        Assert.Equal(expected, Directory.GetFiles(_sample.File("maps")).Select(Path.GetFileName).Order());
        Assert.Equal(4, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("--mode voxel needs -o FOLDER", "--mask", "m.nii", "--mode", "voxel")]
    [InlineData("--format does not go with --mode voxel", "--mask", "m.nii", "--mode", "voxel", "-o", "maps", "--format", "csv")]
    [InlineData("--seed does not go with --mode voxel", "--seed", "1,2,3", "--mode", "voxel", "-o", "maps")]
    [InlineData("--timings does not go with --mode voxel", "--mask", "m.nii", "--mode", "voxel", "-o", "maps", "--timings")]
    [InlineData("--map-format goes with --mode voxel", "--mask", "m.nii", "--map-format", "nii")]
    public async Task WhatDoesNotGoTogetherIsSaid(string expected, params string[] options)
    {
        (int code, _, string talk) = await CommandRunner.RunAsync(["extract", "image.nii", .. options]);
        Assert.Equal(1, code);
        Assert.Contains(expected, talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatCannotBeIsAnError()
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync(["extract", _sample.Image, "--mask", _sample.TwoLabels, .. s_few, "-o", Path.Combine(_sample.OneLabel, "maps"), "-q"]);
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("error FILE_UNWRITABLE", talk, StringComparison.Ordinal);
    }
}
