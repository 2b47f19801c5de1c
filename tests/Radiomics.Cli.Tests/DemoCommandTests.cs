using System.Text.Json;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task TheDemoRunsFromDicomFilesToFeaturesAndCanBeRepeated()
    {
        string folder = Directory.CreateTempSubdirectory("radiomics-demo-").FullName;
        try
        {
            for (int run = 0; run < 2; run++)
            {
                (int code, string output, string talk) = await CommandRunner.RunAsync("demo", folder);
                Assert.True(code == 0, talk);
                Assert.Contains("solid isolated", output, StringComparison.Ordinal);
                Assert.Contains("pictures: ", output, StringComparison.Ordinal);
            }
            string[] series = [.. Directory.EnumerateDirectories(folder, "plain", SearchOption.AllDirectories)];
            Assert.Equal(2, series.Length);
            Assert.All(series, s => Assert.True(Directory.EnumerateFiles(s).Count() >= 100));
            Assert.Equal(512, Volume.Load(series[0]).Size.Columns);
            Assert.Equal(9, File.ReadLines(Path.Combine(folder, "features.csv")).Count());
            Assert.Equal(8, Directory.EnumerateFiles(Path.Combine(folder, "masks")).Count());
            string[] pictures = Directory.GetFiles(Path.Combine(folder, "pictures"), "*.png");
            Assert.Equal(8, pictures.Length);
            Assert.All(pictures, p => Assert.True(new FileInfo(p).Length > 10_000));

            // The slices were written with instance numbers from 1, in files of that number.
            string report = Path.Combine(folder, "report.json");
            string first = Path.Combine(folder, "malignant", "0001", "plain");
            Assert.Equal(0, (await CommandRunner.RunAsync("segment", first, "--seed", "133,220,75", "-o", Path.Combine(folder, "mask.nii.gz"), "--report", report, "-q")).Code);
            using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
            JsonElement slice = json.RootElement.GetProperty("lesions")[0].GetProperty("seedImage");
            Assert.Equal(("0075.dcm", 75), (slice.GetProperty("file").GetString(), slice.GetProperty("instanceNumber").GetInt32()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task AFolderWithOtherFilesIsLeftAlone()
    {
        string folder = Directory.CreateTempSubdirectory("radiomics-demo-").FullName;
        try
        {
            string mine = Path.Combine(folder, "thesis.txt");
            await File.WriteAllTextAsync(mine, "years of work", TestContext.Current.CancellationToken);
            Assert.Equal(1, (await CommandRunner.RunAsync("demo", folder)).Code);
            Assert.True(File.Exists(mine));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
