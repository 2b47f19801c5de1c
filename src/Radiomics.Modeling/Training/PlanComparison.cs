namespace Radiomics.Modeling;

/// <summary>One plan on several sets of columns, such as size alone, clinical columns alone and everything: the same rows, folds and seeds, so that differences are paired.</summary>
/// <param name="Reports">Report of each set, by its name.</param>
/// <param name="Differences">Discrimination of each other set less that of the reference, with the interval over patients drawn with replacement.</param>
public sealed record PlanComparison(IReadOnlyDictionary<string, EvaluationReport> Reports, IReadOnlyDictionary<string, ConfidenceInterval> Differences)
{
    /// <summary>Sets of up to this many columns are fitted by ridge.</summary>
    private const int FewColumns = 5;

    /// <summary>Judges the plan on each set; sets of up to five columns by ridge, whatever the plan's mixing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="plan">The plan; its own columns are not used.</param>
    /// <param name="sets">Columns of each set.</param>
    /// <param name="reference">Name of the set the others are compared with.</param>
    /// <param name="draws">Draws of the interval.</param>
    /// <param name="cancellation">Stops between models.</param>
    public static PlanComparison Run(
        FeatureTable table, TrainingPlan plan, IReadOnlyDictionary<string, IReadOnlyList<string>> sets, string reference, int draws = 1000, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sets);
        if (!sets.ContainsKey(reference)) throw ModelingErrors.Option(nameof(reference), reference, string.Join(", ", sets.Keys));
        Dictionary<string, EvaluationReport> reports = [];
        ModelingData? data = null;
        foreach ((string name, IReadOnlyList<string> columns) in sets)
        {
            // Few columns are shrunk, none is left out: a lasso that leaves all of them out would be no baseline.
            TrainingPlan own = plan with { Features = columns, Alpha = columns.Count <= FewColumns ? 0 : plan.Alpha };
            ModelingData rows = own.Read(table);
            if (name == reference) data = rows;
            reports[name] = NestedCrossValidation.Run(rows, own, cancellation);
        }
        return new PlanComparison(reports, reports.Where(r => r.Key != reference).ToDictionary(r => r.Key, r => Difference(data!, r.Value, reports[reference], plan.Seed, draws)));
    }

    private static ConfidenceInterval Difference(ModelingData data, EvaluationReport other, EvaluationReport reference, int seed, int draws)
    {
        FoldPrediction[] a = [.. other.Predictions.Where(p => p.Repeat == 0)], b = [.. reference.Predictions.Where(p => p.Repeat == 0)];
        int[][] patients = [.. Enumerable.Range(0, a.Length).GroupBy(i => a[i].Patient, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray())];
        int folds = a.Max(p => p.Fold) + 1;
        SeededRandom random = SeededRandom.For(seed, 47);
        List<double> drawn = [];
        for (int draw = 0; draw < draws; draw++)
        {
            int[] rows = [.. Enumerable.Range(0, patients.Length).SelectMany(_ => patients[random.Next(patients.Length)])];
            double difference = FoldDiscrimination.Of(data, [.. rows.Select(r => a[r])], folds).Estimate - FoldDiscrimination.Of(data, [.. rows.Select(r => b[r])], folds).Estimate;
            if (double.IsFinite(difference)) drawn.Add(difference);
        }
        double[] sorted = [.. drawn.Order()];
        double estimate = FoldDiscrimination.Of(data, a, folds).Estimate - FoldDiscrimination.Of(data, b, folds).Estimate;
        if (sorted.Length < 2) return new ConfidenceInterval(estimate, double.NaN, double.NaN, double.NaN);
        double mean = sorted.Average();
        return new ConfidenceInterval(
            estimate, sorted[(int)(0.025 * (sorted.Length - 1))], sorted[(int)Math.Ceiling(0.975 * (sorted.Length - 1))], Math.Sqrt(sorted.Sum(d => (d - mean) * (d - mean)) / (sorted.Length - 1)));
    }
}
