using System.Text.Json;
using Radiomics.Cli.Commands;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task TheDigitalPhantomNeedsNoFiles()
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("verify", "-q");
        Assert.Contains("digital: 482/482 match", output, StringComparison.Ordinal);
        Assert.Empty(talk);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task JsonHasEveryRow()
    {
        (_, string output, _) = await CommandRunner.RunAsync("verify", "--format", "json", "-q");
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement[] rows = [.. json.RootElement.GetProperty("rows").EnumerateArray()];
        Assert.Equal(482, rows.Length);
        Assert.Equal(482, json.RootElement.GetProperty("total").GetInt32());
        JsonElement mean = Assert.Single(rows, r => r.GetProperty("name").GetString() == "stat_mean");
        Assert.Equal(2.15, mean.GetProperty("reference").GetDouble());
        Assert.Equal(159.0 / 74, mean.GetProperty("value").GetDouble(), 12);
        Assert.Equal("matched", mean.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task AllShowsTheRowsThatMatch()
    {
        (_, string output, _) = await CommandRunner.RunAsync("verify", "--all", "-q");
        string row = Assert.Single(output.Split('\n'), line => line.Contains(" stat_mean ", StringComparison.Ordinal));
        Assert.Contains("2.15", row, StringComparison.Ordinal);
        Assert.Contains("matched", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeRunIsSaidAndIsNoSuccess()
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("verify", "--reference", Path.Combine(Path.GetTempPath(), "no such folder"), "-q");
        Assert.Equal(2, code);
        foreach (string text in new[] { output, talk })
        {
            foreach (string suite in new[] { "ct", "diagnostics", "filtermaps", "filters", "pyradiomics" })
                Assert.Contains(suite, Assert.Single(text.Split('\n'), line => line.Contains($"{suite}: ", StringComparison.Ordinal) && line.Contains("not run", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
        Assert.Equal(3, (await CommandRunner.RunAsync("verify", "--suite", "ct", "-q")).Code);
        Assert.Equal(1, (await CommandRunner.RunAsync("verify", "--suite", "analog")).Code);
    }

    [Theory]
    [InlineData(482, 482, 0, 0)]
    [InlineData(481, 482, 0, 2)]
    [InlineData(482, 482, 1, 2)]
    [InlineData(0, 482, 0, 3)]
    [InlineData(0, 0, 1, 3)]
    public void TheExitCodeTells(int matched, int total, int notRun, int code) => Assert.Equal(code, VerifyCommand.ExitCodeOf(matched, total, notRun));
}
