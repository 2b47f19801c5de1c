namespace Radiomics.Modeling;

/// <summary>
/// The log-rank test of equal survival in groups, with the weights S(t-)^rho of Harrington and Fleming: rho 0 is log-rank, 1 is Peto and Peto's; as <c>survdiff</c> of R.
/// </summary>
public sealed class LogRankTest
{
    private LogRankTest(int[] groups, double[] observed, double[] expected, double[] variance, TestResult result) =>
        (Groups, Observed, Expected, Variance, Result) = (groups, observed, expected, variance, result);

    /// <summary>Groups, ascending.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>Weighted events of each group.</summary>
    public IReadOnlyList<double> Observed { get; }

    /// <summary>Weighted events expected if survival were equal.</summary>
    public IReadOnlyList<double> Expected { get; }

    /// <summary>Variance of observed less expected, row by row.</summary>
    public IReadOnlyList<double> Variance { get; }

    /// <summary>Chi-square statistic with one degree of freedom less than groups.</summary>
    public TestResult Result { get; }

    /// <summary>Runs the test.</summary>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="groups">Group of each subject: two or more.</param>
    /// <param name="strata">Stratum of each subject, or null.</param>
    /// <param name="rho">Power of the weights.</param>
    /// <exception cref="ModelingException">One group only, or no event.</exception>
    public static LogRankTest Run(SurvivalOutcome outcome, IReadOnlyList<int> groups, IReadOnlyList<int>? strata = null, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != outcome.Count || (strata?.Count ?? groups.Count) != groups.Count) throw ModelingErrors.Shape("groups and strata", $"not {outcome.Count} of each");
        int[] names = [.. groups.Distinct().Order()];
        int k = names.Length;
        if (k < 2) throw ModelingErrors.OneClass("log-rank test", "one group");
        if (outcome.Events == 0) throw ModelingErrors.NoEvents("log-rank test");
        double[] observed = new double[k], expected = new double[k], variance = new double[k * k];
        int[] ascending = SurvivalOrder.Ascending(outcome);
        foreach (int stratum in strata?.Distinct().Order() ?? (IEnumerable<int>)[0])
        {
            int[] order = [.. ascending.Where(i => strata is null || strata[i] == stratum)];
            int[] risk = new int[k], events = new int[k];
            foreach (int row in order) risk[Array.IndexOf(names, groups[row])]++;
            double survival = 1;
            for (int start = 0; start < order.Length;)
            {
                int end = start, n = order.Length - start, d = 0;
                events.AsSpan().Clear();
                for (; end < order.Length && outcome.Times[order[end]] == outcome.Times[order[start]]; end++)
                {
                    if (!outcome.IsEvent[order[end]]) continue;
                    events[Array.IndexOf(names, groups[order[end]])]++;
                    d++;
                }
                if (d > 0)
                {
                    double weight = Math.Pow(survival, rho);
                    for (int a = 0; a < k; a++)
                    {
                        observed[a] += weight * events[a];
                        expected[a] += weight * d * risk[a] / n;
                        if (n == 1) continue;
                        double factor = weight * weight * d * risk[a] * (n - d) / ((double)n * (n - 1));
                        variance[a * k + a] += factor;
                        for (int b = 0; b < k; b++) variance[a * k + b] -= factor * risk[b] / n;
                    }
                    survival *= (double)(n - d) / n;
                }
                for (int place = start; place < end; place++) risk[Array.IndexOf(names, groups[order[place]])]--;
                start = end;
            }
        }
        // Groups nobody of whom was ever at risk at an event say nothing.
        int[] used = [.. Enumerable.Range(0, k).Where(a => expected[a] > 0)];
        int m = used.Length - 1;
        double[] matrix = new double[m * m], difference = new double[m];
        for (int a = 0; a < m; a++)
        {
            difference[a] = observed[used[a]] - expected[used[a]];
            for (int b = 0; b < m; b++) matrix[a * m + b] = variance[used[a] * k + used[b]];
        }
        double[] solved = [.. difference];
        double statistic = 0;
        if (m > 0 && SymmetricMatrix.Cholesky(matrix, m, 1e-12, out _) is { } l)
        {
            SymmetricMatrix.Solve(l, m, solved);
            for (int a = 0; a < m; a++) statistic += difference[a] * solved[a];
        }
        return new LogRankTest(names, observed, expected, variance, new TestResult(statistic, m, m == 0 ? double.NaN : Tails.ChiSquare(statistic, m)));
    }
}
