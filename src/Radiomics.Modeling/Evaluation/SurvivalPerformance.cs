namespace Radiomics.Modeling;

/// <summary>
/// Predicted risks by a time against censored follow-up: subjects are weighted by the inverse of the probability of staying uncensored, 1/G(T-) with an event by
/// then, 1/G(t) beyond it (Graf and others, 1999; Uno and others, 2007; as riskRegression's Score of R). G is estimated on the subjects judged.
/// </summary>
public sealed class SurvivalPerformance
{
    private readonly SurvivalOutcome _outcome;
    private readonly CensoringDistribution _censoring;

    /// <summary>Prepares the weights.</summary>
    /// <param name="outcome">Follow-up of the subjects judged.</param>
    public SurvivalPerformance(SurvivalOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _outcome = outcome;
        _censoring = new CensoringDistribution(outcome);
    }

    /// <summary>Cumulative/dynamic area under the ROC curve at a time; NaN without an event by then or nobody beyond it.</summary>
    /// <param name="risk">Risk of each subject.</param>
    /// <param name="time">The time.</param>
    public double Area(ReadOnlySpan<double> risk, double time)
    {
        double[] weights = Weights(risk.Length, time, out bool[] cases);
        double concordant = 0, total = 0;
        for (int i = 0; i < risk.Length; i++)
        {
            if (!cases[i] || weights[i] == 0) continue;
            for (int j = 0; j < risk.Length; j++)
            {
                if (cases[j] || weights[j] == 0) continue;
                double pair = weights[i] * weights[j];
                total += pair;
                concordant += pair * (risk[i] > risk[j] ? 1 : risk[i] < risk[j] ? 0 : 0.5);
            }
        }
        return total == 0 ? double.NaN : concordant / total;
    }

    /// <summary>
    /// The area with its standard error by influence functions, the uncertainty of the weights included (Blanche and others, 2013), and the normal interval, cut at 0 and 1.
    /// </summary>
    /// <param name="risk">Risk of each subject.</param>
    /// <param name="time">The time.</param>
    /// <param name="level">Confidence level.</param>
    public ConfidenceInterval AreaInterval(ReadOnlySpan<double> risk, double time, double level = 0.95)
    {
        (double area, double[] influence) = AreaInfluence(risk, time);
        return Interval(area, Error(influence), level);
    }

    /// <summary>Test that two risks of the same subjects have the same area at a time: z, first less second.</summary>
    /// <param name="first">First risk of each subject.</param>
    /// <param name="second">Second risk of the same subjects.</param>
    /// <param name="time">The time.</param>
    /// <param name="level">Confidence level of the difference.</param>
    /// <returns>The difference with its interval, and the test.</returns>
    public (ConfidenceInterval Difference, TestResult Test) CompareAreas(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double time, double level = 0.95) =>
        Compare(AreaInfluence(first, time), AreaInfluence(second, time), level);

    /// <summary>The Brier score with its standard error by influence functions, the uncertainty of the weights included, and the normal interval, cut at 0 and 1.</summary>
    /// <param name="risk">Probability of an event by the time, of each subject.</param>
    /// <param name="time">The time.</param>
    /// <param name="level">Confidence level.</param>
    public ConfidenceInterval BrierInterval(ReadOnlySpan<double> risk, double time, double level = 0.95)
    {
        (double score, double[] influence) = BrierInfluence(risk, time);
        return Interval(score, Error(influence), level);
    }

    /// <summary>Test that two risks of the same subjects have the same Brier score at a time: z, first less second.</summary>
    /// <param name="first">First risk of each subject.</param>
    /// <param name="second">Second risk of the same subjects.</param>
    /// <param name="time">The time.</param>
    /// <param name="level">Confidence level of the difference.</param>
    /// <returns>The difference with its interval, and the test.</returns>
    public (ConfidenceInterval Difference, TestResult Test) CompareBrier(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double time, double level = 0.95) =>
        Compare(BrierInfluence(first, time), BrierInfluence(second, time), level);

