using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class CohortRunTests
{
    [Fact]
    public void Lesions_are_measured_and_joined_and_a_bad_one_stops_no_other()
    {
        using MadeRun made = new("A1", "A2", "A3");
        made.Cohort.Positions[1][2] = 90000;
        made.Cohort.Patients[2].Series[0].After = folder => File.Delete(Path.Combine(folder, MadeSeries.FileOf(9)));
        made.Add("A4", "病人4", 6);
        made.Cohort.Write();
        List<string> failures = [];
        CohortRunResult result = CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { Jobs = 2 }, new Listener(p => { if (p.Failure is { } f) lock (failures) failures.Add(f); }), Stop);
        Assert.Equal((2, 1, 1, 0, 0), (result.Measured, result.Failed, result.Excluded, result.Elsewhere, result.Earlier));
        Assert.StartsWith("SERIES_GAP", Assert.Single(failures), StringComparison.Ordinal);

        List<Dictionary<string, string>> rows = RunTable.Csv(result.Table);
        Assert.Equal(["ok", "excluded", "failed", "ok"], rows.Select(r => r["status"]));
        Assert.Equal(["", "POSITION_OUTSIDE_IMAGE", "SERIES_GAP", ""], rows.Select(r => r["error_code"]));
        Assert.Equal(["A1-1-plain", "A2-1-plain", "A3-1-plain", "A4-1-plain"], rows.Select(r => r["name"]));
        // A sphere of 3.5 mm has 180 mm3.
        Assert.InRange(Number(rows[0]["segmentation_volumeMm3"]), 120, 300);
        Assert.InRange(Number(rows[0]["original_firstorder_Mean"]), -200, 60);
        Assert.Equal(("Malignant", "IA2", "1", "27.5", "months", "63", "L858R"),
            (rows[0]["class"], rows[0]["stage"], rows[0]["death"], rows[0]["survival"], rows[0]["survival_unit"], rows[0]["age"], rows[0]["clinical_EGFR"]));
        Assert.Equal("'=1+cmd|' /C calc'!A0", rows[0]["clinical_CEA"]);
        Mask mask = Mask.Load(Path.Combine(made.Output(), "masks", "A1-1-plain.nii.gz"));
        Assert.Equal((rows[0]["diagnostics_maskVoxels"], true), (mask.VoxelCount.ToString(System.Globalization.CultureInfo.InvariantCulture), File.Exists(Path.Combine(made.Output(), "pictures", "A1-1-plain.png"))));
        Assert.False(File.Exists(Path.Combine(made.Output(), "masks", "A3-1-plain.nii.gz")));
        Assert.Contains("failed A3-1-plain: SERIES_GAP", File.ReadAllText(Path.Combine(made.Output(), "run.log")), StringComparison.Ordinal);

        // What is done is not done again, what failed only on request.
        int touched = 0;
        Listener count = new(p => touched++);
        SortedDictionary<string, string> before = MadeRun.Bytes(made.Output());
        Assert.Equal(3, CohortRun.Run(made.Cohort.Open(), made.Output(), null, count, Stop).Earlier);
        Assert.Equal(0, touched);
        Assert.Equal(2, CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { RetryFailed = true }, count, Stop).Earlier);
        Assert.Equal(1, touched);
        Assert.Equal(before, MadeRun.Bytes(made.Output()));
    }

    [Fact]
    public void Jobs_do_not_change_a_byte_and_parts_merge_to_the_whole()
    {
        using MadeRun made = new("B1", "B2", "B3", "B4", "B5");
        made.Cohort.Positions[3][2] = 90000;
        made.Cohort.Write();
        Delivery delivery = made.Cohort.Open();
        CohortRun.Run(delivery, made.Output("one"), new CohortRunOptions { Jobs = 1 }, null, Stop);
        CohortRun.Run(delivery, made.Output("four"), new CohortRunOptions { Jobs = 4 }, null, Stop);
        SortedDictionary<string, string> whole = MadeRun.Bytes(made.Output("one"));
        Assert.Equal(1 + 1 + 1 + 3 * 4, whole.Count);
        Assert.Equal(whole, MadeRun.Bytes(made.Output("four")));

        string[] parts = [made.Output("p1"), made.Output("p2"), made.Output("p3")];
        int[] sizes = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            CohortRunResult part = CohortRun.Run(made.Cohort.Open(), parts[i], new CohortRunOptions { Shard = new RunShard(i + 1, 3) }, null, Stop);
            sizes[i] = part.Total;
            Assert.Equal(5, part.Total + part.Elsewhere);
        }
        Assert.Equal(5, sizes.Sum());
        CohortRunResult merged = CohortMerge.Run(parts, made.Output("merged"), Stop);
        Assert.Equal((4, 0, 1), (merged.Measured, merged.Failed, merged.Excluded));
        Assert.Equal(whole, MadeRun.Bytes(made.Output("merged")));
        Assert.Equal("MERGE_INCOMPLETE", Assert.Throws<SettingsException>(() => CohortMerge.Run([.. parts.Where((_, i) => i != Array.IndexOf(sizes, sizes.Max()))], made.Output("less"), Stop)).Code);
    }

    [Fact]
    public void Another_seed_or_setting_is_another_unit_and_a_lost_file_is_made_again()
    {
        using MadeRun made = new("C1");
        made.Cohort.Write();
        CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop);
        SortedDictionary<string, string> before = MadeRun.Bytes(made.Output());
        File.WriteAllText(Path.Combine(made.Output(), "masks", "C1-1-plain.nii.gz"), "half");
        Assert.Equal(0, CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop).Earlier);
        Assert.Equal(before, MadeRun.Bytes(made.Output()));
        Assert.Equal(0, CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { Settings = ExtractionSettings.PyRadiomics.With([("binWidth", "10")], "test") }, null, Stop).Earlier);
        made.Cohort.Positions[0][2] = 29;
        made.Cohort.Write();
        Assert.Equal(0, CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop).Earlier);
        // Back to the first seed: its record is there, its mask is not.
        made.Cohort.Positions[0][2] = 28;
        made.Cohort.Write();
        CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop);
        Assert.All(before, file => Assert.Equal(file.Value, MadeRun.Bytes(made.Output())[file.Key]));
    }

    [Fact]
    public void Two_runs_into_one_folder_are_refused_and_a_dead_ones_lock_is_not_in_the_way()
    {
        using MadeRun made = new("D1");
        made.Cohort.Write();
        RunFolder folder = new(made.Output());
        folder.Create();
        File.WriteAllText(folder.Lock, "process 1 on nowhere\n");
        using (RunLock.Take(folder))
        {
            ImageFormatException error = Assert.Throws<ImageFormatException>(() => CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop));
            Assert.Equal("RUN_LOCKED", error.Code);
        }
        Assert.Equal(1, CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop).Measured);
    }

    [Fact]
    public void Results_that_cannot_be_written_are_a_clear_error()
    {
        using MadeRun made = new("E1");
        made.Cohort.Write();
        string file = made.Output("a file");
        File.WriteAllText(file, "");
        Assert.Equal("FILE_UNWRITABLE", Assert.Throws<ImageFormatException>(() => CohortRun.Run(made.Cohort.Open(), file, null, null, Stop)).Code);
        Assert.Equal("FILE_UNWRITABLE", Assert.Throws<ImageFormatException>(() => CohortRun.Run(made.Cohort.Open(), Path.Combine(file, "below"), null, null, Stop)).Code);
    }

    [Fact]
    public void Hostile_ids_stay_inside_the_folder_and_harmless()
    {
        using MadeRun made = new("../../x", "=cmd|A1", "..__..__x");
        made.Cohort.Write();
        CohortRunResult result = CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop);
        List<Dictionary<string, string>> rows = RunTable.Csv(result.Table);
        Assert.Equal(3, rows.Count);
        Assert.Equal(3, rows.Select(r => r["name"]).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(rows, r => Assert.Matches(@"^[\w-]+$", r["name"]));
        Assert.DoesNotContain("\n=", File.ReadAllText(result.Table), StringComparison.Ordinal);
        Assert.Contains(rows, r => r["patient"] == "'=cmd|A1");
        Assert.Equal(["features.csv", "features.sqlite", "masks", "pictures", "run.json", "run.lock", "run.log", "units"], Directory.EnumerateFileSystemEntries(made.Output()).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0/4"), InlineData("5/4"), InlineData("1"), InlineData("a/b"), InlineData("-1/2")]
    public void Parts_that_are_none_are_refused(string text) => Assert.Equal("SHARD_SYNTAX", Assert.Throws<SettingsException>(() => RunShard.Parse(text)).Code);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Listener(Action<CohortRunProgress> take) : IProgress<CohortRunProgress>
    {
        public void Report(CohortRunProgress value) => take(value);
    }
}
