namespace Radiomics.Modeling;

/// <summary>Predictions of a saved model as one HTML file.</summary>
public static class PredictionPage
{
    /// <summary>Writes the report.</summary>
    /// <param name="writer">Receives the document, to be stored in UTF-8.</param>
    /// <param name="model">The model.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="identified">Whether patients' IDs are in it; numbers otherwise.</param>
    /// <param name="picture">A picture of the lesion, or null.</param>
    /// <param name="treatments">Survival under recorded treatments, or null.</param>
    public static void Write(
        TextWriter writer, TrainedModel model, IReadOnlyList<Prediction> predictions, bool identified = false, ThreePlanePicture? picture = null, TreatmentTable? treatments = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(predictions);
        HtmlPage.Begin(writer, "Predictions", "en");
        HtmlPage.Paragraph(writer, StudyReport.Say($"A model of {string.Join(" and ", model.OutcomeColumns)}, trained on {model.Training.Rows} rows of {model.Training.Patients} patients ({model.Training.Events} events or rows of the smaller class). A prediction is a share among patients like one, not a diagnosis; how good the model is stands in its own report. Not for clinical use."));
        if (picture is not null) writer.Write(picture.ToSvg());
        string[] values = PredictionColumns.Names(model);
        HtmlPage.Grid(writer, [identified ? "patient" : "case", .. values.Select(v => v.Replace('_', ' ')), "missing, took what is usual", "outside of the training range"], predictions.Select((p, i) => (IReadOnlyList<string>)
        [
            identified ? p.Patient : StudyReport.Say($"{i + 1}"), .. PredictionColumns.Values(model, p).Select(v => StudyReport.Say($"{v:0.000}")),
            string.Join(", ", p.Imputed.Concat(p.UnknownLevels)), string.Join(", ", p.OutOfRange),
        ]));
        StudyReport.Treatments(writer, treatments, "");
        HtmlPage.Charts(writer, [StudyCharts.Coefficients(model)]);
        HtmlPage.End(writer);
    }
}
