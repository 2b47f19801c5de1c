using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class SplitAndLeakTests
{
    private static string Code(Action act) => Assert.ThrowsAny<RadiomicsException>(act).Code;

    [Fact]
    public void A_patient_in_two_folds_is_an_error() =>
        Assert.Equal("MODEL_LEAK", Code(() => PatientSplit.FromRows(["a", "b", "a"], [0, 1, 1])));

    [Fact]
    public void Folds_keep_patients_together_and_classes_balanced()
    {
        string[] patients = [.. Enumerable.Range(0, 200).Select(i => $"P{i / 2}")];
        int[] strata = [.. Enumerable.Range(0, 200).Select(i => i / 2 % 4 == 0 ? 1 : 0)];
        PatientSplit split = PatientSplit.Stratified(patients, strata, 5, 11);
        int[] folds = split.FoldOf(patients);
        for (int i = 0; i < 200; i += 2) Assert.Equal(folds[i], folds[i + 1]);
        for (int fold = 0; fold < 5; fold++)
        {
            Assert.Equal(40, folds.Count(f => f == fold));
            Assert.Equal(10, Enumerable.Range(0, 200).Count(i => folds[i] == fold && strata[i] == 1));
        }
        Assert.Equal(split.Hash, PatientSplit.Stratified([.. patients.Reverse()], [.. strata.Reverse()], 5, 11).Hash);
        Assert.NotEqual(split.Hash, PatientSplit.Stratified(patients, strata, 5, 12).Hash);
    }

    [Fact]
    public void A_saved_split_reads_back_and_a_changed_one_is_refused()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            PatientSplit split = PatientSplit.Stratified(["a", "b", "c", "d"], [0, 1, 0, 1], 2, 1);
            split.Save(path);
            Assert.Equal(split.Hash, PatientSplit.Load(path).Hash);
            string text = File.ReadAllText(path);
            File.WriteAllText(path, text.Replace("0,a", "1,a", StringComparison.Ordinal).Replace("1,a\n1,a", "1,a", StringComparison.Ordinal) + (text.Contains("0,a", StringComparison.Ordinal) ? "" : "x"));
            Assert.Equal("MODEL_SPLIT", Code(() => PatientSplit.Load(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void One_patient_under_two_names_is_refused()
    {
        string[] lines = SimulatedCohort.Csv(60, 8, 1).Split('\n');
        lines[5] = "other" + lines[9][lines[9].IndexOf(',', StringComparison.Ordinal)..];
        FeatureTable table = FeatureTable.Parse(string.Join('\n', lines), "planted");
        ModelingException error = Assert.Throws<ModelingException>(() => ModelingData.From(table, SimulatedCohort.Survival, SimulatedCohort.Names(8)));
        Assert.Equal("MODEL_LEAK", error.Code);
        Assert.Contains("two patients", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_scaled_before_the_split_are_refused()
    {
        FeatureTable table = SimulatedCohort.Table(80, 6);
        string[] lines = SimulatedCohort.Csv(80, 6, 3).TrimEnd('\n').Split('\n');
        double[][] scaled = [.. SimulatedCohort.Names(6).Select(n =>
        {
            double[] v = table.Numbers(n);
            double mean = v.Average(), sd = Math.Sqrt(v.Sum(x => (x - mean) * (x - mean)) / v.Length);
            return v.Select(x => (x - mean) / sd).ToArray();
        })];
        for (int i = 1; i < lines.Length; i++)
            lines[i] = string.Join(',', [.. lines[i].Split(',').Take(6), .. scaled.Select(c => c[i - 1].ToString("R", System.Globalization.CultureInfo.InvariantCulture))]);
        FeatureTable planted = FeatureTable.Parse(string.Join('\n', lines), "planted");
        ModelingException error = Assert.Throws<ModelingException>(() => ModelingData.From(planted, SimulatedCohort.Survival, SimulatedCohort.Names(6)));
        Assert.Contains("scaled over all rows", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_column_that_codes_the_outcome_is_refused(bool survival)
    {
        string[] lines = SimulatedCohort.Csv(80, 6, 3).TrimEnd('\n').Split('\n');
        lines[0] += ",days_seen";
        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split(',');
            lines[i] += survival ? $",{2 * double.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture) + 5}" : $",{7 - 3 * int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture)}";
        }
        FeatureTable planted = FeatureTable.Parse(string.Join('\n', lines), "planted");
        ModelingException error = Assert.Throws<ModelingException>(() =>
            ModelingData.From(planted, survival ? SimulatedCohort.Survival : OutcomeColumns.Binary("label"), [.. SimulatedCohort.Names(6), "days_seen"]));
        Assert.Contains("days_seen", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outcome_is_no_feature() =>
        Assert.Equal("MODEL_LEAK", Code(() => ModelingData.From(SimulatedCohort.Table(), SimulatedCohort.Survival, ["f0", "time"])));

    [Fact]
    public void Preparation_knows_nothing_of_the_test_rows()
    {
        // The same training rows, with test rows of other values: the same constants, to the bit.
        string csv = SimulatedCohort.Csv(90, 8, 4);
        FeatureTable table = FeatureTable.Parse(csv, "one");
        PatientSplit split = PatientSplit.Stratified(table.Patients, new int[90], 3, 1);
        int[] folds = split.FoldOf(table.Patients);
        string[] lines = csv.TrimEnd('\n').Split('\n');
        for (int i = 1; i < lines.Length; i++)
            if (folds[i - 1] == 0) lines[i] = string.Join(',', [.. lines[i].Split(',').Take(6), .. Enumerable.Range(0, 8).Select(j => $"{1000 + i * (j + 1)}.5")]);
        FeatureTable other = FeatureTable.Parse(string.Join('\n', lines), "other");
        PreparationOptions options = new() { FalseDiscoveryRate = 0.9, MaxCorrelation = 0.9 };
        Preparation a = Preparation.Fit(ModelingData.From(table, SimulatedCohort.Survival, SimulatedCohort.Names(8)).Split(split, 0).Train, options);
        Preparation b = Preparation.Fit(ModelingData.From(other, SimulatedCohort.Survival, SimulatedCohort.Names(8)).Split(split, 0).Train, options);
        Assert.Equal(a.Features, b.Features);
        Assert.Equal(a.Means, b.Means);
        Assert.Equal(a.Scales, b.Scales);
        Assert.Equal(a.Medians, b.Medians);
    }

    [Fact]
    public void Tables_tell_what_is_wrong_with_them()
    {
        Assert.Equal("TABLE_DAMAGED", Code(() => FeatureTable.Parse("a,b\n1,2\n", "t")));
        Assert.Equal("TABLE_DAMAGED", Code(() => FeatureTable.Parse("patient,b\n,2\n", "t")));
        Assert.Equal("TABLE_DAMAGED", Code(() => FeatureTable.Parse("patient,b\np,2,3\n", "t")));
        Assert.Equal("TABLE_DAMAGED", Code(() => FeatureTable.Parse("patient,b,b\np,2,3\n", "t")));
        Assert.Equal("MODEL_NOT_A_NUMBER", Code(() => FeatureTable.Parse("patient,b\np,x\n", "t").Numbers("b")));
        Assert.Equal("MODEL_COLUMN_MISSING", Code(() => FeatureTable.Parse("patient,b\np,1\n", "t").Numbers("c")));
        Assert.True(double.IsNaN(FeatureTable.Parse("patient,b\np,\n", "t").Numbers("b")[0]));
        Assert.Equal("MODEL_LABEL", Code(() => FeatureTable.Parse("patient,b\np,7\n", "t").Labels("b")));
        Assert.Equal("MODEL_MIXED_SETTINGS", Code(() => _ = FeatureTable.Parse("patient,diagnostics_settings\np,a\nq,b\n", "t").Settings));
        Assert.Equal(["x,\"y\""], FeatureTable.Parse("patient,b\np,\"x,\"\"y\"\"\"\n", "t").Text("b"));
    }

    [Fact]
    public void Rows_without_an_outcome_are_left_out_and_counted()
    {
        string[] lines = SimulatedCohort.Csv(60, 6, 2).TrimEnd('\n').Split('\n');
        string[] cells = lines[3].Split(',');
        cells[4] = "";
        lines[3] = string.Join(',', cells);
        ModelingData data = ModelingData.From(FeatureTable.Parse(string.Join('\n', lines), "t"), SimulatedCohort.Survival, SimulatedCohort.Names(6));
        Assert.Equal((59, 1), (data.Rows, data.LeftOut));
        for (int i = 1; i < lines.Length; i++)
        {
            cells = lines[i].Split(',');
            cells[3] = "";
            cells[5] = "0";
            lines[i] = string.Join(',', cells);
        }
        FeatureTable none = FeatureTable.Parse(string.Join('\n', lines), "t");
        Assert.Equal("MODEL_NO_EVENTS", Code(() => ModelingData.From(none, SimulatedCohort.Survival, SimulatedCohort.Names(6))));
        Assert.Equal("MODEL_LABEL", Code(() => ModelingData.From(none, OutcomeColumns.Binary("label"), SimulatedCohort.Names(6))));
    }

    [Fact]
    public void Filters_drop_what_is_constant_missing_unstable_or_redundant()
    {
        FeatureTable table = SimulatedCohort.Table(100, 12);
        string[] lines = SimulatedCohort.Csv(100, 12, 3).TrimEnd('\n').Split('\n');
        lines[0] += ",flat,absent";
        for (int i = 1; i < lines.Length; i++) lines[i] += $",3,{(i % 2 == 0 ? "" : $"{i}")}";
        ModelingData data = ModelingData.From(FeatureTable.Parse(string.Join('\n', lines), "t"), SimulatedCohort.Survival, [.. SimulatedCohort.Names(12), "flat", "absent"]);
        Dictionary<string, double> stability = SimulatedCohort.Names(12).ToDictionary(n => n, n => n == "f4" ? 0.3 : 0.9);
        Preparation preparation = Preparation.Fit(data.All(), new PreparationOptions { Stability = stability, MaxCorrelation = 0.9 });
        Assert.Equal(new PreparationCounts(14, 13, 12, 11, 11, 10), preparation.Counts);
        Assert.DoesNotContain("f4", preparation.Features);
        // f6 and f7 are nearly one feature: one of them stays.
        Assert.Single(preparation.Features, f => f is "f6" or "f7");
        Assert.Equal(table.Rows, data.Rows);
    }
}
