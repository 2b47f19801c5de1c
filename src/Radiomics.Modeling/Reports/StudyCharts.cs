using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>The charts of a model's report: drawn from predictions of models that had not seen the patient.</summary>
public static class StudyCharts
{
    private const int MostCoefficients = 25;

    /// <summary>All charts that a study has.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<Chart> Of(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        List<Chart> charts = [];
        EvaluationReport report = study.Evaluation;
        switch (study.Data.Outcome.Kind)
        {
            case OutcomeKind.Binary:
                charts.Add(Roc([.. study.Comparison.Reports.Select(r => (Legend(r.Key, r.Value), Curve(study.Data.Labels, r.Value)))]));
                if (report.Calibration is { } calibration) charts.Add(CalibrationCurve(calibration));
                charts.Add(NetBenefit(report.DecisionCurve));
                break;
            case OutcomeKind.Ordered:
                charts.Add(Confusion(report.Classes!));
                break;
            default:
                if (study.RiskGroups.Count > 0) charts.Add(Survival("Survival by thirds of predicted risk", [.. study.RiskGroups.Select(g => (string.Create(CultureInfo.InvariantCulture, $"{g.Name} risk, {g.Rows.Count} patients, {g.Events} events"), g.Curve))], study.TimeUnit));
                charts.AddRange(report.Horizons.Where(h => h.Calibration.Count > 1).Select(h => CalibrationAt(h, study.TimeUnit)));
                break;
        }
        charts.Add(Coefficients(study.Model));
        return charts;
    }

    /// <summary>The charts of a model judged on another table.</summary>
    /// <param name="evaluation">The judgement.</param>
    public static IReadOnlyList<Chart> Of(ModelEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        List<Chart> charts = [];
        if (evaluation.Roc.Count > 0) charts.Add(Roc([(string.Create(CultureInfo.InvariantCulture, $"model, {evaluation.Discrimination.Estimate:0.000}"), evaluation.Roc)]));
        if (evaluation.Calibration is { } calibration) charts.Add(CalibrationCurve(calibration));
        if (evaluation.DecisionCurve.Count > 0) charts.Add(NetBenefit(evaluation.DecisionCurve));
        if (evaluation.Classes is { } classes) charts.Add(Confusion(classes));
        charts.AddRange(evaluation.Horizons.Where(h => h.Calibration.Count > 1).Select(h => CalibrationAt(h, "")));
        return charts;
    }

    /// <summary>Coefficients a standard deviation, the largest on top.</summary>
    /// <param name="model">The model.</param>
    public static Chart Coefficients(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        KeyValuePair<string, double>[] all = [.. model.Coefficients.OrderByDescending(c => Math.Abs(c.Value)).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostCoefficients)];
        if (all.Length == 0) return new Chart("Coefficients: the model holds no feature", new ChartAxis("") { Min = -1, Max = 1 }, new ChartAxis("") { Min = 0, Max = 1 }, []);
        string unit = model.Kind switch { OutcomeKind.Survival => "log hazard ratio", OutcomeKind.Ordered => "log odds a class", _ => "log odds ratio" };
        return new Chart($"Coefficients, {unit} a standard deviation", new ChartAxis(""), new ChartAxis("") { Categories = [.. all.Select(c => c.Key)], IsReversed = true },
            [new ChartBars([.. all.Select((c, i) => new ChartBar(Math.Min(0, c.Value), Math.Max(0, c.Value), i - 0.35, i + 0.35))]) { Opacity = 0.75 }, new ChartRule(0, IsVertical: true) { Color = ChartColors.Gray, IsDashed = false }])
        {
            Height = Math.Max(200, 90 + 24 * all.Length),
        };
    }

    /// <summary>ROC curves.</summary>
    private static Chart Roc(IReadOnlyList<(string Name, IReadOnlyList<RocPoint> Points)> curves) => new(
        "ROC curve", Axis("1 - specificity"), Axis("Sensitivity"),
        [
            .. curves.Select((c, i) => (ChartMark)new ChartLine([.. c.Points.Select(p => 1 - p.Specificity)], [.. c.Points.Select(p => p.Sensitivity)])
            {
                Legend = c.Name, Color = ChartColors.Series[i % ChartColors.Series.Count], Width = i == curves.Count - 1 ? 2.4 : 1.3,
            }),
            Diagonal("chance"),
        ]);

    private static Chart CalibrationCurve(Calibration calibration) => new(
        "Calibration", Axis("Predicted probability"), Axis("Observed share"),
        [
            new ChartLine([.. calibration.Smooth.Points.Select(p => p.Predicted)], [.. calibration.Smooth.Points.Select(p => Math.Clamp(p.Observed, 0, 1))]) { Legend = "smoothed", Color = ChartColors.Series[0] },
            new ChartPoints([.. calibration.Groups.Select(g => g.Predicted)], [.. calibration.Groups.Select(g => g.Observed)]) { Legend = "tenths of the patients", Color = ChartColors.Series[1], Radius = 4 },
            Diagonal("ideal"),
        ]);

    private static Chart CalibrationAt(HorizonPerformance horizon, string unit) => new(
        string.Create(CultureInfo.InvariantCulture, $"Calibration at {horizon.Time:0.###} {unit}").TrimEnd(), Axis("Predicted risk"), Axis("Observed risk (Kaplan-Meier)"),
        [
            new ChartPoints([.. horizon.Calibration.Select(g => g.Predicted)], [.. horizon.Calibration.Select(g => g.Observed)]) { Legend = "fifths of the patients", Color = ChartColors.Series[1], Radius = 4 },
            Diagonal("ideal"),
        ]);

    private static Chart NetBenefit(IReadOnlyList<DecisionCurvePoint> points)
    {
        double most = Math.Max(0.05, points.Max(p => p.NetBenefit));
        double[] x = [.. points.Select(p => p.Threshold)];
        return new Chart("Decision curve", new ChartAxis("Risk at which one would act") { Min = 0, Max = 1 }, new ChartAxis("Net benefit") { Min = -0.25 * most, Max = 1.1 * Math.Max(most, points[0].TreatAll) },
        [
            new ChartLine(x, [.. points.Select(p => p.NetBenefit)]) { Legend = "model", Color = ChartColors.Series[0], Width = 2.4 },
            new ChartLine(x, [.. points.Select(p => p.TreatAll)]) { Legend = "act on everyone", Color = ChartColors.Series[1], IsDashed = true },
            new ChartRule(0, IsVertical: false) { Legend = "act on nobody", Color = ChartColors.Gray, IsDashed = false },
        ]);
    }

    private static Chart Survival(string title, IReadOnlyList<(string Name, KaplanMeier Curve)> groups, string unit)
    {
        List<ChartMark> marks = [];
        for (int i = 0; i < groups.Count; i++)
        {
            KaplanMeierStep[] steps = [.. groups[i].Curve.Steps.Where(s => double.IsFinite(s.Lower))];
            marks.Add(new ChartBand([0, .. steps.Select(s => s.Time)], [1, .. steps.Select(s => s.Lower)], [1, .. steps.Select(s => s.Upper)]) { IsStepped = true, Color = ChartColors.Series[i], Opacity = 0.6 });
            marks.Add(new ChartLine([0, .. groups[i].Curve.Steps.Select(s => s.Time)], [1, .. groups[i].Curve.Steps.Select(s => s.Survival)]) { IsStepped = true, Color = ChartColors.Series[i], Legend = groups[i].Name });
        }
        return new Chart(title, new ChartAxis(unit.Length == 0 ? "Time" : $"Time, {unit}") { Min = 0 }, new ChartAxis("Survival") { Min = 0, Max = 1 }, marks);
    }

    private static Chart Confusion(OrderedPerformance classes)
    {
        int k = classes.Names.Count;
        double[] shares = [.. classes.Confusion.SelectMany(row => row.Select(c => row.Sum() == 0 ? double.NaN : c / (double)row.Sum()))];
        return new Chart("Share of each class by the class called", new ChartAxis("Called") { Categories = classes.Names }, new ChartAxis("True") { Categories = classes.Names, IsReversed = true },
            [new ChartCells(k, k, shares) { ScaleTitle = "Share" }]) { Width = 480 };
    }

    private static string Legend(string name, EvaluationReport report) => string.Create(CultureInfo.InvariantCulture, $"{name}, {report.Discrimination.Estimate:0.000}");

    private static IReadOnlyList<RocPoint> Curve(bool[] labels, EvaluationReport report)
    {
        FoldPrediction[] first = [.. report.Predictions.Where(p => p.Repeat == 0)];
        return new RocCurve([.. first.Select(p => labels[p.Row])], [.. first.Select(p => p.Probability)]).Points();
    }

    private static ChartAxis Axis(string title) => new(title) { Min = 0, Max = 1 };

    private static ChartLine Diagonal(string legend) => new([0, 1], [0, 1]) { Color = ChartColors.Gray, IsDashed = true, Width = 1.2, Legend = legend };
}
