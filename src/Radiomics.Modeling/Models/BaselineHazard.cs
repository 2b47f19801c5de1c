namespace Radiomics.Modeling;

/// <summary>Cumulative baseline hazard of a Cox model, a step function of time in each stratum, at zero of every column.</summary>
public sealed class BaselineHazard
{
    private readonly Dictionary<int, Curve> _curves = [];
    private double _scale = 1;

    /// <summary>Strata, ascending.</summary>
    public IReadOnlyList<int> Strata => [.. _curves.Keys.Order()];

    /// <summary>Every distinct follow-up time of a stratum, ascending.</summary>
    /// <param name="stratum">The stratum.</param>
    public IReadOnlyList<double> Times(int stratum = 0) => Of(stratum).Times;

    /// <summary>Cumulative hazard at those times.</summary>
    /// <param name="stratum">The stratum.</param>
    public IReadOnlyList<double> Hazard(int stratum = 0) => [.. Of(stratum).Hazard.Select(h => h * _scale)];

    /// <summary>Cumulative hazard at a time: the last step at or before it.</summary>
    /// <param name="time">A time in the unit of the outcome.</param>
    /// <param name="stratum">The stratum.</param>
    public double At(double time, int stratum = 0)
    {
        Curve curve = Of(stratum);
        int step = curve.Step(time);
        return step < 0 ? 0 : curve.Hazard[step] * _scale;
    }

    internal static BaselineHazard Estimate(double[][] columns, double[] means, double[] beta, RiskSets sets, CoxTies ties)
    {
        int p = columns.Length;
        BaselineHazard result = new();
        double offset = 0;
        for (int j = 0; j < p; j++) offset += beta[j] * means[j];
        result._scale = Math.Exp(-offset);
        Dictionary<RiskSets.Block, (double Hazard, double Variance, double[] Mean)> steps = [];
        CoxLikelihood likelihood = new(columns, sets, ties == CoxTies.Exact ? CoxTies.Breslow : ties)
        {
            Visit = (block, _, total, each, mean, _) =>
            {
                if (!steps.TryGetValue(block, out (double Hazard, double Variance, double[] Mean) sum)) sum = (0, 0, new double[p]);
                for (int j = 0; j < p; j++) sum.Mean[j] += each / total * mean[j];
                steps[block] = (sum.Hazard + each / total, sum.Variance + each / (total * total), sum.Mean);
            },
        };
        likelihood.Evaluate(beta);
        foreach (IGrouping<int, RiskSets.Block> stratum in sets.Blocks.GroupBy(b => b.Stratum))
        {
            RiskSets.Block[] blocks = [.. stratum.Reverse()];
            Curve curve = new([.. blocks.Select(b => b.Time)], new double[blocks.Length], new double[blocks.Length], new double[blocks.Length][]);
            double hazard = 0, variance = 0;
            double[] mean = new double[p];
            for (int i = 0; i < blocks.Length; i++)
            {
                if (steps.TryGetValue(blocks[i], out (double Hazard, double Variance, double[] Mean) step))
                {
                    hazard += step.Hazard;
                    variance += step.Variance;
                    for (int j = 0; j < p; j++) mean[j] += step.Mean[j];
                }
                curve.Hazard[i] = hazard;
                curve.Variance[i] = variance;
                curve.Mean[i] = [.. mean];
            }
            result._curves.Add(stratum.Key, curve);
        }
        return result;
    }

    internal IReadOnlyList<ConfidenceInterval> Survival(double[] centered, double[] beta, double[] covariance, IReadOnlyList<double> times, int stratum, double level, SurvivalIntervalScale scale)
    {
        Curve curve = Of(stratum);
        int p = beta.Length;
        double predictor = 0, z = Tails.Quantile(level);
        for (int j = 0; j < p; j++) predictor += beta[j] * centered[j];
        double risk = Math.Exp(predictor);
        return
        [
            .. times.Select(time =>
            {
                int step = curve.Step(time);
                if (step < 0) return new ConfidenceInterval(1, 1, 1, 0);
                double hazard = curve.Hazard[step] * risk;
                double[] d = new double[p];
                for (int j = 0; j < p; j++) d[j] = curve.Hazard[step] * centered[j] - curve.Mean[step][j];
                double error = risk * Math.Sqrt(curve.Variance[step] + SymmetricMatrix.Quadratic(covariance, p, d)), survival = Math.Exp(-hazard);
                (double lower, double upper) = KaplanMeier.Limits(survival, error, scale, z);
                return new ConfidenceInterval(survival, lower, upper, survival * error);
            }),
        ];
    }

    private Curve Of(int stratum) =>
        _curves.TryGetValue(stratum, out Curve? curve) ? curve : throw ModelingErrors.Option("stratum", $"{stratum}", $"one of {string.Join(", ", Strata)}");

    private sealed record Curve(double[] Times, double[] Hazard, double[] Variance, double[][] Mean)
    {
        public int Step(double time)
        {
            int found = Array.BinarySearch(Times, time);
            return found >= 0 ? found : ~found - 1;
        }
    }
}
