using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>
/// A study as one HTML file: how good the model is and what it was compared with, its charts, its coefficients, the cohort, and the reporting checklists as far as software can fill them in. No script,
/// nothing from the network, no patient in it.
/// </summary>
public static class StudyReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="writer">Receives the document, to be stored in UTF-8.</param>
    /// <param name="study">The study.</param>
    public static void Write(TextWriter writer, StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(study);
        HtmlPage.Begin(writer, $"Prediction of {Words(study.Target)}", "en");
        Summary(writer, study);
        Performance(writer, study);
        HtmlPage.Heading(writer, "Charts");
        HtmlPage.Paragraph(writer, "Every prediction in them is made by a model that had not seen the patient (nested cross-validation, first repeat); coefficients are those of the final model.");
        HtmlPage.Charts(writer, StudyCharts.Of(study));
        Details(writer, study);
        Features(writer, study);
        if (study.Cohort is { } cohort)
        {
            HtmlPage.Heading(writer, "Table 1: the cohort");
            HtmlPage.Grid(writer, CohortTable.Head(cohort), CohortTable.Rows(cohort));
            HtmlPage.Paragraph(writer, "P-values are not adjusted for their number.");
        }
        Treatments(writer, study.Treatments, study.TimeUnit);
        Checklists(writer, study);
        HtmlPage.Heading(writer, "Configuration");
        writer.Write($"<pre>{string.Join('\n', study.Configuration.ToJson().Split('\n').Select(SvgText.Escape))}</pre>\n");
        HtmlPage.Paragraph(writer, "Not for clinical use.");
        HtmlPage.End(writer);
    }

    private static void Summary(TextWriter writer, StudyResult study)
    {
        EvaluationReport report = study.Evaluation;
        ModelSummary training = study.Model.Training;
        string events = study.Data.Outcome.Kind switch { OutcomeKind.Survival => "events", OutcomeKind.Ordered => "rows of the smallest class", _ => "positives" };
        HtmlPage.Grid(writer, null,
        [
            ["Outcome", $"{Words(study.Target)}: column{(study.Model.OutcomeColumns.Count > 1 ? "s" : "")} {string.Join(" and ", study.Model.OutcomeColumns)}{(study.TimeUnit.Length > 0 ? $", in {study.TimeUnit}" : "")}"],
            ["Rows, patients, " + events, Say($"{report.Counts.Rows}, {report.Counts.Patients}, {report.Counts.Events}")],
            ["Columns given, after preparation, used", Say($"{training.FeaturesGiven}, {training.FeaturesPrepared}, {training.FeaturesUsed}")],
            [MetricNames.Of(study.Data.Outcome.Kind), $"{Figure(report.Discrimination)}, 95 % interval, {Say($"{study.Plan.OuterFolds}")} x {Say($"{study.Plan.InnerFolds}")} nested cross-validation{(study.Plan.Repeats > 1 ? Say($", {study.Plan.Repeats} repeats from {report.Repeats.Min():0.000} to {report.Repeats.Max():0.000}") : "")}"],
            .. study.Optimism is { } optimism ? (IReadOnlyList<string>[])[["Bootstrap", Say($"apparent {optimism.Apparent:0.000}, optimism {optimism.Optimism:0.000} (standard error {optimism.OptimismError:0.000}, {optimism.Draws} draws), corrected {optimism.Corrected:0.000}")]] : [],
            .. study.Permutation is { } permutation ? (IReadOnlyList<string>[])[["Shuffled outcomes", Say($"mean {permutation.Mean:0.000} (standard error {permutation.StandardError:0.000}, {permutation.Shuffled.Count} shuffles): {(permutation.IsAtChance ? "chance, as it must be" : "NOT chance: something leaks, do not trust this model")}; as good as the real ones: p {(permutation.PValue < 0.001 ? "< 0.001" : $"= {permutation.PValue.ToString("0.000", CultureInfo.InvariantCulture)}")}")]] : [],
            ["Engine of the features, of the model", $"{(study.Model.FeatureEngineVersion.Length == 0 ? "not told" : study.Model.FeatureEngineVersion)}, {FeatureExtractor.EngineVersion}"],
            ["Settings of the features", study.Model.FeatureSettings.Length == 0 ? "not told by the table" : study.Model.FeatureSettings],
            ["SHA-256 of the table, of the first split", $"{study.Model.TableHash}, {report.Splits[0].Hash}"],
        ], "facts");
        foreach (string note in study.Notes) HtmlPage.Paragraph(writer, note);
    }

    private static void Performance(TextWriter writer, StudyResult study)
    {
        HtmlPage.Heading(writer, "What the model must beat");
        HtmlPage.Grid(writer, ["columns", MetricNames.Of(study.Data.Outcome.Kind), $"difference to {study.Final}"], study.Comparison.Reports.Select(r => (IReadOnlyList<string>)
        [
            r.Key, Figure(r.Value.Discrimination), study.Comparison.Differences.TryGetValue(r.Key, out ConfidenceInterval? difference) ? Signed(difference) : "",
        ]));
        HtmlPage.Paragraph(writer, "The same folds for each; differences with 95 % intervals from a bootstrap over patients.");
        if (study.Subgroups.Count == 0) return;
        HtmlPage.Heading(writer, "Apart by");
        HtmlPage.Grid(writer, ["column", "value", "rows", "events or rows of the smaller class", MetricNames.Of(study.Data.Outcome.Kind)], study.Subgroups.Select(g => (IReadOnlyList<string>)
            [g.Column, g.Value, Say($"{g.Rows}"), Say($"{g.Events}"), double.IsNaN(g.Discrimination.Estimate) ? "too few" : Figure(g.Discrimination)]));
    }

    private static void Details(TextWriter writer, StudyResult study)
    {
        EvaluationReport report = study.Evaluation;
        if (report.Calibration is { } c)
        {
            HtmlPage.Heading(writer, "Calibration");
            HtmlPage.Grid(writer, null,
            [
                ["Intercept (0 is right)", Figure(c.Intercept)], ["Slope (1 is right)", Figure(c.Slope)], ["In the large (0 is right)", Figure(c.InTheLarge)],
                ["Observed over expected", Say($"{c.ObservedOverExpected:0.000}")], ["Brier score, scaled", Say($"{c.Brier:0.000}, {c.ScaledBrier:0.000}")],
                ["Mean and largest distance of the smoothed curve", Say($"{c.Smooth.MeanError:0.000}, {c.Smooth.LargestError:0.000}")],
            ], "facts");
        }
        if (study.Thresholds.Count > 0)
        {
            HtmlPage.Heading(writer, "At stated risks");
            HtmlPage.Grid(writer, ["risk", "sensitivity", "specificity", "positive predictive value", "negative predictive value"], study.Thresholds.Select(t => (IReadOnlyList<string>)
                [Say($"{t.Threshold:0.###}"), Figure(t.Sensitivity), Figure(t.Specificity), Figure(t.PositivePredictiveValue), Figure(t.NegativePredictiveValue)]));
        }
        WriteClasses(writer, report.Classes);
        WriteHorizons(writer, report.Horizons, report.Overall, study.TimeUnit);
        if (study.RiskGroupTest is { } groups)
        {
            HtmlPage.Heading(writer, "Thirds of predicted risk");
            HtmlPage.Grid(writer, ["risk", "patients", "events", "median survival (95 % interval)"], study.RiskGroups.Select(g => (IReadOnlyList<string>)
                [g.Name, Say($"{g.Rows.Count}"), Say($"{g.Events}"), Figure(g.Curve.Quantile())]));
            HtmlPage.Paragraph(writer, $"Log-rank test: {P(groups.PValue)}.{(study.SurvivalSlope is { } slope ? $" Slope of survival on the prediction (1 is right): {Figure(slope)}." : "")}{(study.ProportionalHazards is { } ph ? $" Test that the effect stays the same over time: {P(ph.PValue)}." : "")}");
        }
    }

    internal static void WriteClasses(TextWriter writer, OrderedPerformance? classes)
    {
        if (classes is null) return;
        HtmlPage.Heading(writer, "Classes");
        HtmlPage.Grid(writer, ["class", "rows", "area against all others", .. classes.Names.Select(n => $"called {n}")], classes.Names.Select((name, k) => (IReadOnlyList<string>)
            [name, Say($"{classes.Confusion[k].Sum()}"), Figure(classes.Areas[k]), .. classes.Confusion[k].Select(n => Say($"{n}"))]));
        HtmlPage.Paragraph(writer, Say($"Accuracy {classes.Accuracy:0.000} (naming the largest class for everyone: {classes.LargestClassShare:0.000}); quadratic kappa {classes.WeightedKappa:0.000}; ranked probability score {classes.RankedProbabilityScore:0.000} (the classes' shares for everyone: {classes.NullRankedProbabilityScore:0.000})."));
    }

    internal static void WriteHorizons(TextWriter writer, IReadOnlyList<HorizonPerformance> horizons, SurvivalSummary? overall, string unit)
    {
        if (horizons.Count == 0 && overall is null) return;
        HtmlPage.Heading(writer, "At horizons");
        if (horizons.Count > 0)
        {
            HtmlPage.Grid(writer, [$"time{(unit.Length == 0 ? "" : $", {unit}")}", "area", "Brier score", "Brier score of one risk for everyone"], horizons.Select(h => (IReadOnlyList<string>)
                [Say($"{h.Time:0.###}"), h.AreaInterval is { } a ? Figure(a) : Say($"{h.Area:0.000}"), h.BrierInterval is { } b ? Figure(b) : Say($"{h.Brier:0.000}"), Say($"{h.NullBrier:0.000}")]));
        }
        if (overall is { } all)
        {
            HtmlPage.Paragraph(
                writer,
                $"Over all times up to {Say($"{all.Until:0.###} {unit}").TrimEnd()}: Uno's concordance {Figure(all.Concordance)}, pairs weighted for censoring; integrated Brier score {Say($"{all.IntegratedBrier:0.000}")} ({Say($"{all.NullIntegratedBrier:0.000}")} with one risk for everyone).");
        }
    }

    private static void Features(TextWriter writer, StudyResult study)
    {
        HtmlPage.Heading(writer, "Features");
        if (study.Model.Coefficients.Count == 0) HtmlPage.Paragraph(writer, "The final model holds no feature: these columns say nothing about the outcome.");
        HtmlPage.Grid(writer, ["feature", "coefficient a standard deviation", "used in outer models"],
            study.Model.Coefficients.OrderByDescending(f => Math.Abs(f.Value)).ThenBy(f => f.Key, StringComparer.Ordinal).Take(60).Select(f => (IReadOnlyList<string>)
                [f.Key, Say($"{f.Value:+0.0000;-0.0000}"), Say($"{100 * study.Evaluation.SelectionFrequency.GetValueOrDefault(f.Key):0} %")]));
    }

    internal static void Treatments(TextWriter writer, TreatmentTable? table, string unit)
    {
        if (table is null) return;
        HtmlPage.Heading(writer, "Survival under recorded treatments");
        HtmlPage.Paragraph(writer, TreatmentComparison.Statement);
        HtmlPage.Grid(writer, ["treatment", "patients, events, comparable", .. table.Horizons.Select(h => Say($"survival at {h:0.###} {unit}").TrimEnd()), "warnings"], table.Outlooks.Select(o => (IReadOnlyList<string>)
        [
            o.Treatment, Say($"{o.Patients}, {o.Events}, {o.Comparable}"), .. o.Survival.Count == 0 ? table.Horizons.Select(_ => "not shown") : o.Survival.Select(Figure), string.Join(" ", o.Warnings),
        ]));
        HtmlPage.Paragraph(writer, $"For a patient in the middle of the cohort, by {string.Join(", ", table.Covariates)}, with a baseline hazard of its own for each treatment.");
    }

    private static void Checklists(TextWriter writer, StudyResult study)
    {
        IReadOnlyList<ChecklistItem> items = ReportingChecklists.Of(study);
        HtmlPage.Heading(writer, "Reporting checklists");
        HtmlPage.Paragraph(writer, Say($"Filled in from this study, to be read over by the authors: {items.Count(i => i.Status == ChecklistStatus.Filled)} of {items.Count} items; {items.Count(i => i.Status == ChecklistStatus.NeedsHuman)} need a person, {items.Count(i => i.Status == ChecklistStatus.NotMet)} are not met. METRICS score of the filled items alone: {ReportingChecklists.LeastMetricsScore(items):0.#} %. Titles are shortened; the checklists' own words count."));
        foreach (IGrouping<string, ChecklistItem> list in items.GroupBy(i => i.Checklist))
        {
            writer.Write($"<details><summary>{SvgText.Escape(list.Key)}</summary>\n");
            HtmlPage.Grid(writer, ["item", "", "status", "text"], list.Select(i => (IReadOnlyList<string>)[i.Number, i.Title, Status(i.Status), i.Text]));
            writer.Write("</details>\n");
        }
    }

    private static string Status(ChecklistStatus status) => status switch
    {
        ChecklistStatus.Filled => "filled",
        ChecklistStatus.NeedsHuman => "NEEDS A PERSON",
        ChecklistStatus.NotMet => "not met",
        _ => "does not apply",
    };

    private static string Words(StudyTarget target) => target switch
    {
        StudyTarget.Malignancy => "malignancy",
        StudyTarget.Stage => "stage",
        StudyTarget.Survival => "survival",
        StudyTarget.Recurrence => "recurrence",
        _ => $"the {target} category",
    };

    internal static string Figure(ConfidenceInterval value) => double.IsNaN(value.Estimate) ? "not reached or undefined" : Say($"{value.Estimate:0.###} ({Limit(value.Lower)} to {Limit(value.Upper)})");

    private static string Limit(double value) => double.IsNaN(value) ? "?" : Say($"{value:0.###}");

    private static string Signed(ConfidenceInterval value) => Say($"{value.Estimate:+0.000;-0.000;0.000} ({value.Lower:+0.000;-0.000;0.000} to {value.Upper:+0.000;-0.000;0.000})");

    private static string P(double p) => p < 0.001 ? "p < 0.001" : Say($"p = {p:0.000}");

    internal static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
