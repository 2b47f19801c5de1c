using System.Text.Json;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task TheDemoRunsFromADeliveryToItsReportsAndCanBeRepeated()
    {
        string folder = Directory.CreateTempSubdirectory("radiomics-demo-").FullName;
        try
        {
            string lastOutput = "";
            for (int run = 0; run < 2; run++)
            {
                (int code, string output, string talk) = await CommandRunner.RunAsync("demo", folder);
                Assert.True(code == 0, talk);
                lastOutput = output;
                Assert.Contains("solid isolated", output, StringComparison.Ordinal);
                foreach (string rule in Demo.DemoTables.Faults) Assert.Contains($" {rule} ", output, StringComparison.Ordinal);
                // Nothing but what was planted, and nothing that is not said where to look.
                Assert.Equal(Demo.DemoTables.Faults.Count, output.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)));
                foreach (string place in (string[])["delivery: ", "findings: ", "report: ", "features: ", "pictures: "]) Assert.Contains($"\n{place}", output, StringComparison.Ordinal);
            }
            string delivery = Path.Combine(folder, "delivery"), results = Path.Combine(folder, "results");
            Assert.Equal(3, Directory.GetFiles(delivery, "*.xlsx").Length);
            string[] series = [.. Directory.EnumerateDirectories(delivery, "平扫", SearchOption.AllDirectories)];
            Assert.Equal(2, series.Length);
            Assert.All(series, s => Assert.Equal(100, Directory.EnumerateFiles(s).Count()));
            Assert.Equal(512, Volume.Load(series[0]).Size.Columns);
            Assert.Equal(1 + 8, File.ReadLines(Path.Combine(results, "features.csv")).Count());
            Assert.Equal(6, Directory.EnumerateFiles(Path.Combine(results, "masks")).Count());
            Assert.All(Directory.GetFiles(Path.Combine(results, "pictures"), "*.png"), p => Assert.True(new FileInfo(p).Length > 10_000));
            Assert.Contains("data:image/png", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
            Assert.Contains("STAGE_MISMATCH", File.ReadAllText(Path.Combine(folder, "findings.html")), StringComparison.Ordinal);

            // A model was trained on the cohort, finds what was planted, and nothing in shuffled outcomes.
            Assert.Contains("(chance)", lastOutput, StringComparison.Ordinal);
            Assert.Contains("ROC curve", File.ReadAllText(Path.Combine(folder, "model.html")), StringComparison.Ordinal);
            Assert.Equal(1 + Demo.DemoCohort.Lesions, File.ReadLines(Path.Combine(folder, "cohort.csv")).Count());
            Assert.Equal(0, (await CommandRunner.RunAsync("predict", Path.Combine(folder, "model.json"), Path.Combine(results, "features.csv"), "-o", Path.Combine(folder, "predictions.csv"))).Code);

            // The slices were written with instance numbers from 1, in files of that number.
            string report = Path.Combine(folder, "segment.json");
            string first = Path.Combine(delivery, "恶性", "0001", "平扫");
            Assert.Equal(0, (await CommandRunner.RunAsync("segment", first, "--seed", "133,220,63", "-o", Path.Combine(folder, "mask.nii.gz"), "--report", report, "-q")).Code);
            using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
            JsonElement slice = json.RootElement.GetProperty("lesions")[0].GetProperty("seedImage");
            Assert.Equal(("0063.dcm", 63), (slice.GetProperty("file").GetString(), slice.GetProperty("instanceNumber").GetInt32()));
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
