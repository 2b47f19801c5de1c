using System.Text.Json;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class SegmentCommandTests : IDisposable
{
    private const string First = "15,20,17", Second = "34,20,17", Outside = "500,20,17";

    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task ASeedGivesMaskReportPictureAndALine()
    {
        string mask = _sample.File("结节.nii.gz"), report = _sample.File("报告.json"), picture = _sample.File("图.png");
        (int code, string output, string talk) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", Second, "-o", mask, "--report", report, "--picture", picture);
        Assert.True(code == 0, talk);
        Mask found = Mask.Load(mask, _sample.Volume);
        Assert.True(found[new VoxelIndex(34, 20, 16)]);
        Assert.False(found[new VoxelIndex(15, 20, 16)]);
        Assert.Equal(1, found.Label);
        string line = Assert.Single(output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"lesion at {Second}: ", line, StringComparison.Ordinal);
        Assert.Contains($"{found.VoxelCount} voxels", line, StringComparison.Ordinal);
        foreach (string path in new[] { mask, report, picture }) Assert.Contains($"written: {path}", talk, StringComparison.Ordinal);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken))[..4]);

        using JsonDocument json = await ReadAsync(report);
        Assert.Equal((_sample.Image, mask), (json.RootElement.GetProperty("image").GetString(), json.RootElement.GetProperty("mask").GetString()));
        Assert.Equal(FeatureExtractor.EngineVersion, json.RootElement.GetProperty("engineVersion").GetString());
        JsonElement lesion = Assert.Single(json.RootElement.GetProperty("lesions").EnumerateArray());
        // The report against the library's own result for the same seed.
        Nodule nodule = NoduleSegmenter.Default.Segment(Volume.Load(_sample.Image), Seed.Parse(Second));
        Assert.Equal(found.VoxelCount, nodule.Mask.VoxelCount);
        Assert.Equal("ok", lesion.GetProperty("status").GetString());
        Assert.Equal(picture, lesion.GetProperty("picture").GetString());
        Assert.Equal(nodule.Type.ToString(), lesion.GetProperty("type").GetString());
        Assert.Equal(nodule.Mask.VoxelCount, lesion.GetProperty("voxels").GetInt32());
        Assert.Equal(nodule.VolumeMm3, lesion.GetProperty("volumeMm3").GetDouble());
        Assert.Equal(nodule.PartialVolumeMm3, lesion.GetProperty("partialVolumeMm3").GetDouble());
        JsonElement diameters = lesion.GetProperty("diameters");
        Assert.Equal(nodule.Diameters.LongAxisMm, diameters.GetProperty("longAxisMm").GetDouble());
        Assert.Equal(nodule.Diameters.ShortAxisMm, diameters.GetProperty("shortAxisMm").GetDouble());
        Assert.Equal(nodule.Diameters.Slice + 1, diameters.GetProperty("sliceNumber").GetInt32());
        Assert.Equal(nodule.Diameters.LongTo.Column, diameters.GetProperty("longAxis")[1][0].GetDouble());
        Assert.Equal(nodule.Diameters.ShortFrom.Row, diameters.GetProperty("shortAxis")[0][1].GetDouble());
        Assert.Equal(Second, lesion.GetProperty("seedGiven").GetString());
        Assert.Equal(Seed.AtVoxel(nodule.SeedVoxel).ToString(), lesion.GetProperty("seedUsed").GetString());
        Assert.Equal(nodule.ThresholdHu, lesion.GetProperty("thresholdHu").GetDouble());
        Assert.Equal(nodule.Confidence, lesion.GetProperty("confidence").GetDouble());
        Assert.Equal(nodule.Notes, lesion.GetProperty("notes").EnumerateArray().Select(n => n.GetString()!));
        Assert.Equal(nodule.Ensemble.Select(m => m.Mask.VolumeMm3), lesion.GetProperty("ensemble").EnumerateArray().Select(m => m.GetProperty("volumeMm3").GetDouble()));
        Assert.Equal(nodule.Ensemble.Select(m => m.ContrastFraction), lesion.GetProperty("ensemble").EnumerateArray().Select(m => m.GetProperty("contrastFraction").GetDouble()));
    }

    [Fact]
    public async Task SeveralSeedsGiveLabelsInTheirOrderAndABadOneStopsNone()
    {
        string mask = _sample.File("out.nrrd"), report = _sample.File("report.json"), picture = _sample.File("p.png");
        (int code, string output, string talk) = await CommandRunner.RunAsync(
            "segment", _sample.Image, "--seed", Second, "--seed", Outside, "--seed", First, "-o", mask, "--report", report, "--picture", picture);
        Assert.Equal(2, code);
        IReadOnlyList<Mask> masks = Mask.LoadAll(mask, _sample.Volume);
        Assert.Equal([1, 3], masks.Select(m => m.Label));
        Assert.True(masks[0][new VoxelIndex(34, 20, 16)]);
        Assert.True(masks[1][new VoxelIndex(15, 20, 16)]);
        Assert.False(File.Exists(picture));
        Assert.Equal([true, false, true], new[] { 1, 2, 3 }.Select(n => File.Exists(_sample.File($"p-{n}.png"))));
        Assert.Equal(3, output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("lesion 2 at 500,20,17: failed, SEED_OUTSIDE_IMAGE", output, StringComparison.Ordinal);
        Assert.Contains("error SEED_OUTSIDE_IMAGE: lesion 2 at 500,20,17: ", talk, StringComparison.Ordinal);
        using JsonDocument json = await ReadAsync(report);
        JsonElement lesions = json.RootElement.GetProperty("lesions");
        Assert.Equal(["ok", "failed", "ok"], lesions.EnumerateArray().Select(l => l.GetProperty("status").GetString()));
        Assert.Equal([1, 2, 3], lesions.EnumerateArray().Select(l => l.GetProperty("label").GetInt32()));
        Assert.Equal("SEED_OUTSIDE_IMAGE", lesions[1].GetProperty("error").GetProperty("code").GetString());
        Assert.False(lesions[1].TryGetProperty("volumeMm3", out _));
    }

    [Theory]
    [InlineData(Outside, "SEED_OUTSIDE_IMAGE")]
    [InlineData("15,20,0", "SEED_OUTSIDE_IMAGE")]
    public async Task WhereAllSeedsFailThereIsAReportAndNoMask(string seed, string error)
    {
        string mask = _sample.File("out.nii.gz"), report = _sample.File("r.json"), picture = _sample.File("p.png");
        (int code, _, string talk) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", seed, "--seed", Outside, "-o", mask, "--report", report, "--picture", picture);
        Assert.Equal(3, code);
        Assert.Contains(error, talk, StringComparison.Ordinal);
        Assert.False(File.Exists(mask));
        Assert.Empty(Directory.GetFiles(_sample.Folder, "*.png"));
        using JsonDocument json = await ReadAsync(report);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("mask").ValueKind);
        Assert.All(json.RootElement.GetProperty("lesions").EnumerateArray(), l => Assert.Equal("failed", l.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task LesionsThatOverlapAreNotedAndTheEarlierKeepsTheVoxels()
    {
        string mask = _sample.File("out.nii.gz"), report = _sample.File("r.json");
        (int code, _, string talk) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", First, "--seed", First, "--seed", Second, "-o", mask, "--report", report);
        Assert.Equal(0, code);
        Assert.Equal([1, 3], Mask.LoadAll(mask, _sample.Volume).Select(m => m.Label));
        Assert.Contains("belong to lesion 1, too", Assert.Single(talk.Split(Environment.NewLine), line => line.Contains("note: lesion 2", StringComparison.Ordinal)), StringComparison.Ordinal);
        using JsonDocument json = await ReadAsync(report);
        Assert.Contains("belong to lesion 1, too", json.RootElement.GetProperty("lesions")[1].GetProperty("notes").EnumerateArray().Last().GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesThatAreThereAreReplacedAndNothingElseIsLeft()
    {
        string[] names = ["out.nii.gz", "r.json", "p.png", "parts.nii"];
        foreach (string name in names) await File.WriteAllTextAsync(_sample.File(name), "old", TestContext.Current.CancellationToken);
        string[] before = Directory.GetFiles(_sample.Folder);
        (int code, _, _) = await CommandRunner.RunAsync(
            "segment", _sample.Image, "--seed", First, "-o", _sample.File(names[0]), "--report", _sample.File(names[1]), "--picture", _sample.File(names[2]), "--parts", _sample.File(names[3]));
        Assert.Equal(0, code);
        Assert.Equal(before.Order(), Directory.GetFiles(_sample.Folder).Order());
        foreach (string name in names) Assert.NotEqual("old", await File.ReadAllTextAsync(_sample.File(name), TestContext.Current.CancellationToken));
        // The parts together are the nodules.
        IReadOnlyList<Mask> parts = Mask.LoadAll(_sample.File(names[3]), _sample.Volume);
        Assert.Equal(Mask.Load(_sample.File(names[0]), _sample.Volume).VoxelCount, parts.Sum(p => p.VoxelCount));
        Assert.All(parts, p => Assert.InRange(p.Label, 1, 3));
    }

    [Fact]
    public async Task WhatAPersonKnowsReachesTheSegmenterInTheCountingOfSeeds()
    {
        string report = _sample.File("r.json");
        (int code, _, string talk) = await CommandRunner.RunAsync(
            "segment", _sample.Image, "--seed", First, "-o", _sample.File("m.nii"), "--report", report, "--box", "25,32,28,5,8,6", "--lower", "-350.5", "--upper", "900",
            "--include", "15,21,17", "--include", "14,20,17", "--exclude", "2,2,1", "--max-radius", "25", "--max-seed-shift", "2");
        Assert.True(code == 0, talk);
        using JsonDocument json = await ReadAsync(report);
        JsonElement options = json.RootElement.GetProperty("options");
        Assert.Equal("5,8,6", options.GetProperty("box").GetProperty("first").GetString());
        Assert.Equal("25,32,28", options.GetProperty("box").GetProperty("last").GetString());
        Assert.Equal(-350.5, options.GetProperty("lowerHu").GetDouble());
        Assert.Equal(900, options.GetProperty("upperHu").GetDouble());
        Assert.Equal(["15,21,17", "14,20,17"], options.GetProperty("include").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal(["2,2,1"], options.GetProperty("exclude").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal(25, options.GetProperty("maximumRadiusMm").GetDouble());
        Assert.Equal(2, options.GetProperty("maximumSeedShiftMm").GetDouble());
    }

    [Theory]
    [InlineData("--picture", "p.jpg", ".png")]
    [InlineData("--parts", "p.doc", ".nii")]
    [InlineData("--report", "out.nii.gz", "named twice")]
    public async Task FilesThatCannotBeWrittenAreRefusedBeforeTheWork(string option, string name, string advice)
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("segment", _sample.Image, "--seed", First, "-o", _sample.File("out.nii.gz"), option, _sample.File(name));
        Assert.NotEqual(0, code);
        Assert.Contains(advice, talk, StringComparison.Ordinal);
        Assert.Empty(output);
        Assert.False(File.Exists(_sample.File("out.nii.gz")));
    }

    private static async Task<JsonDocument> ReadAsync(string path) => JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
}
