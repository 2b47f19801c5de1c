using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class StudyConfigurationTests
{
    [Fact]
    public void What_a_file_does_not_say_has_its_default()
    {
        StudyConfiguration read = StudyConfiguration.Parse("""{ "alpha": 1, "clinical": ["age"], /* ours */ "categories": { "sex": "F" }, "thresholds": [0.2], }"""), plain = new();
        Assert.Equal((1.0, "patient", plain.OuterFolds, plain.Permutations), (read.Alpha, read.Patient, read.OuterFolds, read.Permutations));
        Assert.Equal(["age"], read.Clinical);
        Assert.Equal("F", read.Categories["sex"]);
        Assert.Equal([0.2], read.Thresholds);
        Assert.Equal(read.ToJson(), StudyConfiguration.Parse(read.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("""{ "alfa": 1 }""", "alfa")]
    [InlineData("""{ "alpha": "much" }""", "alpha")]
    [InlineData("""{ "patient": null }""", "patient")]
    [InlineData("""{ "seed": 1, "seed": 2 }""", "seed")]
    [InlineData("[1]", "object")]
    [InlineData("", "")]
    [InlineData("{", "")]
    public void What_is_not_understood_is_an_error(string json, string named)
    {
        ModelingException error = Assert.Throws<ModelingException>(() => StudyConfiguration.Parse(json));
        Assert.Equal("STUDY_CONFIG", error.Code);
        Assert.Contains(named, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Reliability_of_a_run_filters_its_features()
    {
        string folder = Directory.CreateTempSubdirectory("radiomics-study-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "stability.csv"), "phase,feature,icc_2_1\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"Plain,original_glcm_F{i},{(i < 4 ? "0.95" : "0.5")}\n")));
            File.WriteAllText(Path.Combine(folder, "study.json"), """{ "stability": "stability.csv", "pathLength": 10 }""");
            StudyConfiguration configuration = StudyConfiguration.Load(Path.Combine(folder, "study.json"));
            TrainedModel model = Study.Train(SimulatedStudy.Table(100), StudyTarget.Malignancy, configuration);
            // Four reliable ones, the size, and three clinical columns.
            Assert.Equal(8, model.Training.FeaturesPrepared);
            Assert.DoesNotContain("original_glcm_F7", model.Columns);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
