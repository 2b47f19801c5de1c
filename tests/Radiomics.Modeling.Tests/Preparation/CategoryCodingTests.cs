using System.Globalization;
using System.Text;
using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class CategoryCodingTests
{
    private static readonly PreparationOptions s_all = new() { MaxCorrelation = 2 };

    /// <summary>A cohort with a stage as text, as a number and as columns made by hand; stage III is worst, and the first row's stage is missing.</summary>
    private static FeatureTable Table(int patients = 150, string first = "", string? rare = null)
    {
        SeededRandom random = new(21);
        StringBuilder text = new("patient,centre,label,stage,code,isII,isIII,size\n");
        for (int i = 0; i < patients; i++)
        {
            int stage = random.Next(3);
            double size = 10 + random.NextNormal();
            bool label = random.NextDouble() < LogisticModel.Sigmoid(1.5 * (stage - 1) + 0.8 * (size - 10));
            string name = i == 0 ? first : i == patients - 1 && rare is not null ? rare : ((string[])["I", "II", "III"])[stage];
            // By hand, what is missing takes the most frequent level below.
            text.Append(CultureInfo.InvariantCulture, $"P{i},{(i % 2 == 0 ? "A" : "B")},{(label ? 1 : 0)},{name},{(i == 0 ? "" : $"{stage + 1}")},{(stage == 1 ? 1 : 0)},{(stage == 2 ? 1 : 0)},{size:R}\n");
        }
        return FeatureTable.Parse(text.ToString(), "stages");
    }

    private static TrainingPlan Plan(params string[] features) =>
        new() { Outcome = OutcomeColumns.Binary("label"), Features = features, Preparation = s_all, PathLength = 20, OuterFolds = 4, InnerFolds = 3 };

    [Fact]
    public void Text_is_coded_as_contrasts_with_the_first_level()
    {
        FeatureTable table = Table(first: "II");
        TrainedModel coded = TrainedModel.Train(table, Plan("stage", "size"));
        CategoryCoding coding = Assert.Single(coded.Categories);
        Assert.Equal("I", coding.Reference);
        Assert.Equal(["I", "II", "III"], coding.Levels);
        Assert.True(coded.Coefficients["stage=III"] > 0);
        // The same columns made by hand; the first row's own stage differs in them, so that row is made alike.
        string csv = "patient,label,isII,isIII,size\n" + string.Concat(Enumerable.Range(0, table.Rows).Select(i =>
            $"{table.Patients[i]},{table.Text("label")[i]},{(table.Text("stage")[i] == "II" ? 1 : 0)},{(table.Text("stage")[i] == "III" ? 1 : 0)},{table.Text("size")[i]}\n"));
        FeatureTable manual = FeatureTable.Parse(csv, "by hand");
        TrainedModel byHand = TrainedModel.Train(manual, Plan("isII", "isIII", "size"));
        Assert.Equal(byHand.Predict(manual).Select(p => p.LinearPredictor), coded.Predict(table).Select(p => p.LinearPredictor));
    }

    [Fact]
    public void Numbers_are_categories_where_asked_for_and_the_reference_is_as_stated()
    {
        TrainingPlan plan = Plan("code", "size") with { Categories = new Dictionary<string, string?> { ["code"] = "3" } };
        TrainedModel model = TrainedModel.Train(Table(), plan);
        Assert.Equal("3", model.Categories[0].Reference);
        Assert.Equal(["code=1", "code=2", "size"], model.Coefficients.Keys.Order(StringComparer.Ordinal));
        Assert.True(model.Coefficients["code=1"] < model.Coefficients["code=2"]);
        Assert.Contains("code", (plan with { Features = null }).Read(Table()).Features);
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => (plan with { Categories = new Dictionary<string, string?> { ["code"] = "9" } }).Read(Table())).Code);
    }

    [Fact]
    public void A_saved_model_keeps_levels_and_tells_of_missing_and_unknown_ones()
    {
        FeatureTable table = Table();
        TrainedModel trained = TrainedModel.Train(table, Plan("stage", "size")), model = TrainedModel.FromJson(trained.ToJson());
        Assert.Equal(trained.ToJson(), model.ToJson());
        Assert.Equal(trained.Categories[0].Levels, model.Categories[0].Levels);
        Assert.Equal(trained.Predict(table).Select(p => p.LinearPredictor), model.Predict(table).Select(p => p.LinearPredictor));
        string most = model.Categories[0].MostFrequent;
        IReadOnlyList<Prediction> predictions = model.Predict(FeatureTable.Parse($"patient,stage,size\na,{most},10\nb,,10\nc,IV,10\nd,III,\n", "t"));
        Assert.Equal(["", "stage", "stage", "size"], predictions.Select(p => string.Join(';', p.Imputed)));
        Assert.Equal(["", "", "stage=IV", ""], predictions.Select(p => string.Join(';', p.UnknownLevels)));
        Assert.Equal(predictions[0].LinearPredictor, predictions[1].LinearPredictor);
        Assert.Equal(predictions[0].LinearPredictor, predictions[2].LinearPredictor);
        Assert.Equal("MODEL_COLUMN_MISSING", Assert.Throws<ModelingException>(() => model.Predict(FeatureTable.Parse("patient,size\na,1\n", "t"))).Code);
    }

    [Fact]
    public void Levels_are_those_of_the_training_rows_alone()
    {
        FeatureTable table = Table(rare: "IV");
        ModelingData data = Plan("stage", "size").Read(table);
        PatientSplit split = PatientSplit.Stratified(data.Patients, data.Strata, 5, 1);
        int holds = split.FoldOf(data.Patients)[^1];
        for (int fold = 0; fold < 5; fold++)
        {
            (TrainingRows train, TestRows test) = data.Split(split, fold);
            Preparation preparation = Preparation.Fit(train, s_all);
            Assert.Equal(fold != holds, preparation.Features.Contains("stage=IV"));
            Assert.Equal(test.Count, preparation.Apply(test).Rows);
        }
        EvaluationReport report = NestedCrossValidation.Run(data, Plan("stage", "size"), TestContext.Current.CancellationToken);
        Assert.True(report.Discrimination.Estimate > 0.7);
        Assert.Contains("stage=III", report.SelectionFrequency.Keys);
    }

    [Fact]
    public void Levels_are_not_harmonised()
    {
        TrainingPlan plan = Plan("stage", "size") with { BatchColumn = "centre", Preparation = s_all with { Harmonize = true } };
        FeatureTable table = Table();
        TrainedModel model = TrainedModel.Train(table, plan), loaded = TrainedModel.FromJson(model.ToJson());
        Assert.Equal(model.Predict(table).Select(p => p.LinearPredictor), loaded.Predict(table).Select(p => p.LinearPredictor));
        Assert.Equal(["size"], Preparation.Fit(plan.Read(table).All(), plan.Preparation).Harmonization!.Names);
        // The batch moves the size alone: two rows that differ in their stage differ alike in both centres.
        FeatureTable rows = FeatureTable.Parse("patient,centre,stage,size\na,A,I,10\nb,A,III,10\nc,B,I,10\nd,B,III,10\n", "t");
        double[] eta = [.. model.Predict(rows).Select(p => p.LinearPredictor)];
        Assert.Equal(eta[1] - eta[0], eta[3] - eta[2], 1e-12);
        Assert.NotEqual(eta[0], eta[2]);
    }

    [Fact]
    public void The_name_of_a_category_stands_for_its_levels()
    {
        ModelingData data = Plan("stage", "size").Read(Table());
        PreparationOptions strict = s_all with { Stability = new Dictionary<string, double>(), Always = ["stage"] };
        Assert.Equal(["stage=II", "stage=III"], Preparation.Fit(data.All(), strict).Features);
    }

    [Fact]
    public void What_is_no_category_or_codes_the_outcome_is_refused()
    {
        string rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"P{i},{i % 2},{(i == 5 ? "many" : $"{i}")},name{i},{(i % 2 == 0 ? "u" : i % 4 == 1 ? "v" : "w")},{i % 7}\n"));
        FeatureTable table = FeatureTable.Parse("patient,label,count,name,told,size\n" + rows, "t");
        ModelingException Refused(string column) => Assert.Throws<ModelingException>(() => Plan(column, "size").Read(table));
        Assert.Equal("MODEL_NOT_A_NUMBER", Refused("count").Code);
        Assert.Equal("MODEL_TOO_MANY_LEVELS", Refused("name").Code);
        Assert.Equal("MODEL_LEAK", Refused("told").Code);
    }

    [Theory]
    [InlineData("\"reference\": \"I\"", "\"reference\": \"V\"")]
    [InlineData("\"column\": \"stage\",\n      \"level\": \"II\"", "\"column\": \"stage\",\n      \"level\": \"VII\"")]
    [InlineData("\"levels\": [", "\"levels\": [ null,")]
    [InlineData("\"batches\": []", "\"batches\": [ null ]")]
    [InlineData("\"batches\": []", "\"batches\": null")]
    public void A_model_whose_categories_do_not_fit_is_damaged(string before, string after)
    {
        string json = Encoding.UTF8.GetString(TrainedModel.Train(Table(), Plan("stage", "size")).ToJson());
        Assert.Contains(before, json, StringComparison.Ordinal);
        Assert.Equal("MODEL_FILE", Assert.Throws<ModelingException>(() => TrainedModel.FromJson(Encoding.UTF8.GetBytes(json.Replace(before, after, StringComparison.Ordinal)))).Code);
    }
}
