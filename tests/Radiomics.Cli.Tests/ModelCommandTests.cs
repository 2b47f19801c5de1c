using System.Globalization;
using Radiomics.Cli.Demo;
using Radiomics.Modeling;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>Models from the command line, on the demo's cohort: measured once.</summary>
public sealed class ModelCommandTests : IClassFixture<ModelCommandTests.Cohort>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("radiomics-模型-").FullName;
    private readonly string _table, _model, _configuration;

    public ModelCommandTests(Cohort cohort)
    {
        (_table, _model, _configuration) = (File("特征.csv"), File("model.json"), File("study.json"));
        System.IO.File.WriteAllText(_table, cohort.Text);
        System.IO.File.WriteAllText(_configuration, """{ "permutations": 2, "bootstraps": 2, "pathLength": 12, "outerFolds": 3, "innerFolds": 3 }""");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_model_is_trained_judged_and_predicts()
    {
        string report = File("模型.html"), predictions = File("p.csv"), page = File("p.html");
        (int code, string output, string talk) = await CommandRunner.RunAsync("train", _table, "-t", "malignancy", "-c", _configuration, "-o", _model, "--report", report, "-q");
        Assert.True(code == 0, talk);
        Assert.Contains("size only", output, StringComparison.Ordinal);
        Assert.Contains("on shuffled outcomes", output, StringComparison.Ordinal);
        string html = await Read(report);
        Assert.Contains("TRIPOD+AI", html, StringComparison.Ordinal);
        Assert.Contains("Decision curve", html, StringComparison.Ordinal);
        Assert.DoesNotContain("L001", html, StringComparison.Ordinal);

        // Without a report the same model, faster.
        string again = File("again.json");
        Assert.Equal(0, (await CommandRunner.RunAsync("train", _table, "-t", "malignancy", "-c", _configuration, "-o", again, "--threads", "1")).Code);
        Assert.Equal(await Read(_model), await Read(again));

        (code, _, talk) = await CommandRunner.RunAsync("predict", _model, _table, "-o", predictions, "--report", page);
        Assert.True(code == 0, talk);
        string[] lines = await System.IO.File.ReadAllLinesAsync(predictions, TestContext.Current.CancellationToken);
        Assert.Equal(1 + DemoCohort.Lesions, lines.Length);
        Assert.StartsWith("patient,lesion,probability,", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], l => Assert.InRange(double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture), 0, 1));
        Assert.DoesNotContain("L001", await Read(page), StringComparison.Ordinal);

        (code, output, talk) = await CommandRunner.RunAsync("evaluate", _table, "-t", "malignancy", "--model", _model, "--report", File("e.html"), "-o", File("e.csv"));
        Assert.True(code == 0, talk);
        Assert.Contains("area under the ROC curve", output, StringComparison.Ordinal);
        Assert.Contains("trained on", talk, StringComparison.Ordinal);
        Assert.Equal(await Read(predictions), await Read(File("e.csv")));
    }

    [Fact]
    public async Task One_new_patient_goes_from_an_image_to_a_prediction()
    {
        Assert.Equal(0, (await CommandRunner.RunAsync("train", _table, "-t", "malignancy", "-c", _configuration, "-o", _model)).Code);
        NodulePhantom phantom = new(new NodulePhantomOptions { DiameterMm = 12, Shape = NodulePhantomShape.Spiculated, BoxMm = 40 });
        string image = File("新.nii.gz"), page = File("page.html"), features = File("f.csv");
        phantom.Render().Save(image);
        (int code, string output, string talk) = await CommandRunner.RunAsync("predict", _model, "--image", image, "--seed", phantom.Seed.ToString(), "--value", "age=63", "--value", "hobby=chess", "--report", page);
        Assert.True(code == 0, talk);
        Assert.Contains("does not use hobby", talk, StringComparison.Ordinal);
        Assert.Contains("sex not given", talk, StringComparison.Ordinal);
        Assert.Contains("data:image/png", await Read(page), StringComparison.Ordinal);

        // The same numbers as by way of a table of features.
        Assert.Equal(0, (await CommandRunner.RunAsync("extract", image, "--seed", phantom.Seed.ToString(), "-o", features, "-q")).Code);
        string[] lines = await System.IO.File.ReadAllLinesAsync(features, TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllLinesAsync(features, [lines[0] + ",age,sex", lines[1] + ",63,"], TestContext.Current.CancellationToken);
        (int same, string row, talk) = await CommandRunner.RunAsync("predict", _model, features, "--patient", "image");
        Assert.True(same == 0, talk);
        Assert.Equal(Probability(output), Probability(row));

        static double Probability(string csv)
        {
            string[][] cells = [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(','))];
            return double.Parse(cells[1][Array.IndexOf(cells[0], "probability")], CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [InlineData(1, "Name either a table", "predict", "MODEL")]
    [InlineData(1, "go together", "predict", "MODEL", "--image", "x")]
    [InlineData(1, "--series goes with --image", "predict", "MODEL", "TABLE", "--series", "1.2")]
    [InlineData(1, "named twice", "predict", "MODEL", "TABLE", "-o", "same", "--report", "./same")]
    [InlineData(1, "named twice", "train", "TABLE", "-t", "malignancy", "-o", "same", "--report", "same")]
    [InlineData(1, "named twice", "evaluate", "TABLE", "-t", "malignancy", "-o", "same", "--split", "same")]
    [InlineData(1, "--split goes without --model", "evaluate", "TABLE", "-t", "malignancy", "--model", "MODEL", "--split", "s.csv")]
    [InlineData(1, "--value goes with --image", "predict", "MODEL", "TABLE", "--value", "a=1")]
    [InlineData(3, "MODEL_FILE", "predict", "nothing.json", "TABLE")]
    [InlineData(3, "TABLE_MISSING", "evaluate", "nothing.csv", "-t", "survival")]
    [InlineData(3, "MODEL_COLUMN_MISSING", "evaluate", "TABLE", "-t", "survival")]
    [InlineData(1, "STUDY_CONFIG", "evaluate", "TABLE", "-t", "malignancy", "-c", "nothing.json")]
    [InlineData(1, "--target", "train", "TABLE", "-o", "m.json")]
    public async Task What_is_wrong_is_said(int expected, string said, params string[] arguments)
    {
        Assert.Equal(0, (await CommandRunner.RunAsync("train", _table, "-t", "malignancy", "-c", _configuration, "-o", _model)).Code);
        (int code, _, string talk) = await CommandRunner.RunAsync([.. arguments.Select(a => a switch { "TABLE" => _table, "MODEL" => _model, _ => a })]);
        Assert.Equal(expected, code);
        Assert.Contains(said, talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folds_of_an_evaluation_are_saved_as_they_were_made()
    {
        string split = File("分组.csv"), report = File("r.html");
        (int code, _, string talk) = await CommandRunner.RunAsync("evaluate", _table, "-t", "malignancy", "-c", _configuration, "--split", split, "--report", report);
        Assert.True(code == 0, talk);
        PatientSplit saved = PatientSplit.Load(split);
        Assert.Equal(3, saved.Count);
        Assert.Contains(saved.Hash, await Read(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lesions_that_were_not_measured_are_said_not_to_be_predicted()
    {
        Assert.Equal(0, (await CommandRunner.RunAsync("train", _table, "-t", "malignancy", "-c", _configuration, "-o", _model)).Code);
        string table = File("some.csv");
        string[] lines = (await Read(_table)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int status = Array.IndexOf(lines[0].Split(','), "status");
        string[] cells = lines[1].Split(',');
        cells[status] = "failed";
        lines[1] = string.Join(',', cells);
        await System.IO.File.WriteAllLinesAsync(table, lines, TestContext.Current.CancellationToken);
        (int code, string output, string talk) = await CommandRunner.RunAsync("predict", _model, table);
        Assert.True(code == 0, talk);
        Assert.Contains($"1 of {DemoCohort.Lesions} rows were not measured", talk, StringComparison.Ordinal);
        Assert.Equal(DemoCohort.Lesions, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Features_of_other_settings_are_refused()
    {
        Assert.Equal(0, (await CommandRunner.RunAsync("train", _table, "-t", "malignancy", "-c", _configuration, "-o", _model)).Code);
        string other = File("other.csv");
        await System.IO.File.WriteAllTextAsync(other, (await Read(_table)).Replace("binWidth=25", "binWidth=10", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (int code, _, string talk) = await CommandRunner.RunAsync("predict", _model, other);
        Assert.Equal(3, code);
        Assert.Contains("MODEL_OTHER_SETTINGS", talk, StringComparison.Ordinal);
        NodulePhantom phantom = new();
        string image = File("i.nii.gz");
        phantom.Render().Save(image);
        (code, _, talk) = await CommandRunner.RunAsync("predict", _model, "--image", image, "--seed", phantom.Seed.ToString(), "-s", "binWidth:10");
        Assert.Equal(3, code);
        Assert.Contains("MODEL_OTHER_SETTINGS", talk, StringComparison.Ordinal);
    }

    private string File(string name) => Path.Combine(_folder, name);

    private static Task<string> Read(string path) => System.IO.File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    /// <summary>The demo's cohort.</summary>
    public sealed class Cohort
    {
        public string Text { get; } = DemoCohort.Measure(Environment.ProcessorCount, CancellationToken.None);
    }
}
