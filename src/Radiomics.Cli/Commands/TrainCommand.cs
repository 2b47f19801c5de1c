using System.CommandLine;
using System.Globalization;
using Radiomics.Cli.Output;
using Radiomics.Modeling;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics train</c>: a model from a table of features.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        Command command = new("train", """
            Trains a model on the table of a run and saves it as readable JSON. Patients stay together, all preparation and the choice of the penalty happen
            inside folds. With --report the model is judged, too (as evaluate does), which takes some minutes for a large table.

            Examples:
              radiomics train results/features.csv --target malignancy -o model.json --report model.html
              radiomics train results/features.csv --target survival --config study.json -o model.json
            """);
        StudyArguments study = StudyArguments.AddTo(command);
        Option<string> file = new("--output", "-o") { Description = "The model, JSON.", HelpName = "FILE", Required = true };
        Option<string?> report = new("--report") { Description = "File for the report as HTML.", HelpName = "FILE" };
        command.Options.Add(file);
        command.Options.Add(report);
        command.SetBody((parsed, output, cancellation) =>
        {
            ResultFiles.CheckDistinct(parsed.GetValue(file), parsed.GetValue(report));
            StudyConfiguration configuration = study.Configuration(parsed);
            FeatureTable table = study.Table(parsed, configuration);
            TrainedModel model;
            if (parsed.GetValue(report) is { } path)
            {
                StudyResult result = study.Evaluate(parsed, table, configuration, output, cancellation);
                model = result.Model;
                output.Write(path, writer => StudyReport.Write(writer, result));
                StudyText.Write(output.Results, result);
            }
            else
            {
                model = Study.Train(table, study.Target(parsed), configuration);
            }
            model.Save(parsed.GetRequiredValue(file));
            output.Talk.WriteLine($"written: {parsed.GetRequiredValue(file)}");
            ModelSummary t = model.Training;
            output.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained on {t.Rows} rows of {t.Patients} patients; {t.FeaturesGiven} columns given, {t.FeaturesPrepared} after preparation, {t.FeaturesUsed} used"));
            if (parsed.GetValue(report) is null) output.Talk.WriteLine("how good it is: radiomics evaluate, or --report");
            return ExitCode.Success;
        });
        return command;
    }
}
