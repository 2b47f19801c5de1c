using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>The DICOM objects of <c>segment</c> and <c>extract</c>.</summary>
public sealed class DicomOutputTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task Segmentation_and_structure_set_read_back_as_the_mask()
    {
        string mask = _sample.File("m.nii.gz"), seg = _sample.File("分割.dcm"), structures = _sample.File("rs.dcm");
        (int code, _, string talk) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", "15,20,17", "--seed", "34,20,17", "-o", mask, "--seg", seg, "--rtstruct", structures);
        Assert.True(code == 0, talk);
        foreach (string file in new[] { seg, structures })
        {
            IReadOnlyList<Mask> read = Mask.LoadAll(file, _sample.Volume), expected = Mask.LoadAll(mask, _sample.Volume);
            Assert.Equal(expected.Select(m => m.VoxelCount), read.Select(m => m.VoxelCount));
            Assert.All(expected.Zip(read), pair => Assert.Equal(1, MaskAgreement.DiceOf(pair.First, pair.Second)));
            Assert.Contains($"written: {file}", talk, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Features_are_written_as_a_report_with_their_segmentation()
    {
        string report = _sample.File("sr.dcm"), seg = _sample.File("seg.dcm");
        (int code, _, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "34,20,17", "-o", _sample.File("f.json"), "--sr", report, "--seg", seg);
        Assert.True(code == 0, talk);
        byte[] bytes = await File.ReadAllBytesAsync(report, TestContext.Current.CancellationToken);
        Assert.Equal("DICM"u8.ToArray(), bytes[128..132]);
        Assert.True(bytes.AsSpan().IndexOf("original_glcm_JointEntropy"u8) > 0);
        Assert.Single(Mask.LoadAll(seg, _sample.Volume));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        (int alone, _, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "34,20,17", "--with-patient");
        Assert.Equal(1, alone);
        Assert.Contains("--with-patient goes with --sr or --seg", talk, StringComparison.Ordinal);
        string file = _sample.File("same.nii.gz");
        (int twice, _, talk) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", "34,20,17", "-o", file, "--seg", file);
        Assert.Equal(1, twice);
        Assert.Contains("named twice", talk, StringComparison.Ordinal);
        (twice, _, talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "34,20,17", "-o", file, "--save-mask", file);
        Assert.Equal(1, twice);
        Assert.Contains("named twice", talk, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }
}
