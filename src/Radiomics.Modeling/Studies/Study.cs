namespace Radiomics.Modeling;

/// <summary>
/// The whole way from a cohort's table to a model that can be trusted or not: rows and columns chosen by the target, a penalised model with all preparation inside its folds, and beside it what it must
/// beat: the lesion's size alone, clinical columns alone, and shuffled outcomes.
/// </summary>
public static class Study
{
    private const int ComparisonDraws = 500, FewestOfAClass = 5, FewForComfort = 20, MostSubgroups = 8;

    /// <summary>Trains a model on all rows that have an outcome; how good it is only <see cref="Evaluate"/> tells.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="configuration">How; null for the defaults.</param>
    /// <exception cref="ModelingException">A column is missing, there is one class or no event, or the table leaks.</exception>
    public static TrainedModel Train(FeatureTable table, StudyTarget target, StudyConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        StudyTable ready = StudyTable.Prepare(table, target, configuration ?? new StudyConfiguration());
        return TrainedModel.Train(ready.Table, ready.Plan);
    }

    /// <summary>Trains and judges.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="configuration">How; null for the defaults.</param>
    /// <param name="progress">Told of every part done.</param>
    /// <param name="cancellation">Stops between models.</param>
    /// <exception cref="ModelingException">A column is missing, there is one class or no event, or the table leaks.</exception>
    public static StudyResult Evaluate(
        FeatureTable table, StudyTarget target, StudyConfiguration? configuration = null, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        configuration ??= new StudyConfiguration();
        if (configuration.Permutations is not 0 and < 2) throw ModelingErrors.Option("permutations", $"{configuration.Permutations}", "0, or at least 2");
        if (configuration.Bootstraps is not 0 and < 2) throw ModelingErrors.Option("bootstraps", $"{configuration.Bootstraps}", "0, or at least 2");
        StudyTable ready = StudyTable.Prepare(table, target, configuration);
        TrainingPlan plan = ready.Plan;
        ModelingData data = plan.Read(ready.Table);
        List<string> notes = [.. ready.Notes];
        if (data.LeftOut > 0) notes.Add($"{data.LeftOut} rows have no outcome and are left out.");
        int smallest = data.Outcome.Kind == OutcomeKind.Binary ? data.Strata.GroupBy(s => s).Min(g => g.Count()) : data.Events;
        if (smallest < FewForComfort) notes.Add($"Only {smallest} {(data.Survival is null ? "rows are of the smallest class" : "events")}: every figure below is uncertain, whatever its interval.");

        // One unit of progress is one model with its inner folds.
        double units = plan.OuterFolds, total = 1 + ready.Sets.Count * units * plan.Repeats + configuration.Permutations * units + configuration.Bootstraps, done = 0;
        Tell("training", 0);
        TrainedModel model = TrainedModel.Train(data.All(), plan);
        Tell("size, clinical and combined models", 1);
        PlanComparison comparison = PlanComparison.Run(ready.Table, plan, ready.Sets, ready.Final, ComparisonDraws, cancellation);
        Tell("shuffled outcomes", ready.Sets.Count * units * plan.Repeats);
        EvaluationReport report = comparison.Reports[ready.Final];
        double before = done;
        PermutationCheck? permutation = configuration.Permutations == 0 ? null : PermutationCheck.Run(
            data, plan, report.Repeats[0], configuration.Permutations, new Told(i => progress?.Report(new StudyProgress("shuffled outcomes", before + i * units, total))), cancellation);
        Tell("bootstrap", configuration.Permutations * units);
        BootstrapOptimism? optimism = configuration.Bootstraps == 0 ? null : BootstrapOptimism.Run(data, plan, configuration.Bootstraps, cancellation);
        Tell("describing", configuration.Bootstraps);

        FoldPrediction[] first = [.. report.Predictions.Where(p => p.Repeat == 0)];
        (RiskGroup[] groups, TestResult? groupTest) = Groups(data, first);
        (ConfidenceInterval? slope, TestResult? proportional) = Slope(data, first);
        return new StudyResult
        {
            Target = target, Configuration = configuration, Plan = plan, Model = model, Comparison = comparison, Final = ready.Final, Permutation = permutation, Optimism = optimism, Data = data,
            Cohort = Describe(ready, data), Subgroups = Subgroups(ready, data, first, configuration), RiskGroups = groups, RiskGroupTest = groupTest, SurvivalSlope = slope, ProportionalHazards = proportional,
            Thresholds = data.Outcome.Kind != OutcomeKind.Binary ? [] : [.. configuration.Thresholds.Select(t => ThresholdPerformance.At(data.Labels, [.. first.Select(p => p.Probability)], t))],
            Treatments = Treat(ready, data, first, configuration), Notes = notes, TimeUnit = ready.TimeUnit, Clinical = ready.Clinical, RadiomicFeatures = ready.Radiomics.Count,
        };

        void Tell(string stage, double part) => progress?.Report(new StudyProgress(stage, done += part, total));
    }

