namespace Radiomics.Modeling;

/// <summary>
/// Concordance of a risk score with survival: the share of comparable pairs in which the subject with the earlier event has the higher score; ties in the score count
/// half, pairs tied in time not at all. The standard error is the infinitesimal jackknife's. As <c>concordance</c> of R's survival package.
/// </summary>
public sealed record Concordance
{
    /// <summary>The concordance, 0.5 for no information; NaN without a comparable pair.</summary>
    public required double Value { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Weighted concordant pairs.</summary>
    public required double Concordant { get; init; }

    /// <summary>Weighted discordant pairs.</summary>
    public required double Discordant { get; init; }

    /// <summary>Weighted pairs tied in the score.</summary>
    public required double TiedScores { get; init; }

    /// <summary>Weighted pairs of events tied in time.</summary>
    public required double TiedTimes { get; init; }

    /// <summary>Weighted pairs of events tied in both.</summary>
    public required double TiedBoth { get; init; }

    /// <summary>Normal interval, cut at 0 and 1.</summary>
    /// <param name="level">Confidence level.</param>
    public ConfidenceInterval Interval(double level = 0.95)
    {
        double half = Tails.Quantile(level) * StandardError;
        return new ConfidenceInterval(Value, Math.Max(0, Value - half), Math.Min(1, Value + half), StandardError);
    }

    /// <summary>Harrell's C: every comparable pair once.</summary>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="risk">Risk score of each subject: higher is an earlier event.</param>
    /// <param name="strata">Stratum of each subject: pairs are made inside strata only; null is one.</param>
    public static Concordance Harrell(SurvivalOutcome outcome, ReadOnlySpan<double> risk, IReadOnlyList<int>? strata = null) =>
        Compute(outcome, risk, ConcordanceWeight.Pairs, double.PositiveInfinity, strata);

    /// <summary>Uno's C: pairs weighted by the inverse of the censoring distribution.</summary>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="risk">Risk score of each subject: higher is an earlier event.</param>
    /// <param name="horizon">Events after this time are left out.</param>
    public static Concordance Uno(SurvivalOutcome outcome, ReadOnlySpan<double> risk, double horizon = double.PositiveInfinity) =>
        Compute(outcome, risk, ConcordanceWeight.InverseCensoring, horizon, null);

    /// <summary>Concordance with any weight of pairs.</summary>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="risk">Risk score of each subject: higher is an earlier event.</param>
    /// <param name="weight">What a pair counts.</param>
    /// <param name="horizon">Events after this time are left out.</param>
    /// <param name="strata">Stratum of each subject, or null.</param>
    /// <param name="caseWeights">Case weights, or null for 1.</param>
    public static Concordance Compute(
        SurvivalOutcome outcome, ReadOnlySpan<double> risk, ConcordanceWeight weight, double horizon, IReadOnlyList<int>? strata = null, IReadOnlyList<double>? caseWeights = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        int n = outcome.Count;
        if (risk.Length != n || (strata?.Count ?? n) != n || (caseWeights?.Count ?? n) != n) throw ModelingErrors.Shape("risk scores, strata, weights", $"not {n} of each");
        ReadOnlySpan<double> times = outcome.Times;
        ReadOnlySpan<bool> events = outcome.IsEvent;
        CensoringDistribution? censoring = weight == ConcordanceWeight.InverseCensoring ? new CensoringDistribution(outcome) : null;
        double concordant = 0, discordant = 0, tied = 0, tiedTimes = 0, tiedBoth = 0;
        double[] signed = new double[n], pairs = new double[n];
        for (int i = 0; i < n; i++)
        {
            if (!events[i] || times[i] > horizon) continue;
            double own = caseWeights?[i] ?? 1, pair = 1;
            if (censoring is not null)
            {
                double g = censoring.Before(times[i]);
                pair = 1 / (g * g);
            }
            else if (weight == ConcordanceWeight.Events)
            {
                double at = 0;
                for (int j = 0; j < n; j++)
                    if (times[j] >= times[i] && (strata is null || strata[i] == strata[j])) at += caseWeights?[j] ?? 1;
                pair = 1 / at;
            }
            for (int j = 0; j < n; j++)
            {
                if (j == i || times[j] < times[i] || (strata is not null && strata[i] != strata[j])) continue;
                double w = pair * own * (caseWeights?[j] ?? 1);
                if (times[j] == times[i] && events[j])
                {
                    if (j < i) continue;
                    if (risk[i] == risk[j]) tiedBoth += w;
                    else tiedTimes += w;
                    continue;
                }
                double score = risk[i] > risk[j] ? 1 : risk[i] < risk[j] ? 0 : 0.5;
                if (score == 1) concordant += w;
                else if (score == 0) discordant += w;
                else tied += w;
                signed[i] += w * score;
                signed[j] += w * score;
                pairs[i] += w;
                pairs[j] += w;
            }
        }
        double total = concordant + discordant + tied, value = (concordant + tied / 2) / total, variance = 0;
        for (int i = 0; i < n; i++)
        {
            double influence = (signed[i] - value * pairs[i]) / total;
            variance += influence * influence;
        }
        return new Concordance
        {
            Value = value, StandardError = Math.Sqrt(variance), Concordant = concordant, Discordant = discordant, TiedScores = tied, TiedTimes = tiedTimes, TiedBoth = tiedBoth,
        };
    }
}
