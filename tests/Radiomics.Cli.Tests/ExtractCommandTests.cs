using System.Text.Json;
using Radiomics.Cli.Batch;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class ExtractCommandTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task EveryLabelGivesOneObjectWithFeaturesToFullPrecision()
    {
        string file = _sample.File("特征.json");
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.TwoLabels, "-o", file);
        Assert.Equal(0, code);
        Assert.Empty(output);
        Assert.Contains("2 of 2 regions done", talk, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal([1, 2], json.RootElement.EnumerateArray().Select(r => r.GetProperty("label").GetInt32()));
        Volume volume = Volume.Load(_sample.Image);
        foreach (JsonElement region in json.RootElement.EnumerateArray())
        {
            Mask mask = Mask.Load(_sample.TwoLabels, volume, region.GetProperty("label").GetInt32());
            FeatureSet features = FeatureExtractor.PyRadiomics.Extract(volume, mask, TestContext.Current.CancellationToken);
            Assert.Equal(features.Count, region.GetProperty("features").EnumerateObject().Count());
            foreach (FeatureValue feature in features) Assert.Equal(feature.Value, region.GetProperty("features").GetProperty(feature.Name).GetDouble());
            Assert.Equal(_sample.Image, region.GetProperty("image").GetString());
            Assert.Equal(_sample.TwoLabels, region.GetProperty("mask").GetString());
            Assert.Equal(mask.VoxelCount, region.GetProperty("diagnostics").GetProperty("maskVoxels").GetInt32());
        }
    }

    [Fact]
    public async Task CsvHasOneRowARegion()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.TwoLabels, "--format", "csv", "--quiet");
        Assert.Equal(0, code);
        string[][] rows = [.. new DelimitedText(new StringReader(output), ',', "output").Read().Select(r => r.Fields)];
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Contains("original_glszm_ZoneEntropy", rows[0]);
    }

    [Fact]
    public async Task TheLibraryWritesASetAsTheCommandDoes()
    {
        (_, string json, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "--format", "json", "--quiet");
        (_, string csv, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "--format", "csv", "--quiet");
        Volume volume = Volume.Load(_sample.Image);
        FeatureSet features = FeatureExtractor.PyRadiomics.Extract(volume, Mask.Load(_sample.OneLabel, volume), TestContext.Current.CancellationToken);
        string members = features.ToJson()[1..^1].Trim().ReplaceLineEndings("\n  ");
        Assert.Contains(members, json.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string[] lines = csv.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries), own = features.ToCsv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, own.Length);
        for (int i = 0; i < 2; i++) Assert.EndsWith("," + own[i], lines[i], StringComparison.Ordinal);
        Assert.Equal(features.Select(f => KeyValuePair.Create(f.Name, f.Value)), features.ToDictionary());
    }

    [Fact]
    public async Task ASeedGivesTheLesionThatHoldsIt()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "15,20,17", "--format", "json", "--quiet");
        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement region = Assert.Single(json.RootElement.EnumerateArray());
        double truth = Mask.Load(_sample.OneLabel, _sample.Volume).VoxelCount;
        Assert.InRange(region.GetProperty("diagnostics").GetProperty("maskVoxels").GetInt32(), 0.8 * truth, 1.2 * truth);
        Assert.Equal("15,20,17", region.GetProperty("seed").GetString());
        Assert.Equal(JsonValueKind.Null, region.GetProperty("mask").ValueKind);
        JsonElement segmentation = region.GetProperty("segmentation");
        Assert.Equal(region.GetProperty("diagnostics").GetProperty("maskVoxels").GetInt32(), segmentation.GetProperty("voxels").GetInt32());
        Assert.Contains(segmentation.GetProperty("type").GetString(), Enum.GetNames<NoduleType>());
        Assert.InRange(segmentation.GetProperty("confidence").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task ATableOfSeedsSaysHowEachWasSegmentedAlsoWhereOneFails()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "15,20,17", "--seed", "15,20,99", "--format", "csv", "--quiet");
        Assert.Equal(2, code);
        string[][] rows = [.. new DelimitedText(new StringReader(output), ',', "output").Read().Select(r => r.Fields)];
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        string Field(int row, string column) => rows[row][Array.IndexOf(rows[0], column)];
        Assert.Equal(Field(1, "diagnostics_maskVolumeMm3"), Field(1, "segmentation_volumeMm3"));
        Assert.Equal("15,20,17", Field(1, "segmentation_seedUsed"));
        Assert.Equal("SEED_OUTSIDE_IMAGE", Field(2, "error_code"));
        Assert.All(rows[0].Where(c => c.StartsWith("segmentation_", StringComparison.Ordinal)), column => Assert.Equal("", Field(2, column)));
        (_, string ofMask, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "--format", "csv", "--quiet");
        Assert.DoesNotContain("segmentation_", ofMask, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsOfTheSegmentationGoWithSeedsOnly()
    {
        foreach (string[] option in new string[][] { ["--box", "0,0,1,5,5,5"], ["--lower", "-300"], ["--include", "15,20,17"], ["--max-radius", "20"] })
        {
            (int code, _, string talk) = await CommandRunner.RunAsync(["extract", _sample.Image, "--mask", _sample.OneLabel, .. option]);
            Assert.Equal(1, code);
            Assert.Contains($"{option[0]} goes with --seed", talk, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AMissingLabelFailsAloneAndTheExitCodeSaysSo()
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.TwoLabels, "--label", "2", "--label", "7", "--format", "json");
        Assert.Equal(2, code);
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(["ok", "failed"], json.RootElement.EnumerateArray().Select(r => r.GetProperty("status").GetString()));
        Assert.Equal("MASK_LABEL_MISSING", json.RootElement[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("MASK_LABEL_MISSING", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsReachTheResult()
    {
        (int code, string output, _) = await CommandRunner.RunAsync(
            "extract", _sample.Image, "--mask", _sample.OneLabel, "--set", "binCount=8", "--set", "families=glcm+firstorder", "--set", "deprecated=false", "--format", "json", "--quiet");
        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement features = json.RootElement[0].GetProperty("features");
        Assert.Equal(42, features.EnumerateObject().Count());
        Assert.Equal(8, json.RootElement[0].GetProperty("diagnostics").GetProperty("grayLevels").GetInt32());
        Assert.False(features.TryGetProperty("original_firstorder_StandardDeviation", out _));
    }

    [Theory]
    [InlineData("--set", "binwidth=10", "Did you mean binWidth?")]
    [InlineData("--set", "binWidth=ten", "a number above 0")]
    [InlineData("--set", "binWidth=0", "a number above 0")]
    [InlineData("--set", "binWidth", "key=value")]
    [InlineData("--box", "1,2,3,4", "x0,y0,z0,x1,y1,z1")]
    [InlineData("--box", "1,2,0,4,5,6", "slices from 1")]
    [InlineData("--include", "1,2", "--include")]
    [InlineData("--exclude", "a,b,c", "--exclude")]
    public async Task AMistakeInASettingIsAUsageErrorThatSaysWhatToWrite(string option, string value, string advice)
    {
        (int code, _, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "15,20,17", option, value);
        Assert.Equal(1, code);
        Assert.Contains(advice, talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegionMustBeNamedExactlyOnce()
    {
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.Image)).Code);
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "1,2,3", "--mask", _sample.OneLabel)).Code);
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--nonsense");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("radiomics extract --help", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureLeavesNoFileBehind()
    {
        string file = _sample.File("out.json");
        (int code, _, string talk) = await CommandRunner.RunAsync("extract", _sample.File("missing.nii"), "--seed", "1,2,3", "-o", file);
        Assert.Equal(3, code);
        Assert.Contains("FILE_NOT_FOUND", talk, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        (code, _, talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "15,20,17", "-o", _sample.File("no/such/folder/out.json"));
        Assert.Equal(3, code);
        Assert.Contains("FILE_UNWRITABLE", talk, StringComparison.Ordinal);
        Assert.Equal(3, Directory.EnumerateFiles(_sample.Folder).Count());
    }

    [Fact]
    public async Task TheMaskOfASeedCanBeSavedWithItsFeatures()
    {
        string mask = _sample.File("grown.nrrd");
        (int code, string output, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "15,20,17", "--save-mask", mask, "--format", "json", "--quiet");
        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(output);
        Mask saved = Mask.Load(mask, Volume.Load(_sample.Image));
        Assert.True(saved[new VoxelIndex(15, 20, 16)]);
        Assert.Equal(json.RootElement[0].GetProperty("diagnostics").GetProperty("maskVoxels").GetInt32(), saved.VoxelCount);
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "--save-mask", mask)).Code);
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "15,20,17", "--seed", "34,20,17", "--save-mask", mask)).Code);
    }

    [Fact]
    public async Task TheColumnsAreTheSameWhenEveryRegionFails()
    {
        (int code, string failed, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.TwoLabels, "--label", "9", "--format", "csv", "--quiet");
        Assert.Equal(3, code);
        (_, string good, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.TwoLabels, "--label", "1", "--format", "csv", "--quiet");
        Assert.Equal(good.Split('\n')[0], failed.Split('\n')[0]);
    }
}
