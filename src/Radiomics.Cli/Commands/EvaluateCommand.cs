using System.CommandLine;
using System.Globalization;
using Radiomics.Cli.Output;
using Radiomics.Modeling;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics evaluate</c>: how good a model is on patients it has not seen.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        Command command = new("evaluate", """
            Without --model: judges the way a model is trained by nested cross-validation on the table, beside the lesion's size alone, clinical columns alone
            and shuffled outcomes. With --model: judges a saved model on the patients of another table.

            Examples:
              radiomics evaluate results/features.csv --target malignancy --report evaluation.html
              radiomics evaluate other/features.csv --target malignancy --model model.json --report external.html
            """);
        StudyArguments study = StudyArguments.AddTo(command);
        Option<string?> modelFile = new("--model") { Description = "A saved model, to be judged on this table.", HelpName = "FILE" };
        Option<string?> report = new("--report") { Description = "File for the report as HTML.", HelpName = "FILE" };
        Option<string?> file = new("--output", "-o") { Description = "File for the predictions of patients the models had not seen, CSV.", HelpName = "FILE" };
        Option<string?> split = new("--split") { Description = "File for the folds of the patients, with their hash; of several repeats the first. Goes without --model.", HelpName = "FILE" };
        foreach (Option option in (Option[])[modelFile, report, file, split]) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(modelFile) is not null && result.GetResult(split) is not null) result.AddError("--split goes without --model: a saved model is judged without folds.");
        });
        command.SetBody((parsed, output, cancellation) =>
        {
            ResultFiles.CheckDistinct(parsed.GetValue(report), parsed.GetValue(file), parsed.GetValue(split));
            StudyConfiguration configuration = study.Configuration(parsed);
            FeatureTable table = study.Table(parsed, configuration);
            if (parsed.GetValue(modelFile) is { } path)
            {
                TrainedModel model = TrainedModel.Load(path);
                ModelEvaluation evaluation = ModelEvaluation.Of(model, table, study.Target(parsed), configuration);
                if (evaluation.IsTrainingTable) output.Talk.WriteLine("warning: this is the table the model was trained on; none of these figures is its performance");
                output.Results.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{StudyText.Metric(evaluation.Kind)} {StudyText.Figure(evaluation.Discrimination)} on {evaluation.Counts.Rows} rows of {evaluation.Counts.Patients} patients"));
                foreach (string note in evaluation.Notes) output.Talk.WriteLine($"note: {note}");
                if (parsed.GetValue(report) is { } page) output.Write(page, writer => EvaluationPage.Write(writer, model, evaluation));
                if (parsed.GetValue(file) is { } predictions)
                {
                    FeatureTable prepared = Study.ToPredict(table);
                    output.Write(predictions, writer => PredictionCsv.Write(writer, model, prepared, model.Predict(prepared)));
                }
                return ExitCode.Success;
            }
            StudyResult result = study.Evaluate(parsed, table, configuration, output, cancellation);
            StudyText.Write(output.Results, result);
            foreach (string note in result.Notes) output.Talk.WriteLine($"note: {note}");
            if (parsed.GetValue(report) is { } html) output.Write(html, writer => StudyReport.Write(writer, result));
            if (parsed.GetValue(file) is { } csv) output.Write(csv, writer => PredictionCsv.WriteFolds(writer, result));
            if (parsed.GetValue(split) is { } folds)
            {
                result.Evaluation.Splits[0].Save(folds);
                output.Talk.WriteLine($"written: {folds}");
            }
            return ExitCode.Success;
        });
        return command;
    }
}
