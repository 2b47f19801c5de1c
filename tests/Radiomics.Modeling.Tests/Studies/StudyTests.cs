using System.Text;
using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class StudyTests
{
    private static readonly StudyConfiguration s_quick = new() { Permutations = 4, Bootstraps = 4, PathLength = 12, OuterFolds = 3, InnerFolds = 3 };

    [Theory]
    [InlineData(StudyTarget.Malignancy)]
    [InlineData(StudyTarget.Stage)]
    [InlineData(StudyTarget.T)]
    [InlineData(StudyTarget.Survival)]
    public void A_planted_signal_is_found_beside_its_baselines(StudyTarget target)
    {
        StudyResult study = Study.Evaluate(SimulatedStudy.Table(), target, s_quick, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["size only", "clinical only", "radiomics", "radiomics and clinical"], study.Comparison.Reports.Keys);
        Assert.Equal("radiomics and clinical", study.Final);
        Assert.True(study.Evaluation.Discrimination.Estimate > 0.62, $"{study.Evaluation.Discrimination}");
        Assert.True(study.Comparison.Differences["size only"].Upper < 0, $"{study.Comparison.Differences["size only"]}");
        Assert.InRange(study.Permutation!.Mean, 0.35, 0.65);
        Assert.True(study.Permutation.Observed > study.Permutation.Shuffled.Max());
        Assert.True(study.Optimism!.Corrected > 0.6);
        Assert.Contains("original_glcm_F0", study.Model.Coefficients.Keys);
        Assert.NotEmpty(study.Subgroups);
        Assert.NotNull(study.Cohort);
        if (target == StudyTarget.Survival)
        {
            Assert.Equal([12, 24, 36], study.Plan.Horizons);
            Assert.Equal(["low", "middle", "high"], study.RiskGroups.Select(g => g.Name));
            Assert.True(study.RiskGroups[0].Curve.At(12) > study.RiskGroups[2].Curve.At(12));
            Assert.True(study.RiskGroupTest!.PValue < 0.001);
            Assert.InRange(study.SurvivalSlope!.Estimate, 0.3, 3);
            SurvivalSummary overall = study.Evaluation.Overall!;
            Assert.Equal(36, overall.Until);
            Assert.InRange(overall.Concordance.Estimate, study.Evaluation.Discrimination.Estimate - 0.1, study.Evaluation.Discrimination.Estimate + 0.1);
            Assert.True(overall.IntegratedBrier < overall.NullIntegratedBrier, $"{overall}");
            Assert.Contains("Uno's concordance", System.Net.WebUtility.HtmlDecode(Page(study)), StringComparison.Ordinal);
            Assert.All(study.Evaluation.Horizons, h => Assert.True(h.AreaInterval!.Lower < h.Area && h.Area < h.AreaInterval.Upper));
        }
    }

    [Fact]
    public void Results_do_not_depend_on_threads()
    {
        FeatureTable table = SimulatedStudy.Table(80);
        StudyResult one = Study.Evaluate(table, StudyTarget.Stage, s_quick with { MaxDegreeOfParallelism = 1 }, cancellation: TestContext.Current.CancellationToken);
        StudyResult three = Study.Evaluate(table, StudyTarget.Stage, s_quick with { MaxDegreeOfParallelism = 3 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Page(one), Page(three));
        Assert.Equal(one.Model.ToJson(), three.Model.ToJson());
    }

    [Fact]
    public void Nothing_is_found_in_nothing()
    {
        double[] found = [.. Enumerable.Range(0, 6).Select(seed => Study.Evaluate(
            SimulatedStudy.Table(70, 50 + seed, strength: 0), StudyTarget.Stage, s_quick with { Permutations = 0, Bootstraps = 0 }, cancellation: TestContext.Current.CancellationToken).Evaluation.Discrimination.Estimate)];
        double mean = found.Average(), error = Math.Sqrt(found.Sum(v => (v - mean) * (v - mean)) / (found.Length - 1) / found.Length);
        Assert.InRange(mean, 0.5 - 3 * error, 0.5 + 3 * error);
    }

    [Fact]
    public void A_model_of_classes_reads_back_to_the_same_bytes_and_predictions()
    {
        FeatureTable table = SimulatedStudy.Table(90);
        TrainedModel model = Study.Train(table, StudyTarget.Stage, s_quick), again = TrainedModel.FromJson(model.ToJson());
        Assert.Equal(model.ToJson(), again.ToJson());
        Assert.Equal(["I", "II", "III", "IV"], again.Classes);
        FeatureTable rows = Study.ToPredict(table);
        IReadOnlyList<Prediction> a = model.Predict(rows), b = again.Predict(rows);
        Assert.Equal(a.SelectMany(p => p.ClassProbabilities), b.SelectMany(p => p.ClassProbabilities));
        Assert.All(a, p => Assert.Equal(1, p.ClassProbabilities.Sum(), 1e-12));
        Assert.All(a, p => Assert.Equal(p.ClassProbabilities.Select((v, k) => k * v).Sum(), p.LinearPredictor, 1e-12));
        string json = Encoding.UTF8.GetString(model.ToJson());
        foreach (string damage in new[] { json.Replace("\"Ordered\"", "\"Binary\"", StringComparison.Ordinal), json.Replace("\"Ordered\"", "\"Other\"", StringComparison.Ordinal), json.Replace("\"III\",", "", StringComparison.Ordinal) })
            Assert.Equal("MODEL_FILE", Assert.Throws<ModelingException>(() => TrainedModel.FromJson(Encoding.UTF8.GetBytes(damage))).Code);
    }

    [Fact]
    public void Rows_that_were_not_measured_are_not_predicted()
    {
        string[] lines = SimulatedStudy.Text(60).Split('\n');
        lines[2] = lines[2].Replace(",ok,", ",failed,", StringComparison.Ordinal);
        FeatureTable table = FeatureTable.Parse(string.Join('\n', lines), "t"), rows = Study.ToPredict(table);
        Assert.Equal((60, 59), (table.Rows, rows.Rows));
        Assert.DoesNotContain("P0001", rows.Patients);
        Assert.Equal(59, Study.Train(table, StudyTarget.Stage, s_quick).Predict(rows).Count);
    }

    [Fact]
    public void What_only_people_know_is_not_claimed()
    {
        FeatureTable table = SimulatedStudy.Table(90);
        StudyConfiguration plain = s_quick with { Permutations = 0, Bootstraps = 0 };
        StudyResult all = Study.Evaluate(table, StudyTarget.Malignancy, plain, cancellation: TestContext.Current.CancellationToken);
        StudyResult named = Study.Evaluate(table, StudyTarget.Malignancy, plain with { Features = ["original_glcm_F0", "original_glcm_F1"] }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ChecklistStatus.Filled, new StudyEvidence(all).Of("features").Status);
        Assert.Equal(ChecklistStatus.NeedsHuman, new StudyEvidence(named).Of("features").Status);
        Assert.All((string[])["preparation", "selection", "scanner", "segmentation"], key => Assert.Equal(ChecklistStatus.NeedsHuman, new StudyEvidence(all).Of(key).Status));
    }

    [Fact]
    public void Each_patient_counts_once_for_survival_and_one_phase_is_used()
    {
        StudyResult study = Study.Evaluate(SimulatedStudy.Table(80, lesions: 3), StudyTarget.Survival, s_quick with { Permutations = 0, Bootstraps = 0 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((80, 80), (study.Evaluation.Counts.Rows, study.Evaluation.Counts.Patients));
        Assert.Contains(study.Notes, n => n.Contains("largest lesion", StringComparison.Ordinal));
        study = Study.Evaluate(SimulatedStudy.Table(80, lesions: 2, second: "Arterial"), StudyTarget.Malignancy, s_quick with { Permutations = 0, Bootstraps = 0, Phase = "Arterial" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(80, study.Evaluation.Counts.Rows);
        Assert.Contains(study.Notes, n => n.Contains("phase Arterial", StringComparison.Ordinal));
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => Study.Train(SimulatedStudy.Table(40), StudyTarget.Malignancy, s_quick with { Phase = "Venous" })).Code);
    }

    [Fact]
    public void Recurrence_is_followed_as_long_as_survival_where_there_was_none()
    {
        StudyResult study = Study.Evaluate(SimulatedStudy.Table(100), StudyTarget.Recurrence, s_quick with { Permutations = 0, Bootstraps = 0 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(100, study.Evaluation.Counts.Rows);
        Assert.Equal(["recurrence_followup", "recurrence"], study.Model.OutcomeColumns);
    }

    [Fact]
    public void Treatments_are_shown_with_what_they_are()
    {
        StudyResult study = Study.Evaluate(SimulatedStudy.Table(240), StudyTarget.Survival, s_quick with { Permutations = 0, Bootstraps = 0, Treatment = "treatment" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["radiotherapy", "surgery"], study.Treatments!.Outlooks.Select(o => o.Treatment));
        Assert.All(study.Treatments.Outlooks, o => Assert.Equal(study.Plan.Horizons.Count, o.Survival.Count));
        Assert.Contains("associations, not effects", Page(study), StringComparison.Ordinal);
        Prediction patient = study.Model.Predict(Study.ToPredict(SimulatedStudy.Table(240)))[0];
        TreatmentTable one = Study.Treatments(study.Model, SimulatedStudy.Table(240), "treatment", patient);
        Assert.Equal(2, one.Outlooks.Count);
        // Few patients: nothing is shown, and it is said why.
        Assert.All(Study.Treatments(study.Model, SimulatedStudy.Table(30), "treatment", patient).Outlooks, o => Assert.True(o.Survival.Count == 0 && o.Warnings.Count > 0));
    }

    [Fact]
    public void A_saved_model_is_judged_on_other_patients_and_its_own_table_is_noticed()
    {
        foreach (StudyTarget target in (StudyTarget[])[StudyTarget.Malignancy, StudyTarget.Stage, StudyTarget.Survival])
        {
            FeatureTable own = SimulatedStudy.Table(150);
            TrainedModel model = Study.Train(own, target, s_quick);
            ModelEvaluation other = ModelEvaluation.Of(model, SimulatedStudy.Table(120, seed: 9), target), same = ModelEvaluation.Of(model, own, target);
            Assert.True(other.Discrimination.Estimate > 0.62, $"{target} {other.Discrimination}");
            Assert.Equal((120, 120), (other.Counts.Rows, other.Counts.Patients));
            if (target == StudyTarget.Survival)
            {
                Assert.True(other.Overall!.IntegratedBrier < other.Overall.NullIntegratedBrier);
                Assert.Equal(Concordance.Uno(Survival(SimulatedStudy.Table(120, seed: 9)), [.. model.Predict(Study.ToPredict(SimulatedStudy.Table(120, seed: 9))).Select(p => p.LinearPredictor)], 36).Value, other.Overall.Concordance.Estimate, 1e-12);
            }
            Assert.True(same.IsTrainingTable && !other.IsTrainingTable);
            StringWriter page = new();
            EvaluationPage.Write(page, model, other);
            Assert.Contains("<svg", page.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("P0001", page.ToString(), StringComparison.Ordinal);
            Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => ModelEvaluation.Of(model, own, target == StudyTarget.Malignancy ? StudyTarget.Stage : StudyTarget.Malignancy)).Code);
        }
    }

    [Theory]
    [InlineData(StudyTarget.Malignancy)]
    [InlineData(StudyTarget.Stage)]
    [InlineData(StudyTarget.Survival)]
    public void The_report_names_no_patient_and_answers_every_item(StudyTarget target)
    {
        StudyResult study = Study.Evaluate(SimulatedStudy.Table(90), target, s_quick with { Permutations = 2, Bootstraps = 2 }, cancellation: TestContext.Current.CancellationToken);
        string page = Page(study);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("Table 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("P0001", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        IReadOnlyList<ChecklistItem> items = ReportingChecklists.Of(study);
        Assert.Equal((58, 30, 52), (items.Count(i => i.Checklist == "CLEAR"), items.Count(i => i.Checklist == "METRICS"), items.Count(i => i.Checklist == "TRIPOD+AI")));
        Assert.Equal(1, items.Where(i => !double.IsNaN(i.Weight)).Sum(i => i.Weight), 1e-12);
        Assert.All(items, i => Assert.True(i.Text.Length > 10 && i.Title.Length > 3));
        Assert.Contains(items, i => i.Status == ChecklistStatus.NotMet);
        Assert.InRange(ReportingChecklists.LeastMetricsScore(items), 30, 70);
        Assert.Contains(study.Evaluation.Splits[0].Hash, items.First(i => i is { Checklist: "CLEAR", Number: "15" }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_tables_is_escaped()
    {
        string text = SimulatedStudy.Text(90).Replace("scan_manufacturer", "batch<b>", StringComparison.Ordinal).Replace("Siemens", "<script>alert(1)</script>", StringComparison.Ordinal);
        StudyResult study = Study.Evaluate(FeatureTable.Parse(text, "t"), StudyTarget.Malignancy, s_quick with { Permutations = 0, Bootstraps = 0, Subgroups = ["batch<b>"], Clinical = ["age", "batch<b>"] }, cancellation: TestContext.Current.CancellationToken);
        string page = Page(study);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_tables_are_refused_with_what_is_wrong()
    {
        FeatureTable table = SimulatedStudy.Table(60);
        string text = SimulatedStudy.Text(60);
        Assert.Equal("MODEL_ONE_CLASS", Code(FeatureTable.Parse(text.Replace("Malignant", "Benign", StringComparison.Ordinal), "t"), StudyTarget.Malignancy));
        Assert.Equal("MODEL_COLUMN_MISSING", Code(FeatureTable.Parse(text.Replace(",class,", ",klass,", StringComparison.Ordinal), "t"), StudyTarget.Malignancy));
        Assert.Equal("MODEL_MIXED_UNITS", Code(FeatureTable.Parse(text.Replace("months", "days", StringComparison.Ordinal).ReplaceFirst("days", "months"), "t"), StudyTarget.Survival));
        Assert.Equal("MODEL_NO_EVENTS", Code(table.With("death", [.. Enumerable.Repeat("0", 60)]), StudyTarget.Survival));
        Assert.Equal("MODEL_ONE_CLASS", Code(table.With("stage", [.. Enumerable.Repeat("IA1", 60)]), StudyTarget.Stage));
        Assert.Equal("MODEL_LABEL", Code(table.With("class", [.. Enumerable.Repeat("", 60)]), StudyTarget.Malignancy));
        // The stage of the same patients, coded under another name.
        Assert.Equal("MODEL_LEAK", Assert.Throws<ModelingException>(() => Study.Train(
            table.With("original_glcm_Coded", [.. table.Text("stage").Select(s => s.StartsWith("IV", StringComparison.Ordinal) ? "4" : s.StartsWith("III", StringComparison.Ordinal) ? "3" : s.StartsWith("II", StringComparison.Ordinal) ? "2" : "1")]), StudyTarget.Stage, s_quick)).Code);
        Assert.Equal("MODEL_NO_FEATURES", Assert.Throws<ModelingException>(() => Study.Train(table.With("original_glcm_F0", [.. Enumerable.Repeat("1", 60)]), StudyTarget.Malignancy, s_quick with { Features = ["original_glcm_F0"], Clinical = [], Size = [] })).Code);

        static string Code(FeatureTable table, StudyTarget target) => Assert.Throws<ModelingException>(() => Study.Train(table, target, s_quick)).Code;
    }

    private static SurvivalOutcome Survival(FeatureTable table) => new(table.Numbers("survival"), [.. table.Labels("death").Select(l => l!.Value)]);

    private static string Page(StudyResult study)
    {
        StringWriter page = new();
        StudyReport.Write(page, study);
        return page.ToString();
    }
}
