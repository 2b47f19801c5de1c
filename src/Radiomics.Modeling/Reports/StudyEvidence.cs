using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>What a study says about each thing the checklists ask for, in sentences, and whether that is an answer.</summary>
internal sealed class StudyEvidence(StudyResult study)
{
    private const string Human = "To be written by the authors.";

    private readonly EvaluationReport _report = study.Evaluation;

    /// <summary>The answer to one kind of question.</summary>
    /// <param name="key">The kind, as the table of items names it.</param>
    public (ChecklistStatus Status, string Text) Of(string key) => key switch
    {
        "human" => (ChecklistStatus.NeedsHuman, Human),
        "not_applicable" => (ChecklistStatus.NotApplicable, "No deep learning."),
        "checklist" => Filled("CLEAR, METRICS and TRIPOD+AI are filled in here."),
        "sample" => Filled(Say($"{_report.Counts.Rows} rows of {_report.Counts.Patients} patients, {_report.Counts.Events} {EventWord}; {study.RadiomicFeatures} radiomic and {study.Clinical.Count} clinical columns before preparation, {study.Model.Training.FeaturesPrepared} after it, {study.Model.Training.FeaturesUsed} in the final model: {PerFeature} {EventWord} each. No sample size is calculated here.")),
        "pipeline" => Partly("Image and position, mask, features, preparation inside the folds, penalised model, nested cross-validation: the software's documentation has the figure.", "Add the figure of the study."),
        "overlap" => Filled("Rows of one patient never lie in two folds; measurements that appear under two patients are refused as a leak."),
        "split" => Filled(Say($"{study.Plan.OuterFolds} outer and {study.Plan.InnerFolds} inner folds by patient, stratified by outcome, seed {study.Plan.Seed}, {study.Plan.Repeats} repeat(s); hash of the first split {_report.Splits[0].Hash}. Filters, harmonisation, scaling and the penalty are fitted on training rows alone.")),
        "scanner" or "dates" => Partly("In the table of a run the columns scan_* hold manufacturer, model, kernel, tube voltage and current, thickness and spacing of every series, and the run's report sums them up.", "Add the protocol, and the dates of the data."),
        "clinical" => study.Clinical.Count == 0 ? (ChecklistStatus.NotMet, "No clinical column was used.") : Partly($"Clinical columns: {string.Join(", ", study.Clinical)}.", "Say how and when each was measured."),
        "outcome" => Partly($"Outcome: {OutcomeText}.", "Say how it was ascertained, and over which time."),
        "segmentation" => Partly("In a run each nodule is cut out from one position by a deterministic method that uses no training; the masks, and how sure they are, stand in the run.", "Say who set the positions, and whether masks were corrected."),
        "operators" => (ChecklistStatus.NeedsHuman, "Say who set the positions or drew the masks, and with what experience."),
        "single_tool" => Partly("Masks of training and test patients come from the same table.", "Say that they are of one tool or reader."),
        "segmentation_evaluation" => Partly("In a run every mask has a confidence and a stability over an ensemble of starts and thresholds; how the method agrees with readers is in the software's documentation.", "Add agreement with readers on these images."),
        "settings" => study.Model.FeatureSettings.Length == 0 ? (ChecklistStatus.NeedsHuman, "The table does not tell the settings of the extraction.") : Filled($"{study.Model.FeatureSettings}."),
        "engine" => study.Model.FeatureEngineVersion.Length == 0
            ? (ChecklistStatus.NeedsHuman, "The table does not tell the software of the extraction.")
            : Filled($"Radiomics.Core {study.Model.FeatureEngineVersion}, whose values agree with IBSI's reference values and PyRadiomics (command radiomics verify)."),
        "defaults" => study.Model.FeatureSettings.Length == 0 ? (ChecklistStatus.NeedsHuman, "The table does not tell the settings of the extraction.") : Filled("All settings that act are listed; every other one has its default of the named version."),
        "features" when study.Configuration.Features is not null => Partly(Say($"{study.RadiomicFeatures} radiomic features were named in the configuration."), "Say how they were chosen, and that the outcome had no part in it."),
        "features" => Filled(Say($"All {study.RadiomicFeatures} radiomic features of the table were given{(study.Clinical.Count == 0 ? "" : $", and {study.Clinical.Count} clinical columns")}; what is chosen among them is chosen inside the folds.")),
        "missing" => Filled(Say($"{study.LeftOut} rows without an outcome were left out. Columns with more than {100 * study.Configuration.MaxMissing:0.#} % missing training values are dropped; what is missing elsewhere takes the training median, or the most frequent category.")),
        "imbalance" => Filled(Say($"{_report.Counts.Events} of {_report.Counts.Rows} rows are {EventWord}; folds are stratified, nothing is resampled, and probabilities stay those of the cohort.")),
        "stability" => study.Configuration.Stability is null
            ? (ChecklistStatus.NotMet, "Features were not filtered by their reliability. A run with --stability writes it; name the file in the configuration.")
            : Filled(Say($"Radiomic features with an intraclass correlation below {study.Configuration.MinStability:0.##} over the ensemble of masks are dropped.")),
        "scaling" => Filled(study.Plan.Preparation.Harmonize
            ? $"ComBat over {study.Plan.BatchColumn}, then mean 0 and standard deviation 1, both fitted on training rows alone; categories are 0 and 1 a level."
            : "Mean 0 and standard deviation 1, fitted on training rows alone; categories are 0 and 1 a level. No harmonisation."),
        "reduction" or "redundancy" => Filled(Say($"Constant columns are dropped; of columns correlated (Spearman) by {study.Configuration.MaxCorrelation:0.##} or more the one most associated with the outcome stays{(study.Configuration.FalseDiscoveryRate is { } q ? $"; univariate screening at a false-discovery rate of {q:0.##}" : "")}; the penalty does the rest. All inside the folds.")),
        "algorithm" => Filled(Say($"{ModelText}, mixing {study.Plan.Alpha:0.##}.")),
        "selection" => Partly(Say($"{ModelText}, mixing {study.Plan.Alpha:0.##}; this study chooses no model by its performance."), "Say whether others were tried."),
        "tuning" => Filled(Say($"The penalty's weight is chosen by {study.Plan.InnerFolds}-fold cross-validated deviance among {study.Plan.PathLength} values{(study.Plan.OneStandardError ? ", the largest within one standard error of the best" : "")}, anew in each outer fold.")),
        "confounders" => Partly(study.Comparison.Reports.ContainsKey(StudyTable.SizeOnly) ? $"The lesion's size alone is a baseline: {Figure(study.Comparison.Reports[StudyTable.SizeOnly].Discrimination)} against {Figure(_report.Discrimination)}." : "There is no baseline of size.", "Discuss further confounders."),
        "testing" => Filled("Nested cross-validation: each patient is predicted by models that had not seen him. It is internal testing."),
        "external" => (ChecklistStatus.NotMet, "No external test in this report. Judge the saved model on another table: radiomics evaluate TABLE --model MODEL."),
        "metrics" => Filled(MetricsText),
        "uncertainty" => Filled($"95 % intervals: {(study.Data.Outcome.Kind == OutcomeKind.Binary ? "DeLong's for areas, Clopper and Pearson's for rates" : "infinitesimal jackknife for concordance")}, bootstrap over patients for differences between models."),
        "comparison" => Filled(study.Comparison.Differences.Count == 0 ? "There was no other set of columns to compare with." : string.Join(" ", study.Comparison.Differences.Select(d => $"{Capital(d.Key)} less {study.Final}: {Signed(d.Value)}."))),
        "baselines" => study.Comparison.Reports.ContainsKey(StudyTable.ClinicalOnly)
            ? Filled(string.Join("; ", study.Comparison.Reports.Select(r => $"{r.Key} {Figure(r.Value.Discrimination)}")) + ".")
            : (ChecklistStatus.NotMet, "The table has no clinical column to compare with."),
        "simple" => Filled("The model itself is a classical one; the lesion's size alone is a baseline where the table has it."),
        "explain" => Filled($"Coefficients a standard deviation, and in what share of the outer models each feature was used: {string.Join(", ", _report.SelectionFrequency.Take(5).Select(f => $"{f.Key} {Percent(f.Value)}"))}."),
        "cohort" => study.Cohort is null ? (ChecklistStatus.NeedsHuman, "No clinical column to describe the cohort by.") : Filled("The table of characteristics is in this report."),
        "flow" => Partly(string.Join(" ", study.Notes.DefaultIfEmpty("Every row was used.")), "Add the flow from all eligible patients."),
        "frequency" => Filled(Say($"{study.Model.Training.FeaturesGiven} columns given, {study.Model.Training.FeaturesPrepared} after preparation, {study.Model.Training.FeaturesUsed} used; selection frequencies are in this report.")),
        "performance" => Filled($"{MetricName} {Figure(_report.Discrimination)} by nested cross-validation{(study.Optimism is { } o ? Say($"; {o.Corrected:0.000} by bootstrap (apparent {o.Apparent:0.000})") : "")}{(study.Permutation is { } p ? Say($"; on shuffled outcomes {p.Mean:0.000}") : "")}."),
        "calibration" => _report.Calibration is { } c
            ? Filled($"Intercept {Figure(c.Intercept)}, slope {Figure(c.Slope)}, Brier score {Say($"{c.Brier:0.000}")}; the curve is in this report.")
            : _report.Horizons.Count > 0 ? Filled("Predicted and observed risk at each horizon are in this report.") : (ChecklistStatus.NotMet, "Calibration is undefined: the model gives everyone one prediction, or there is no horizon."),
        "centres" => study.Configuration.Batch is { } batch ? Partly($"Centres or scanners are told by column {batch}.", "Describe them.") : (ChecklistStatus.NeedsHuman, "No column of centres was named."),
        "subgroups" => study.Subgroups.Count == 0
            ? (ChecklistStatus.NotMet, "No column to show performance apart by (sex, centre, scanner), or too few patients.")
            : Filled(string.Join("; ", study.Subgroups.Select(g => $"{g.Column} {g.Value}: {(double.IsNaN(g.Discrimination.Estimate) ? "too few" : Figure(g.Discrimination))} (n = {g.Rows.ToString(CultureInfo.InvariantCulture)})")) + "."),
        "treatments" => study.Treatments is { } t ? Filled($"Column {t.Column}: {string.Join(", ", t.Outlooks.Select(o => $"{o.Treatment} ({o.Patients.ToString(CultureInfo.InvariantCulture)})"))}.") : (ChecklistStatus.NeedsHuman, "No column of treatments was named."),
        "preparation" => Partly("Preparation of features is inside the folds. A hospital's delivery is checked by rules with radiomics validate.", "Say whether it was, and what was found."),
        "updating" => (ChecklistStatus.NotApplicable, "No model was updated."),
        "prediction" => Filled("Each prediction is made by the model of the outer fold that had not seen the patient; new patients by the saved model (radiomics predict)."),
        "output" => Filled(study.Data.Outcome.Kind switch
        {
            OutcomeKind.Survival => $"Risk of the event by {string.Join(", ", study.Plan.Horizons.Select(h => Say($"{h:0.###}")))} {study.TimeUnit}.",
            OutcomeKind.Ordered => "Probability of each class.",
            _ => "Probability of the positive class; no threshold is fixed.",
        }),
        "specification" or "model" => Filled("The saved model is one readable JSON file: coefficients, constants of the preparation, baseline hazard, settings, versions and hashes. Publish it with the article."),
        "table" => Partly(Say($"The table of features has the SHA-256 {study.Model.TableHash}."), "Publish it, or say why not."),
        "code" => Filled($"Radiomics.Core {FeatureExtractor.EngineVersion}; the study's configuration is in this report."),
        "ready" => Filled("radiomics predict MODEL --image SERIES --seed x,y,z goes from an image to a prediction."),
        "missing_input" => Filled("Missing values take what is usual in the training rows, and each prediction names them; values outside of the training range, and unknown categories, are named, too."),
        "uniparametric" => (ChecklistStatus.NeedsHuman, "One phase of CT was used. Compare phases where several were delivered."),
        _ => throw new InvalidOperationException($"The checklists ask for '{key}', which nothing answers."),
    };

    private string EventWord => study.Data.Outcome.Kind switch { OutcomeKind.Survival => "events", OutcomeKind.Ordered => "rows of the smallest class", _ => "positives" };

    private string PerFeature => study.Model.Training.FeaturesUsed == 0 ? "no" : Say($"{_report.Counts.Events / (double)study.Model.Training.FeaturesUsed:0.#}");

    private string MetricName => MetricNames.Of(study.Data.Outcome.Kind);

    private string OutcomeText => $"{study.Target.ToString().ToLowerInvariant()}, column{(study.Model.OutcomeColumns.Count > 1 ? "s" : "")} {string.Join(" and ", study.Model.OutcomeColumns)}{(study.TimeUnit.Length > 0 ? $", in {study.TimeUnit}" : "")}";

    private string ModelText => study.Data.Outcome.Kind switch { OutcomeKind.Survival => "Elastic-net Cox model", OutcomeKind.Ordered => "Elastic-net multinomial model, columns entering for all classes at once", _ => "Elastic-net logistic model" };

    private string MetricsText => study.Data.Outcome.Kind switch
    {
        OutcomeKind.Survival => "Harrell's and Uno's concordance, integrated Brier score, and at each horizon time-dependent area, Brier score and calibration, weighted for censoring; Kaplan-Meier by thirds of risk.",
        OutcomeKind.Ordered => "Concordance of the expected class with the order of classes, area of each class against the others, quadratic kappa, ranked probability score.",
        _ => "Area under the ROC curve, sensitivity and specificity at stated risks, calibration, Brier score, net benefit.",
    };

    private static (ChecklistStatus, string) Filled(string text) => (ChecklistStatus.Filled, text);

    private static (ChecklistStatus, string) Partly(string text, string left) => (ChecklistStatus.NeedsHuman, $"{text} {left}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Figure(ConfidenceInterval value) => Say($"{value.Estimate:0.000} ({value.Lower:0.000} to {value.Upper:0.000})");

    private static string Signed(ConfidenceInterval value) => Say($"{value.Estimate:+0.000;-0.000} ({value.Lower:+0.000;-0.000} to {value.Upper:+0.000;-0.000})");

    private static string Percent(double share) => Say($"{100 * share:0} %");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
