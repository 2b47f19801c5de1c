namespace Radiomics.Modeling;

/// <summary>
/// The score test of proportional hazards: whether adding column x g(time) would improve the model (Grambsch and Therneau, 1994, as the exact score test of
/// <c>cox.zph</c> in R's survival 3). A small p-value speaks against proportional hazards.
/// </summary>
public sealed class ProportionalHazardsTest
{
    private ProportionalHazardsTest(IReadOnlyList<string> names, TestResult[] columns, TestResult global) => (Names, Columns, Global) = (names, columns, global);

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Test of each column, one degree of freedom.</summary>
    public IReadOnlyList<TestResult> Columns { get; }

    /// <summary>Test of all columns together.</summary>
    public TestResult Global { get; }

    /// <summary>Runs the test on a fitted model. Exact ties are tested with Breslow's terms at the exact estimates.</summary>
    /// <param name="model">The model.</param>
    /// <param name="transform">Function of time.</param>
    public static ProportionalHazardsTest Run(CoxModel model, TimeTransform transform = TimeTransform.KaplanMeier)
    {
        ArgumentNullException.ThrowIfNull(model);
        int p = model.Coefficients.Names.Count, m = 2 * p;
        Func<double, double> g = Transform(model.Outcome, transform);
        double[] score = new double[p], information = new double[m * m];
        foreach (RiskSets.Block block in model.Sets.Blocks)
            foreach (int row in block.Deaths)
                for (int j = 0; j < p; j++) score[j] += model.Sets.Weights[row] * g(block.Time) * model.Centered[j][row];
        CoxLikelihood likelihood = new(model.Centered, model.Sets, model.Options.Ties == CoxTies.Exact ? CoxTies.Breslow : model.Options.Ties)
        {
            Visit = (block, _, _, each, mean, covariance) =>
            {
                double time = g(block.Time);
                for (int a = 0; a < p; a++)
                {
                    score[a] -= each * time * mean[a];
                    for (int b = 0; b < p; b++)
                    {
                        double value = each * covariance[a * p + b];
                        information[a * m + b] += value;
                        information[a * m + p + b] += time * value;
                        information[(p + a) * m + b] += time * value;
                        information[(p + a) * m + p + b] += time * time * value;
                    }
                }
            },
        };
        likelihood.Evaluate([.. model.Coefficients.Values]);
        TestResult[] columns = [.. Enumerable.Range(0, p).Select(j => Test([j]))];
        return new ProportionalHazardsTest(model.Coefficients.Names, columns, Test([.. Enumerable.Range(0, p)]));

        TestResult Test(int[] tested)
        {
            int size = p + tested.Length;
            int[] rows = [.. Enumerable.Range(0, p), .. tested.Select(t => p + t)];
            double[] part = new double[size * size], u = new double[size];
            for (int a = 0; a < size; a++)
                for (int b = 0; b < size; b++) part[a * size + b] = information[rows[a] * m + rows[b]];
            for (int t = 0; t < tested.Length; t++) u[p + t] = score[tested[t]];
            if (SymmetricMatrix.Cholesky(part, size, 1e-13, out _) is not { } l) return new TestResult(double.NaN, tested.Length, double.NaN);
            double[] solved = [.. u];
            SymmetricMatrix.Solve(l, size, solved);
            double statistic = 0;
            for (int a = 0; a < size; a++) statistic += u[a] * solved[a];
            return new TestResult(statistic, tested.Length, Tails.ChiSquare(statistic, tested.Length));
        }
    }

    /// <summary>The transform, centered at its mean over the events.</summary>
    private static Func<double, double> Transform(SurvivalOutcome outcome, TimeTransform transform)
    {
        KaplanMeier curve = KaplanMeier.Estimate(outcome);
        Dictionary<double, double> values = [];
        double survival = 1, sum = 0;
        int events = 0, seen = 0;
        foreach (KaplanMeierStep step in curve.Steps)
        {
            if (step.Events > 0)
            {
                double value = transform switch
                {
                    TimeTransform.KaplanMeier => 1 - survival,
                    TimeTransform.Rank => seen + (step.Events + step.Censored + 1) / 2.0,
                    TimeTransform.Identity => step.Time,
                    TimeTransform.Log => Math.Log(step.Time),
                    _ => throw ModelingErrors.Option("transform", transform.ToString(), "a known transform"),
                };
                values[step.Time] = value;
                sum += value * step.Events;
                events += step.Events;
            }
            survival = step.Survival;
            seen += step.Events + step.Censored;
        }
        double mean = sum / events;
        return time => values[time] - mean;
    }
}
