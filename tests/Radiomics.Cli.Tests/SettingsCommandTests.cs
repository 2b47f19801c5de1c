using System.Text.Json;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class SettingsCommandTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task EverySettingIsShownWithWhereItComesFrom()
    {
        string file = Written("p.yaml", "setting:\n  binWidth: 10\n  padDistance: 3\n");
        (int code, string output, string talk) = await CommandRunner.RunAsync("settings", "show", "-p", file, "-s", "gldm_a:1", "--set", "distances=1,2", "--profile", "ibsi");
        Assert.Equal(0, code);
        Assert.Empty(talk);
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains(lines, l => Is(l, "profile", "ibsi", "command line"));
        Assert.Contains(lines, l => Is(l, "binWidth", "10", $"{file}:2"));
        Assert.Contains(lines, l => Is(l, "padDistance", "(3)", $"{file}:3"));
        Assert.Contains(lines, l => Is(l, "gldm_a", "1", "command line"));
        Assert.Contains(lines, l => Is(l, "distances", "1,2", "command line"));
        Assert.Contains(lines, l => Is(l, "symmetricalGLCM", "true", "default of ibsi"));
        Assert.Contains(lines, l => Is(l, "label", "-", "default of ibsi"));
        (_, output, _) = await CommandRunner.RunAsync("settings", "show", "--docs");
        Assert.Contains("Width of a bin, HU", output, StringComparison.Ordinal);

        static bool Is(string line, string key, string value, string origin) =>
            line.StartsWith($"{key} ", StringComparison.Ordinal) && line.EndsWith($" {origin}", StringComparison.Ordinal) && line[key.Length..^origin.Length].Trim() == value;
    }

    [Fact]
    public async Task TheWrittenFileIsCompleteAndMeansTheSame()
    {
        string file = _sample.File("out.yaml");
        (int code, _, _) = await CommandRunner.RunAsync("settings", "show", "-s", "binCount:16", "-s", "resampledPixelSpacing:1,1,1", "--format", "yaml", "-o", file);
        Assert.Equal(0, code);
        ExtractionSettings settings = ExtractionSettings.Load(file);
        Assert.Equal(ExtractionSettings.PyRadiomics.With("binCount", "16").With("resampledPixelSpacing", "1,1,1"), settings);
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        foreach (string key in new[] { "binWidth", "sigma", "minimumROISize", "weightingNorm", "aggregation" }) Assert.Contains($"# {key}:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AParameterFileReachesTheResult()
    {
        string file = Written("p.yaml", "featureClass: {glcm: [Id]}\nsetting: {binCount: 8, label: 2, weightingNorm: foo}\n");
        (int code, string output, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.TwoLabels, "-p", file, "-s", "gldm_a:1", "--format", "json", "--quiet");
        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement region = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(2, region.GetProperty("label").GetInt32());
        Assert.Equal(["original_glcm_Id"], region.GetProperty("features").EnumerateObject().Select(f => f.Name));
        JsonElement diagnostics = region.GetProperty("diagnostics");
        Assert.Contains("binCount=8; ", diagnostics.GetProperty("settings").GetString(), StringComparison.Ordinal);
        Assert.Contains(diagnostics.GetProperty("notes").EnumerateArray(), n => n.GetString()!.Contains("'foo' is unknown", StringComparison.Ordinal));
        (_, output, _) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.TwoLabels, "-p", file, "--label", "1", "--format", "json", "--quiet");
        using JsonDocument other = JsonDocument.Parse(output);
        Assert.Equal(1, other.RootElement[0].GetProperty("label").GetInt32());
    }

    [Theory]
    [InlineData("PARAMETER_FILE_MISSING", "-p", "/no/such/file.yaml")]
    [InlineData("Did you mean binWidth?", "-s", "binwidth:10")]
    [InlineData("SETTING_SYNTAX", "-s", "binWidth")]
    [InlineData("IMAGE_TYPE_UNKNOWN", "-s", "imageType:Log")]
    [InlineData("ibsi", "--profile", "other")]
    public async Task MistakesAreUsageErrors(string expected, string option, string value)
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, option, value);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(expected, talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFeatureIsExplained()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("explain", "original_glszm_ZoneEntropy");
        Assert.Equal(0, code);
        foreach (string part in new[] { "Zone size entropy", "szm_zs_entr", "GU8N", "bit", "glszm_ZoneEntropy", "log2" }) Assert.Contains(part, output, StringComparison.Ordinal);
        (_, output, _) = await CommandRunner.RunAsync("explain", "GU8N", "--format", "json");
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal("szm_zs_entr", json.RootElement[0].GetProperty("id").GetString());
        (code, _, string talk) = await CommandRunner.RunAsync("explain", "glszm_ZoneEntrpy");
        Assert.Equal(1, code);
        Assert.Contains("glszm_ZoneEntropy", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllFeaturesAreListed()
    {
        (int code, string output, _) = await CommandRunner.RunAsync("explain");
        Assert.Equal(0, code);
        Assert.All(FeatureCatalog.All, f => Assert.Contains(f.Id, output, StringComparison.Ordinal));
    }

    private string Written(string name, string text)
    {
        File.WriteAllText(_sample.File(name), text);
        return _sample.File(name);
    }
}
