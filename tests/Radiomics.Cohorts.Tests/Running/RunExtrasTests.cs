using System.Globalization;
using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>What a run measures on request: rings, phases without a position, differences, stability.</summary>
public sealed class RunExtrasTests
{
    private static readonly CohortRunOptions s_all = new() { Rings = [new(0, 3), new(2, 5)], Differences = true, Stability = true };

    [Fact]
    public void A_phase_without_a_position_is_found_by_registration_and_compared_with_the_plain_scan()
    {
        using MadeRun made = new("T1", "T2");
        made.AddContrast(0, 3.5, new PointMm(2.8, -1.4, 3));
        made.AddContrast(1, 4, new PointMm(-2.1, 2.1, -1.5), sameFrame: false);
        made.Cohort.Write();
        Delivery delivery = made.Cohort.Open();
        Assert.Contains(delivery.Validate(cancellationToken: Stop), f => f.Rule.Id == "PHASE_WITHOUT_POSITION" && f.Found.English.Contains("by registration", StringComparison.Ordinal));
        CohortRunResult result = CohortRun.Run(delivery, made.Output(), s_all, null, Stop);
        Assert.Equal((4, 0, 0), (result.Measured, result.Failed, result.Excluded));
        List<Dictionary<string, string>> rows = RunTable.Csv(result.Table);
        Assert.Equal(["Plain table", "Contrast1 registration", "Plain table", "Contrast1 registration"], rows.Select(r => $"{r["phase"]} {r["seed_source"]}"));
        PointMm[] shifts = [.. rows.Where(r => r["phase"] == "Contrast1").Select(r => new PointMm(Number(r["transfer_shiftXMm"]), Number(r["transfer_shiftYMm"]), Number(r["transfer_shiftZMm"])))];
        Assert.InRange((shifts[0] - new PointMm(2.8, -1.4, 3)).Length, 0, 0.7);
        Assert.InRange((shifts[1] - new PointMm(-2.1, 2.1, -1.5)).Length, 0, 0.7);
        Assert.All(rows.Where(r => r["phase"] == "Contrast1"), r => Assert.Equal(("1", true), (r["transfer_trusted"], Number(r["transfer_score"]) > 0.7)));
        Assert.All(rows.Where(r => r["phase"] == "Plain"), r => Assert.Equal(("", "", ""), (r["transfer_score"], r["transfer_trusted"], r["difference_original_firstorder_Mean"])));

        // 80 HU denser by contrast agent.
        for (int i = 1; i < 4; i += 2)
        {
            double difference = Number(rows[i]["difference_original_firstorder_Maximum"]);
            Assert.Equal(Number(rows[i]["original_firstorder_Maximum"]) - Number(rows[i - 1]["original_firstorder_Maximum"]), difference);
            Assert.InRange(difference, 70, 90);
            Assert.NotEqual("", rows[i]["difference_ring-3mm_original_firstorder_Mean"]);
        }
        Assert.Equal<object?>([Number(rows[1]["difference_original_firstorder_Mean"]), "nodule", 1L],
            RunTable.Query(made.Output(), "SELECT value, region, is_difference FROM features WHERE lesion_id = 2 AND name = 'difference_original_firstorder_Mean'")[0]);
        Assert.Equal<object?>([(long)Number(rows[1]["transfer_seed"].Split(',')[2]), "registration", 1L], RunTable.Query(made.Output(), "SELECT seed_z, seed_source, transfer_trusted FROM lesions WHERE lesion_id = 2")[0]);
    }

