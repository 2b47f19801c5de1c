using System.Globalization;
using CsvHelper;
using Radiomics.Cohorts;
using Radiomics.Modeling;
using FeatureTable = Radiomics.Modeling.FeatureTable;

namespace Radiomics.Cli.Output;

/// <summary>Predictions as CSV, a row each.</summary>
internal static class PredictionCsv
{
    private static readonly string[] s_keys = ["lesion", "phase", "name"];

    /// <summary>Predictions of a saved model, in the order of the table.</summary>
    public static void Write(TextWriter output, TrainedModel model, FeatureTable table, IReadOnlyList<Prediction> predictions)
    {
        string[] keys = [.. s_keys.Where(table.Columns.Contains)];
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord([table.PatientColumn, .. keys, .. PredictionColumns.Names(model), "missing", "unknown", "out_of_range"]);
        for (int i = 0; i < predictions.Count; i++)
        {
            Prediction p = predictions[i];
            csv.WriteRecord(
            [
                TableText.Neutral(p.Patient), .. keys.Select(k => TableText.Neutral(table.Text(k)[i])), .. PredictionColumns.Values(model, p).Select(Number),
                List(p.Imputed), List(p.UnknownLevels), List(p.OutOfRange),
            ]);
        }
    }

    /// <summary>Predictions of the outer folds of a study.</summary>
    public static void WriteFolds(TextWriter output, StudyResult study)
    {
        bool survival = study.Plan.Outcome.Kind == OutcomeKind.Survival, classes = study.Plan.Outcome.Kind == OutcomeKind.Ordered;
        string[] values = PredictionColumns.Names(study.Model);
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord([study.Configuration.Patient, "repeat", "fold", .. values]);
        foreach (FoldPrediction p in study.Evaluation.Predictions)
        {
            double[] numbers = survival ? [.. p.Risks, p.LinearPredictor] : classes ? [.. p.ClassProbabilities, p.LinearPredictor] : [p.Probability];
            csv.WriteRecord([TableText.Neutral(p.Patient), (p.Repeat + 1).ToString(CultureInfo.InvariantCulture), (p.Fold + 1).ToString(CultureInfo.InvariantCulture), .. numbers.Select(Number)]);
        }
    }

    private static string List(IReadOnlyList<string> names) => TableText.Neutral(string.Join(' ', names));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
