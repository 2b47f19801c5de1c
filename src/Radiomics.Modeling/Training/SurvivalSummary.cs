namespace Radiomics.Modeling;

/// <summary>Performance of predicted survival over all times up to one, from predictions outside of the training rows.</summary>
/// <param name="Until">The last horizon; the time of the last event where there is none.</param>
/// <param name="Concordance">Uno's C: pairs within a fold whose earlier event comes by then, weighted by the inverse of the censoring distribution.</param>
/// <param name="IntegratedBrier">Brier score, weighted for censoring, integrated over the times of events up to then (see <see cref="SurvivalPerformance.IntegratedBrier"/>).</param>
/// <param name="NullIntegratedBrier">The same of the Kaplan-Meier risk for everyone.</param>
public sealed record SurvivalSummary(double Until, ConfidenceInterval Concordance, double IntegratedBrier, double NullIntegratedBrier)
{
    /// <summary>Judges predictions.</summary>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="predictors">Linear predictor of each subject.</param>
    /// <param name="folds">Fold of each subject, or null for one model.</param>
    /// <param name="hazard">Cumulative baseline hazard at a time, of a subject's model.</param>
    /// <param name="horizons">Horizons.</param>
    internal static SurvivalSummary? Of(SurvivalOutcome outcome, double[] predictors, int[]? folds, Func<int, double, double> hazard, IReadOnlyList<double> horizons)
    {
        double[] events = [.. outcome.Times.ToArray().Where((_, i) => outcome.IsEvent[i]).Distinct().Order()];
        double until = horizons.Count > 0 ? horizons.Max() : events.LastOrDefault();
        double[] grid = [.. events.Where(t => t <= until)];
        if (grid.Length == 0) return null;
        KaplanMeier curve = KaplanMeier.Estimate(outcome);
        SurvivalPerformance performance = new(outcome);
        double[][] risks = [.. grid.Select(t => predictors.Select((eta, i) => 1 - Math.Exp(-hazard(i, t) * Math.Exp(eta))).ToArray())];
        double[][] nobody = [.. grid.Select(t => Enumerable.Repeat(1 - curve.At(t), predictors.Length).ToArray())];
        return new SurvivalSummary(
            until, Modeling.Concordance.Compute(outcome, predictors, ConcordanceWeight.InverseCensoring, until, folds).Interval(),
            performance.IntegratedBrier(risks, grid), performance.IntegratedBrier(nobody, grid));
    }
}
