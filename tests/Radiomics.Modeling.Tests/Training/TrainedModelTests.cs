using System.Text;
using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class TrainedModelTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_saved_model_reads_back_to_the_same_bytes_and_predictions(bool survival, bool harmonize)
    {
        FeatureTable table = SimulatedCohort.Table(missing: true);
        TrainingPlan plan = SimulatedCohort.Plan(survival ? SimulatedCohort.Survival : OutcomeColumns.Binary("label"));
        if (harmonize) plan = plan with { BatchColumn = "centre", Preparation = new PreparationOptions { Harmonize = true } };
        TrainedModel model = TrainedModel.Train(table, plan);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            model.Save(path);
            TrainedModel loaded = TrainedModel.Load(path);
            Assert.Equal(File.ReadAllBytes(path), loaded.ToJson());
            IReadOnlyList<Prediction> a = model.Predict(table), b = loaded.Predict(table);
            Assert.Equal(a.Select(p => p.LinearPredictor), b.Select(p => p.LinearPredictor));
            Assert.Equal(a.SelectMany(p => p.Risks), b.SelectMany(p => p.Risks));
            Assert.Contains(a, p => p.Imputed.Count > 0);
            Assert.True(loaded.Coefficients.Count > 0);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Features_made_with_other_settings_are_refused()
    {
        TrainedModel model = TrainedModel.Train(SimulatedCohort.Table(), SimulatedCohort.Plan(SimulatedCohort.Survival));
        Assert.Equal("MODEL_OTHER_SETTINGS", Assert.Throws<ModelingException>(() => model.Predict(SimulatedCohort.Table(settings: "profile=Ibsi"))).Code);
        Assert.Equal("MODEL_COLUMN_MISSING", Assert.Throws<ModelingException>(() => model.Predict(SimulatedCohort.Table(features: 4))).Code);
    }

    [Fact]
    public void Values_beyond_those_of_training_are_told()
    {
        TrainedModel model = TrainedModel.Train(SimulatedCohort.Table(), SimulatedCohort.Plan(SimulatedCohort.Survival));
        string[] lines = SimulatedCohort.Csv(5, 12, 9).Split('\n');
        string[] cells = lines[1].Split(',');
        cells[6] = "900";
        lines[1] = string.Join(',', cells);
        Assert.Contains("f0", model.Predict(FeatureTable.Parse(string.Join('\n', lines), "t"))[0].OutOfRange);
    }

    [Fact]
    public void A_batch_that_training_has_not_seen_is_refused()
    {
        TrainedModel model = TrainedModel.Train(SimulatedCohort.Table(), SimulatedCohort.Plan(SimulatedCohort.Survival) with { BatchColumn = "centre", Preparation = new PreparationOptions { Harmonize = true } });
        FeatureTable other = FeatureTable.Parse(SimulatedCohort.Csv(5, 12, 9).Replace(",A,", ",C,", StringComparison.Ordinal), "t");
        Assert.Equal("MODEL_UNKNOWN_BATCH", Assert.Throws<ModelingException>(() => model.Predict(other)).Code);
    }

    [Fact]
    public void A_model_from_before_categories_is_read()
    {
        TrainedModel model = TrainedModel.Train(SimulatedCohort.Table(), SimulatedCohort.Plan(SimulatedCohort.Survival));
        string json = Encoding.UTF8.GetString(model.ToJson());
        Assert.Contains("  \"categories\": [],\n", json, StringComparison.Ordinal);
        TrainedModel old = TrainedModel.FromJson(Encoding.UTF8.GetBytes(json.Replace("  \"categories\": [],\n", "", StringComparison.Ordinal)));
        Assert.Empty(old.Categories);
        Assert.Equal(model.ToJson(), old.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,2")]
    [InlineData("null")]
    public void A_damaged_file_is_no_model(string json) =>
        Assert.Equal("MODEL_FILE", Assert.Throws<ModelingException>(() => TrainedModel.FromJson(Encoding.UTF8.GetBytes(json))).Code);
}
