namespace Radiomics.Modeling;

/// <summary>A saved model judged on another table, as one HTML file.</summary>
public static class EvaluationPage
{
    /// <summary>Writes the report.</summary>
    /// <param name="writer">Receives the document, to be stored in UTF-8.</param>
    /// <param name="model">The model.</param>
    /// <param name="evaluation">The judgement.</param>
    public static void Write(TextWriter writer, TrainedModel model, ModelEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(evaluation);
        HtmlPage.Begin(writer, "A model on other patients", "en");
        if (evaluation.IsTrainingTable) HtmlPage.Paragraph(writer, "THIS IS THE TABLE THE MODEL WAS TRAINED ON: none of these figures is its performance.");
        HtmlPage.Grid(writer, null,
        [
            ["Rows, patients, events or rows of the smaller class", StudyReport.Say($"{evaluation.Counts.Rows}, {evaluation.Counts.Patients}, {evaluation.Counts.Events}")],
            [MetricNames.Of(evaluation.Kind), $"{StudyReport.Figure(evaluation.Discrimination)}, 95 % interval"],
            .. evaluation.Calibration is { } c
                ? (IReadOnlyList<string>[])
                [
                    ["Calibration: intercept (0 is right), slope (1 is right)", $"{StudyReport.Figure(c.Intercept)}, {StudyReport.Figure(c.Slope)}"],
                    ["Observed over expected, Brier score", StudyReport.Say($"{c.ObservedOverExpected:0.000}, {c.Brier:0.000}")],
                ]
                : [],
            ["Trained on: rows, patients, events", StudyReport.Say($"{model.Training.Rows}, {model.Training.Patients}, {model.Training.Events}")],
            ["SHA-256 of the training table", model.TableHash],
        ], "facts");
        foreach (string note in evaluation.Notes) HtmlPage.Paragraph(writer, note);
        StudyReport.WriteClasses(writer, evaluation.Classes);
        StudyReport.WriteHorizons(writer, evaluation.Horizons, evaluation.Overall, "");
        HtmlPage.Heading(writer, "Charts");
        HtmlPage.Charts(writer, [.. StudyCharts.Of(evaluation), StudyCharts.Coefficients(model)]);
        HtmlPage.Paragraph(writer, "Not for clinical use.");
        HtmlPage.End(writer);
    }
}