    /// <summary>
    /// A table ready to be predicted: the rows that were measured (of a run's table those with status ok), with the columns that studies make of a cohort's own, stage groups and the categories of TNM.
    /// </summary>
    /// <param name="table">The table.</param>
    public static FeatureTable ToPredict(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return DerivedColumns.Add(StudyTable.Measured(table, []));
    }

    /// <summary>Survival of a new patient under each treatment on record among past ones, compared by the model's prediction.</summary>
    /// <param name="model">A model of survival, trained on the past patients.</param>
    /// <param name="past">The past patients, with the columns of the outcome and of the treatment.</param>
    /// <param name="column">Column of the treatment.</param>
    /// <param name="patient">What the model says of the new patient.</param>
    /// <param name="options">When numbers are shown; null for the defaults.</param>
    /// <exception cref="ModelingException">The model predicts something else, or a column is missing.</exception>
    public static TreatmentTable Treatments(TrainedModel model, FeatureTable past, string column, Prediction patient, TreatmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(patient);
        if (model.Kind != OutcomeKind.Survival) throw ModelingErrors.Option("treatment", $"a model of kind {model.Kind}", "a model of survival");
        FeatureTable table = StudyTable.OfPast(past, [.. model.OutcomeColumns, column]);
        if (table.Rows == 0) throw ModelingErrors.Label($"column {column}", "no row has a treatment and an outcome");
        double[] times = table.Numbers(model.OutcomeColumns[0]), scores = [.. model.Predict(table).Select(p => p.LinearPredictor)];
        SurvivalOutcome outcome = new(times, [.. table.Labels(model.OutcomeColumns[1]).Select(l => l!.Value)]);
        TreatmentComparison comparison = TreatmentComparison.From(new DesignMatrix(["prediction of the model"], table.Rows, scores), outcome, [.. table.Categories(column).Select(c => c!)], options);
        return new TreatmentTable(column, ["prediction of the model"], model.Horizons, comparison.Of([patient.LinearPredictor], model.Horizons));
    }

    /// <summary>Thirds by the rank within the fold: predictors of different models have different scales.</summary>
    private static (RiskGroup[] Groups, TestResult? Test) Groups(ModelingData data, FoldPrediction[] rows)
    {
        if (data.Survival is not { } survival) return ([], null);
        int[] group = new int[data.Rows];
        foreach (IGrouping<int, FoldPrediction> fold in rows.GroupBy(r => r.Fold))
        {
            FoldPrediction[] order = [.. fold.OrderBy(r => r.LinearPredictor).ThenBy(r => r.Row)];
            for (int i = 0; i < order.Length; i++) group[order[i].Row] = 3 * i / order.Length;
        }
        string[] names = ["low", "middle", "high"];
        RiskGroup[] groups =
        [
            .. names.Select((name, g) => (name, Rows: Enumerable.Range(0, data.Rows).Where(r => group[r] == g).ToArray())).Where(g => g.Rows.Length > 0)
                .Select(g => new RiskGroup(g.name, g.Rows, KaplanMeier.Estimate(survival.Select(g.Rows)), survival.Select(g.Rows).Events)),
        ];
        return (groups, groups.Length < 2 ? null : LogRankTest.Run(survival, group).Result);
    }

