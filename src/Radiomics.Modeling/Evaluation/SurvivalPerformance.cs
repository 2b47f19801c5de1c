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
