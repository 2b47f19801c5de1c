using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>The real cases of the reference folder, laid out as a delivery: they have the findings they truly have.</summary>
public sealed class RealCasesTests
{
    [Fact]
    public void Real_cases_have_their_true_findings()
    {
        string lung = Reference.Require("lung");
        using TemporaryFolder folder = new();
        List<object?[]> rows = [["ID", "x", "y", "z", "z_imageposition"]];
        foreach (string id in (string[])["LIDC-IDRI-0001", "LIDC-IDRI-0002", "LUNG1-001"])
        {
            string source = Directory.GetDirectories(lung, id + "*").Single(), target = Path.Combine(folder.Path, "恶性", id, "201");
            Directory.CreateDirectory(target);
            foreach (string file in Directory.GetFiles(Path.Combine(source, "ct"))) File.CreateSymbolicLink(Path.Combine(target, Path.GetFileName(file)), file);
            using JsonDocument meta = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "meta.json")));
            JsonElement mask = meta.RootElement.GetProperty("masks")[0];
            JsonElement seed = mask.GetProperty("seed_zyx");
            rows.Add([id, seed[2].GetInt32(), seed[1].GetInt32(), null, mask.GetProperty("seed_lps_mm")[2].GetDouble()]);
        }
        MadeWorkbook.Write(folder.File("肿瘤位置.xlsx"), new MadeSheet("a", rows));
        Delivery delivery = Delivery.Open(folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        IReadOnlyList<Finding> findings = delivery.Validate(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "error BATCH_THICKNESS_MIXED ", "warning SERIES_SLICE_COUNT LIDC-IDRI-0001", "warning SERIES_SLICE_COUNT LIDC-IDRI-0002", "warning SERIES_THICKNESS LUNG1-001", "warning TABLE_MISSING ", "warning TABLE_MISSING ",
            ],
            findings.Select(f => $"{SeverityNames.English(f.Severity)} {f.Rule.Id} {f.Place.Patient}").Order(StringComparer.Ordinal));
        // The engine's slice is the one the reference counts, from 0 in the order of positions.
        Assert.All(delivery.Targets, t => Assert.True(t.IsReady));
        Assert.Equal([8, 3, 76], delivery.Targets.Select(t => t.Seed!.Value.Z));
        // LIDC-IDRI-0001 was given contrast agent: its header says so, and nothing else does.
        Assert.Equal(ScanPhase.Contrast1, delivery.Targets.First().Phase);
        Assert.Contains("16 images of 2.5 mm", findings.Single(f => f.Place.Patient == "LIDC-IDRI-0001").Found.English, StringComparison.Ordinal);
        Assert.Contains(3.0.ToString("0", CultureInfo.InvariantCulture) + " mm", findings.Single(f => f.Rule.Id == "SERIES_THICKNESS").Found.English, StringComparison.Ordinal);
    }
}
