using System.Globalization;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class FeatureStoreTests
{
    [Fact]
    public void The_store_holds_what_the_table_holds_as_types()
    {
        using MadeRun made = new("S1", "S2", "=S3");
        made.Cohort.Positions[1][2] = 90000;
        made.Cohort.Write();
        CohortRunResult result = CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { Settings = Undefined() }, null, Stop);
        List<Dictionary<string, string>> csv = RunTable.Csv(result.Table);
        List<object?[]> lesions = RunTable.Query(made.Output(), "SELECT patient, lesion, phase, status, seed_x, seed_z, age, death, survival, stage, scan_slices, segmentation_volumeMm3, error_code, clinical.value FROM lesions LEFT JOIN carried clinical ON clinical.lesion_id = lesions.lesion_id AND column_name = 'clinical_CEA' ORDER BY lesions.lesion_id");
        Assert.Equal(3, lesions.Count);
        // A store is no spreadsheet: the ID is as it is.
        Assert.Equal(["S1", "S2", "=S3"], lesions.Select(l => l[0]));
        Assert.Equal<object?>([1L, "Plain", "ok", 28.0, 13L, 63.0, 1L, 27.5, "IA2", (long)MadeRun.Slices], lesions[0][1..11]);
        Assert.Equal(double.Parse(csv[0]["segmentation_volumeMm3"], CultureInfo.InvariantCulture), lesions[0][11]);
        Assert.Equal<object?>(["excluded", null, "POSITION_OUTSIDE_IMAGE"], [lesions[1][3], lesions[1][11], lesions[1][12]]);
        Assert.Equal("=1+cmd|' /C calc'!A0", lesions[0][13]);

        foreach (object?[] row in RunTable.Query(made.Output(), "SELECT lesion_id, name, value, reason FROM features"))
        {
            string text = csv[(int)(long)row[0]! - 1][(string)row[1]!];
            if (text == "NaN") Assert.True(row[2] is null && row[3] is string { Length: > 0 }, $"{row[1]}");
            else Assert.Equal((double.Parse(text, CultureInfo.InvariantCulture), null), ((double)row[2]!, row[3]));
        }
        int features = csv[0].Keys.Count(k => k.StartsWith("original_", StringComparison.Ordinal));
        Assert.Equal<object?>([(long)features * 2, 2L], RunTable.Query(made.Output(), "SELECT count(*), count(DISTINCT lesion_id) FROM feature_values")[0]);
        Assert.True((long)RunTable.Query(made.Output(), "SELECT count(*) FROM features WHERE value IS NULL AND reason IS NOT NULL")[0][0]! > 0, "no feature is undefined: nothing was tested");
        Assert.Equal("ok", RunTable.Query(made.Output(), "PRAGMA integrity_check")[0][0]);
        Assert.Equal(FeatureExtractor.EngineVersion, RunTable.Query(made.Output(), "SELECT value FROM run WHERE key = 'engine'")[0][0]);
    }

    [Fact]
    public void Carried_columns_beyond_any_number_fit()
    {
        using MadeRun made = new("S4");
        made.Cohort.ClinicalHead = [.. MadeCohort.ClinicalHeader, .. Enumerable.Range(0, 2500).Select(i => $"marker {i}")];
        made.Cohort.Clinical[0] = [.. made.Cohort.Clinical[0], .. Enumerable.Range(0, 2500).Select(i => (object)i)];
        made.Cohort.Write();
        CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop);
        Assert.Equal("2499", RunTable.Query(made.Output(), "SELECT value FROM carried WHERE column_name = 'clinical_marker 2499'")[0][0]);
    }

    /// <summary>Voxels of one value only: what divides by their variation is undefined.</summary>
    private static ExtractionSettings Undefined() => ExtractionSettings.Ibsi.With([("resegmentRange", "[31, 31.4]")], "test");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