    [Fact]
    public void Rings_are_measured_beside_the_nodule()
    {
        using MadeRun made = new("R1");
        made.Cohort.Write();
        CohortRunResult result = CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { Rings = [new(0, 3), new(0, 0.1)] }, null, Stop);
        Dictionary<string, string> row = Assert.Single(RunTable.Csv(result.Table));
        Volume volume = made.Cohort.Open().Patients[0].Series[0].Load(cancellationToken: Stop);
        Mask nodule = Mask.Load(Path.Combine(made.Output(), "masks", "R1-1-plain.nii.gz")).OnGrid(volume.Geometry), ring = new PeritumoralRing(0, 3).Around(volume, nodule);
        Assert.Equal((ring.VoxelCount.ToString(CultureInfo.InvariantCulture), ring.ContentHash), (row["ring-3mm_voxels"], row["ring-3mm_maskHash"]));
        Assert.Equal(FeatureExtractor.PyRadiomics.Extract(volume, ring, Stop)["original_glcm_JointEntropy"], Number(row["ring-3mm_original_glcm_JointEntropy"]));
        // No voxel lies so near: no ring, but a lesion.
        Assert.Equal(("ok", "0", true, ""), (row["status"], row["ring-0.1mm_voxels"], row["ring-0.1mm_error_code"].Length > 0, row["ring-0.1mm_original_glcm_JointEntropy"]));
        Assert.Equal<object?>([null, row["ring-0.1mm_error_code"]], RunTable.Query(made.Output(), "SELECT value, reason FROM features WHERE name = 'ring-0.1mm_original_glcm_JointEntropy'")[0]);
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { Rings = [new(0, 3), new(0, 3)] }, null, Stop)).Code);
    }

    [Fact]
    public void Features_are_compared_over_the_masks_of_the_ensemble()
    {
        using MadeRun made = new("I1", "I2", "I3", "I4");
        made.Cohort.Write();
        CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { Stability = true }, null, Stop);
        List<Dictionary<string, string>> rows = RunTable.Csv(Path.Combine(made.Output(), "stability.csv"));
        Dictionary<string, string> volume = rows.Single(r => r["feature"] == "original_shape_VoxelVolume");
        Assert.Equal(("Plain", "4", "0"), (volume["phase"], volume["lesions"], volume["left_out"]));

        // The same by hand, from the masks.
        Delivery delivery = made.Cohort.Open();
        double[][] volumes = [.. delivery.Targets.Select(t => NoduleSegmenter.Default.Segment(t.Series!.Load(cancellationToken: Stop), t.Seed!.Value).Ensemble.Select(m => m.Mask.VolumeMm3).ToArray())];
        double[,] table = new double[volumes.Length, volumes[0].Length];
        for (int i = 0; i < table.GetLength(0); i++)
            for (int j = 0; j < table.GetLength(1); j++) table[i, j] = volumes[i][j];
        IntraclassCorrelation icc = IntraclassCorrelation.Of(table);
        Assert.Equal(icc.Agreement, Number(volume["icc_2_1"]), 1e-9);
        Assert.Equal(icc.Consistency, Number(volume["icc_3_1"]), 1e-9);
        Assert.InRange(icc.Agreement, 0.5, 1);
        Assert.Equal<object?>([Number(volume["icc_2_1"]), 4L], RunTable.Query(made.Output(), "SELECT icc_2_1, lesions FROM stability JOIN feature_names USING (feature_id) WHERE name = 'original_shape_VoxelVolume'")[0]);
        object?[] one = RunTable.Query(made.Output(), "SELECT mean, variation, runs FROM lesion_stability JOIN feature_names USING (feature_id) WHERE lesion_id = 1 AND name = 'original_shape_VoxelVolume'")[0];
        Assert.Equal(volumes[0].Average(), (double)one[0]!, 1e-9);
        Assert.Equal((long)volumes[0].Length, one[2]);

        // Without it, the file of an earlier run is not left behind.
        CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop);
        Assert.False(File.Exists(Path.Combine(made.Output(), "stability.csv")));
    }

    [Fact]
    public void With_everything_on_jobs_parts_and_interruptions_do_not_change_a_byte()
    {
        using MadeRun made = new("K1", "K2", "K3");
        made.AddContrast(0, 3.5, new PointMm(2.8, -1.4, 3));
        made.AddContrast(2, 4.5, new PointMm(0, 1.4, -1.5));
        made.Cohort.Write();
        CohortRun.Run(made.Cohort.Open(), made.Output("one"), s_all, null, Stop);
        SortedDictionary<string, string> whole = MadeRun.Bytes(made.Output("one"));
        CohortRun.Run(made.Cohort.Open(), made.Output("four"), s_all with { Jobs = 4, MaxMemoryBytes = 30_000_000 }, null, Stop);
        Assert.Equal(whole, MadeRun.Bytes(made.Output("four")));

        string[] parts = [made.Output("p1"), made.Output("p2")];
        for (int i = 0; i < parts.Length; i++) CohortRun.Run(made.Cohort.Open(), parts[i], s_all with { Shard = new RunShard(i + 1, 2) }, null, Stop);
        CohortMerge.Run(parts, made.Output("merged"), Stop);
        Assert.Equal(whole, MadeRun.Bytes(made.Output("merged")));
        Assert.Equal("MERGE_DIFFERENT", Assert.Throws<SettingsException>(() =>
        {
            CohortRun.Run(made.Cohort.Open(), parts[1], s_all with { Differences = false, Shard = new RunShard(2, 2) }, null, Stop);
            CohortMerge.Run(parts, made.Output("mixed"), Stop);
        }).Code);

        // Stopped after two lesions, then gone on with.
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Assert.ThrowsAny<OperationCanceledException>(() => CohortRun.Run(made.Cohort.Open(), made.Output("cut"), s_all, new Listener(p =>
        {
            if (p.Done == 2) stop.Cancel();
        }), stop.Token));
        Assert.Equal(2, CohortRun.Run(made.Cohort.Open(), made.Output("cut"), s_all, null, Stop).Earlier);
        Assert.Equal(whole, MadeRun.Bytes(made.Output("cut")));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed class Listener(Action<CohortRunProgress> take) : IProgress<CohortRunProgress>
    {
        public void Report(CohortRunProgress value) => take(value);
    }
}
