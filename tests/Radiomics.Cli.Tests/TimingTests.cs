using System.Text.Json;
using System.Text.Json.Nodes;
using Radiomics.Cli.Batch;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary><c>extract --timings</c>: what is measured, where it stands, and that values do not depend on it.</summary>
public sealed class TimingTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("pyradiomics", "diagnostics,mask placement,checks,intensities,discretization,shape,firstorder,glcm,glrlm,glszm,gldm,ngtdm,hashes,extraction")]
    [InlineData("ibsi", "mask placement,diagnostics,checks,intensities,discretization,shape,localintensity,firstorder,histogram,ivh,glcm,glrlm,glszm,gldzm,gldm,ngtdm,hashes,extraction")]
    public async Task EveryStageAndFamilyOfEveryRegionIsMeasured(string profile, string stages)
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "-m", _sample.TwoLabels, "-f", "json", "--profile", profile, "--timings", "--repeat", "3");
        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(2, json.RootElement.GetArrayLength());
        foreach (JsonElement timings in json.RootElement.EnumerateArray().Select(region => region.GetProperty("timings")))
        {
            Assert.Equal(3, timings.GetProperty("repeat").GetInt32());
            JsonElement[] times = [.. timings.GetProperty("stages").EnumerateArray()];
            Assert.Equal(["load image", "load mask", .. stages.Split(',')], times.Select(t => t.GetProperty("stage").GetString()!));
            Assert.All(times, t => Assert.True(t.GetProperty("wallSeconds").GetDouble() > 0));
            Assert.All(times, t => Assert.InRange(t.GetProperty("cpuSeconds").GetDouble(), 0, 1000));
            // What is all of it is at least the longest of its parts.
            Assert.True(times[^1].GetProperty("wallSeconds").GetDouble() > times[2..^1].Max(t => t.GetProperty("wallSeconds").GetDouble()));
        }
        Assert.Contains("medians of 3 rounds, 2 regions together", talk, StringComparison.Ordinal);
        Assert.Contains("glszm ", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StagesOfTheProcessingAreMeasuredWhereThereAreSome()
    {
        (_, string output, _) = await CommandRunner.RunAsync(
            "extract", _sample.Image, "-m", _sample.OneLabel, "-f", "json", "--timings", "-s", "normalize:true", "-s", "resampledPixelSpacing:1,1,1", "-s", "resegmentRange:-10000,10000", "-s", "featureClass:firstorder");
        JsonNode region = JsonNode.Parse(output)![0]!;
        Assert.Equal(
            ["load image", "load mask", "diagnostics", "normalization", "resampling", "checks", "resegmentation", "intensities", "discretization", "firstorder", "hashes", "extraction"],
            region["timings"]!["stages"]!.AsArray().Select(s => (string)s!["stage"]!));
    }

    [Fact]
    public async Task ResultsAreThoseWithoutTimings()
    {
        string[] of = ["extract", _sample.Image, "-m", _sample.TwoLabels, "-f", "json", "-q"];
        (_, string plain, _) = await CommandRunner.RunAsync(of);
        (_, string timed, string talk) = await CommandRunner.RunAsync([.. of, "--timings", "--repeat", "2"]);
        JsonArray regions = JsonNode.Parse(timed)!.AsArray();
        foreach (JsonNode? region in regions) Assert.True(region!.AsObject().Remove("timings"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(plain), regions));
        Assert.Empty(talk);
    }

    [Fact]
    public async Task ASegmentationIsMeasuredToo()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--seed", "15,20,17", "--timings", "-q");
        Assert.Equal(0, code);
        List<string[]> rows = [.. new DelimitedText(new StringReader(output), ',', "output").Read().Select(r => r.Fields)];
        foreach (string stage in new[] { "load_image", "segmentation", "shape", "extraction" })
            Assert.True(double.Parse(rows[1][Array.IndexOf(rows[0], $"timings_{stage}_wall")], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.DoesNotContain("timings_load_mask_wall", rows[0]);
        Assert.Equal(rows[0].Length, rows[1].Length);
    }

    [Fact]
    public async Task TablesOfCasesHaveColumnsOfTimes()
    {
        string table = _sample.File("cases.csv");
        await File.WriteAllTextAsync(table, "Image,Mask,Label\n图像.nii.gz,labels.nrrd,2\nmissing.nii,labels.nrrd,1\n图像.nii.gz,labels.nrrd,1\n", TestContext.Current.CancellationToken);
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", table, "--timings", "--repeat", "2");
        Assert.Equal(2, code);
        List<string[]> rows = [.. new DelimitedText(new StringReader(output), ',', "output").Read().Select(r => r.Fields)];
        int column = Array.IndexOf(rows[0], "timings_glcm_cpu");
        Assert.True(column > Array.IndexOf(rows[0], "original_ngtdm_Strength"));
        Assert.Equal("timings_extraction_cpu", rows[0][^1]);
        Assert.All([rows[1], rows[3]], row => Assert.NotEqual("", row[column]));
        Assert.Equal("", rows[2][column]);
        Assert.Contains("2 regions together", talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--repeat", "3", "--repeat goes with --timings.")]
    [InlineData("--timings", "--validate", "--timings does not go with --validate")]
    [InlineData("--timings", "--jobs=2", "--timings goes with --jobs 1")]
    public async Task WhatDoesNotGoTogetherIsAUsageError(string option, string other, string message)
    {
        string table = _sample.File("cases.csv");
        await File.WriteAllTextAsync(table, "Image,Mask\n图像.nii.gz,mask.nii.gz\n", TestContext.Current.CancellationToken);
        (int code, _, string talk) = await CommandRunner.RunAsync("extract", table, option, other);
        Assert.Equal(1, code);
        Assert.Contains(message, talk, StringComparison.Ordinal);
    }
}