    /// <summary>Brier score at a time.</summary>
    /// <param name="risk">Probability of an event by the time, of each subject.</param>
    /// <param name="time">The time.</param>
    public double Brier(ReadOnlySpan<double> risk, double time)
    {
        double[] weights = Weights(risk.Length, time, out bool[] cases);
        double sum = 0;
        for (int i = 0; i < risk.Length; i++)
        {
            double error = (cases[i] ? 1 : 0) - risk[i];
            sum += weights[i] * error * error;
        }
        return sum / risk.Length;
    }

    /// <summary>
    /// Integrated Brier score from 0 to the last time of a grid, over that time: a step of the width up to each time with the score of the time before it, 0 at 0
    /// (riskRegression's and pec's rule).
    /// </summary>
    /// <param name="risks">Risk of each subject, by time of the grid.</param>
    /// <param name="grid">Times, ascending.</param>
    public double IntegratedBrier(IReadOnlyList<double[]> risks, IReadOnlyList<double> grid)
    {
        ArgumentNullException.ThrowIfNull(risks);
        ArgumentNullException.ThrowIfNull(grid);
        double sum = 0, before = 0, value = 0;
        for (int k = 0; k < grid.Count; k++)
        {
            sum += value * (grid[k] - before);
            before = grid[k];
            value = Brier(risks[k], grid[k]);
        }
        return sum / before;
    }

    /// <summary>Calibration at a horizon: groups of equal size by predicted risk, observed risk by Kaplan-Meier.</summary>
    /// <param name="risk">Probability of an event by the time, of each subject.</param>
    /// <param name="time">The horizon.</param>
    /// <param name="groups">Groups.</param>
    public IReadOnlyList<CalibrationGroup> Calibration(ReadOnlySpan<double> risk, double time, int groups = 5)
    {
        double[] p = risk.ToArray();
        int[] order = [.. Enumerable.Range(0, p.Length).OrderBy(i => p[i]).ThenBy(i => i)];
        List<CalibrationGroup> result = [];
        for (int g = 0; g < groups; g++)
        {
            int[] rows = order[(g * p.Length / groups)..((g + 1) * p.Length / groups)];
            if (rows.Length > 0) result.Add(new CalibrationGroup(rows.Length, rows.Average(i => p[i]), 1 - KaplanMeier.Estimate(_outcome.Select(rows)).At(time)));
        }
        return result;
    }

    private (double Area, double[] Influence) AreaInfluence(ReadOnlySpan<double> risk, double time)
    {
        double[] weights = Weights(risk.Length, time, out bool[] cases);
        int n = risk.Length;
        // Of each subject: weighted pairs it makes as a case or as someone beyond, and those in which the case has the higher risk.
        double[] pairs = new double[n], concordant = new double[n], casePairs = new double[n], caseConcordant = new double[n];
        double total = 0, right = 0;
        for (int i = 0; i < n; i++)
        {
            if (!cases[i] || weights[i] == 0) continue;
            for (int j = 0; j < n; j++)
            {
                if (cases[j] || weights[j] == 0) continue;
                double pair = weights[i] * weights[j], good = pair * (risk[i] > risk[j] ? 1 : risk[i] < risk[j] ? 0 : 0.5);
                (pairs[i], pairs[j], casePairs[i], total) = (pairs[i] + pair, pairs[j] + pair, casePairs[i] + pair, total + pair);
                (concordant[i], concordant[j], caseConcordant[i], right) = (concordant[i] + good, concordant[j] + good, caseConcordant[i] + good, right + good);
            }
        }
        double area = right / total;
        // Each pair holds two weights: the case's up to its own time, and that of the one beyond, at the time asked for.
        double[] spill = new double[n];
        double beyond = 0;
        for (int i = 0; i < n; i++)
        {
            spill[i] = caseConcordant[i] - area * casePairs[i];
            beyond += spill[i];
        }
        double[] correction = CensoringInfluence(spill, cases, beyond, time), influence = new double[n];
        for (int i = 0; i < n; i++) influence[i] = n * (concordant[i] - area * pairs[i] + correction[i]) / total;
        return (total == 0 ? double.NaN : area, influence);
    }