    private static (ConfidenceInterval? Slope, TestResult? Proportional) Slope(ModelingData data, FoldPrediction[] rows)
    {
        if (data.Survival is not { } survival) return (null, null);
        try
        {
            CoxModel model = CoxModel.Fit(new DesignMatrix(["prediction"], rows.Length, [.. rows.Select(r => r.LinearPredictor)]), survival, new CoxOptions { Strata = [.. rows.Select(r => r.Fold)] });
            return (model.Coefficients.Interval(0), ProportionalHazardsTest.Run(model).Columns[0]);
        }
        catch (ModelingException)
        {
            // One prediction for everyone: the models hold no feature.
            return (null, null);
        }
    }

    private static DescriptiveTable? Describe(StudyTable ready, ModelingData data)
    {
        OutcomeColumns outcome = ready.Plan.Outcome;
        string[] known = ["segmentation_type", "scan_manufacturer", "scan_kernel", "scan_thicknessMm"];
        string[] extra = [.. ready.Sets.TryGetValue(StudyTable.SizeOnly, out IReadOnlyList<string>? size) ? size : [], .. known.Where(ready.Table.Columns.Contains)];
        string group = outcome.Kind == OutcomeKind.Survival ? outcome.Second : outcome.First;
        FeatureTable table = ready.Table.Select(data.TableRows);
        string[] columns = [.. ready.Clinical.Concat(extra).Distinct().Where(c => c != group && table.Categories(c).OfType<string>().Distinct().Skip(1).Any() && (table.IsNumeric(c) || table.Categories(c).OfType<string>().Distinct().Count() <= 50))];
        if (columns.Length == 0 || table.Categories(group).OfType<string>().Distinct().Count() < 2) return null;
        return DescriptiveTable.Of(table, new DescriptiveTableOptions { Columns = columns, GroupColumn = group });
    }

    private static SubgroupPerformance[] Subgroups(StudyTable ready, ModelingData data, FoldPrediction[] rows, StudyConfiguration configuration)
    {
        FeatureTable table = ready.Table.Select(data.TableRows);
        List<SubgroupPerformance> found = [];
        foreach (string column in configuration.Subgroups ?? [.. new[] { "sex", configuration.Batch, "scan_manufacturer", "scan_kernel" }.OfType<string>().Distinct().Where(table.Columns.Contains)])
        {
            string?[] cells = table.Categories(column);
            string[] values = CategoryOrder.Sorted(cells.OfType<string>().Distinct());
            if (values.Length is < 2 or > MostSubgroups) continue;
            foreach (string value in values)
            {
                FoldPrediction[] own = [.. rows.Where(r => cells[r.Row] == value)];
                int[] strata = [.. own.Select(r => data.Strata[r.Row])];
                bool enough = data.Survival is not null ? strata.Sum() >= FewestOfAClass : strata.Distinct().Count() > 1 && strata.GroupBy(s => s).Min(g => g.Count()) >= FewestOfAClass;
                found.Add(new SubgroupPerformance(
                    column, value, own.Length, data.Survival is not null || data.Outcome.Kind == OutcomeKind.Binary ? strata.Sum() : strata.GroupBy(s => s).Min(g => g.Count()),
                    enough ? FoldDiscrimination.Of(data, own, ready.Plan.OuterFolds) : new ConfidenceInterval(double.NaN, double.NaN, double.NaN, double.NaN)));
            }
        }
        return [.. found];
    }

    private static TreatmentTable? Treat(StudyTable ready, ModelingData data, FoldPrediction[] rows, StudyConfiguration configuration)
    {
        if (configuration.Treatment is not { } column || data.Survival is not { } survival || ready.Plan.Horizons.Count == 0) return null;
        string?[] treatments = ready.Table.Select(data.TableRows).Categories(column);
        int[] known = [.. rows.Where(r => treatments[r.Row] is not null).Select(r => r.Row)];
        if (known.Length == 0) throw ModelingErrors.Label($"column {column}", "no row has a treatment");
        double[] score = [.. known.Select(r => rows[r].LinearPredictor)];
        TreatmentComparison comparison = TreatmentComparison.From(new DesignMatrix(["prediction of the model"], known.Length, score), survival.Select(known), [.. known.Select(r => treatments[r]!)]);
        double[] average = [SampleSummary.Of(score).Median];
        return new TreatmentTable(column, ["prediction of the model"], ready.Plan.Horizons, comparison.Of(average, ready.Plan.Horizons));
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