    private (double Score, double[] Influence) BrierInfluence(ReadOnlySpan<double> risk, double time)
    {
        double[] weights = Weights(risk.Length, time, out bool[] cases), influence = new double[risk.Length];
        double mean = 0, beyond = 0;
        for (int i = 0; i < risk.Length; i++)
        {
            double error = (cases[i] ? 1 : 0) - risk[i];
            mean += influence[i] = weights[i] * error * error;
            if (!cases[i]) beyond += influence[i];
        }
        mean /= risk.Length;
        double[] correction = CensoringInfluence([.. influence.Select((v, i) => cases[i] ? v : 0)], cases, beyond, time);
        for (int i = 0; i < influence.Length; i++) influence[i] += correction[i] - mean;
        return (mean, influence);
    }

    /// <summary>
    /// What estimating G adds to a subject's influence on a sum of terms over G: each term's integral, up to its own time, of the subject's censoring martingale over the
    /// share at risk.
    /// </summary>
    /// <param name="terms">A case's term, weighted by 1/G just before its time.</param>
    /// <param name="cases">Whether a subject is a case.</param>
    /// <param name="beyond">Sum of all terms weighted by 1/G at the time.</param>
    /// <param name="time">The time.</param>
    private double[] CensoringInfluence(double[] terms, bool[] cases, double beyond, double time)
    {
        int n = terms.Length;
        int[] order = SurvivalOrder.Ascending(_outcome);
        // Terms that reach past a time: all that are weighted at the horizon, and the cases after it.
        double reach = beyond + terms.Where((_, i) => cases[i]).Sum(), compensator = 0;
        double[] result = new double[n];
        for (int start = 0; start < n;)
        {
            double now = _outcome.Times[order[start]];
            int end = start, censored = 0;
            for (; end < n && _outcome.Times[order[end]] == now; end++)
            {
                if (!_outcome.IsEvent[order[end]]) censored++;
                if (cases[order[end]]) reach -= terms[order[end]];
            }
            double risk = n - start, left = now <= time ? reach : 0;
            compensator += left * censored / (risk * risk);
            for (int i = start; i < end; i++) result[order[i]] = (_outcome.IsEvent[order[i]] ? 0 : left / risk) - compensator;
            start = end;
        }
        return result;
    }

    private static double Error(double[] influence)
    {
        double mean = Samples.Mean(influence);
        return Math.Sqrt(Samples.Squares(influence, mean) / (influence.Length - 1) / influence.Length);
    }

    private static ConfidenceInterval Interval(double estimate, double error, double level)
    {
        double half = Tails.Quantile(level) * error;
        return new ConfidenceInterval(estimate, Math.Max(0, estimate - half), Math.Min(1, estimate + half), error);
    }

    private static (ConfidenceInterval Difference, TestResult Test) Compare((double Value, double[] Influence) first, (double Value, double[] Influence) second, double level)
    {
        double difference = first.Value - second.Value, error = Error([.. first.Influence.Select((v, i) => v - second.Influence[i])]), z = difference / error, half = Tails.Quantile(level) * error;
        return (new ConfidenceInterval(difference, difference - half, difference + half, error), new TestResult(z, double.NaN, Tails.TwoSidedNormal(z)));
    }

    private double[] Weights(int count, double time, out bool[] cases)
    {
        if (count != _outcome.Count) throw ModelingErrors.Shape("risks", $"{count} for {_outcome.Count} subjects");
        double[] weights = new double[count];
        cases = new bool[count];
        double beyond = _censoring.At(time);
        for (int i = 0; i < count; i++)
        {
            cases[i] = _outcome.Times[i] <= time && _outcome.IsEvent[i];
            weights[i] = cases[i] ? 1 / _censoring.Before(_outcome.Times[i]) : _outcome.Times[i] > time ? 1 / beyond : 0;
        }
        return weights;
    }
}
