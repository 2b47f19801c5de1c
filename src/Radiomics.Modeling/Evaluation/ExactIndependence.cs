using MathNet.Numerics;

namespace Radiomics.Modeling;

/// <summary>Exact distributions of tables with fixed margins.</summary>
internal static class ExactIndependence
{
    private const int MostStates = 2_000_000;

    /// <summary>Relative error by which probabilities count as equal, as R's.</summary>
    private const double Equal = 1e-7;

    /// <summary>Share of tables that are at most as likely; NaN where there are too many.</summary>
    public static double PValue(int[][] counts, int[] rows, int[] columns)
    {
        // Columns are gone through one by one; the state is what is left of the rows, and for each the probabilities so far.
        if (columns.Length > rows.Length)
        {
            counts = [.. columns.Select((_, j) => counts.Select(r => r[j]).ToArray())];
            (rows, columns) = (columns, rows);
        }
        double constant = rows.Sum(r => SpecialFunctions.FactorialLn(r)) + columns.Sum(c => SpecialFunctions.FactorialLn(c)) - SpecialFunctions.FactorialLn(rows.Sum());
        double observed = constant - counts.Sum(r => r.Sum(c => SpecialFunctions.FactorialLn(c))), limit = observed + Equal;
        double[] factorials = [.. Enumerable.Range(0, rows.Max() + 1).Select(i => SpecialFunctions.FactorialLn(i))];
        Dictionary<string, (int[] Left, Dictionary<long, (double Log, double Ways)> Past)> states = new(StringComparer.Ordinal) { ["start"] = (rows, new() { [0] = (constant, 1) }) };
        int used = 0;
        for (int j = 0; j < columns.Length - 1; j++)
        {
            Dictionary<string, (int[] Left, Dictionary<long, (double Log, double Ways)> Past)> next = new(StringComparer.Ordinal);
            foreach ((int[] left, Dictionary<long, (double Log, double Ways)> past) in states.Values)
            {
                if (!Fill(left, columns[j], (taken, after, log) => Add(next, past, after, log))) return double.NaN;
            }
            states = next;
        }
        double sum = 0;
        foreach ((int[] left, Dictionary<long, (double Log, double Ways)> past) in states.Values)
        {
            double last = left.Sum(l => factorials[l]);
            foreach ((double log, double ways) in past.Values)
                if (log - last <= limit) sum += ways * Math.Exp(log - last);
        }
        return Math.Min(1, sum);

        bool Fill(int[] left, int count, Action<int[], int[], double> found)
        {
            int[] taken = new int[left.Length], suffix = new int[left.Length + 1];
            for (int i = left.Length - 1; i >= 0; i--) suffix[i] = suffix[i + 1] + left[i];
            return Step(0, count, 0);

            bool Step(int i, int rest, double log)
            {
                if (i == left.Length)
                {
                    if (++used > MostStates) return false;
                    // Rows that have as much left are the same: their order does not matter.
                    found(taken, [.. left.Select((l, r) => l - taken[r]).Order()], log);
                    return used <= MostStates;
                }
                for (int take = Math.Max(0, rest - suffix[i + 1]); take <= Math.Min(left[i], rest); take++)
                {
                    taken[i] = take;
                    if (!Step(i + 1, rest - take, log - factorials[take])) return false;
                }
                return true;
            }
        }

        void Add(Dictionary<string, (int[] Left, Dictionary<long, (double Log, double Ways)> Past)> next, Dictionary<long, (double Log, double Ways)> past, int[] after, double log)
        {
            string key = string.Join(',', after);
            if (!next.TryGetValue(key, out (int[] Left, Dictionary<long, (double Log, double Ways)> Past) state)) next[key] = state = (after, []);
            foreach ((double before, double ways) in past.Values)
            {
                if (++used > MostStates) return;
                double value = before + log;
                long bin = (long)Math.Round(value * 1e9);
                state.Past[bin] = state.Past.TryGetValue(bin, out (double Log, double Ways) same) ? (same.Log, same.Ways + ways * Math.Exp(value - same.Log)) : (value, ways);
            }
        }
    }

    public static ConfidenceInterval OddsRatio(int x, int firstRow, int secondRow, int firstColumn, double level)
    {
        int low = Math.Max(0, firstColumn - secondRow), high = Math.Min(firstRow, firstColumn);
        double[] log = [.. Enumerable.Range(low, high - low + 1).Select(k => SpecialFunctions.BinomialLn(firstRow, k) + SpecialFunctions.BinomialLn(secondRow, firstColumn - k))];
        double alpha = (1 - level) / 2;
        double estimate = x == low ? 0 : x == high ? double.PositiveInfinity : Root(t => Moments(t).Mean - x);
        double lower = x == low ? 0 : Root(t => Moments(t).AtLeast - alpha), upper = x == high ? double.PositiveInfinity : Root(t => alpha - Moments(t).AtMost);
        return new ConfidenceInterval(estimate, lower, upper, double.NaN);

        (double Mean, double AtLeast, double AtMost) Moments(double logOdds)
        {
            double most = log.Select((l, i) => l + i * logOdds).Max(), total = 0, mean = 0, above = 0, below = 0;
            for (int i = 0; i < log.Length; i++)
            {
                double p = Math.Exp(log[i] + i * logOdds - most);
                total += p;
                mean += p * (low + i);
                if (low + i >= x) above += p;
                if (low + i <= x) below += p;
            }
            return (mean / total, above / total, below / total);
        }

        // All three functions grow with the odds ratio.
        static double Root(Func<double, double> f)
        {
            double from = -60, to = 60;
            for (int i = 0; i < 200 && to - from > 1e-15 * Math.Max(1, Math.Abs(from)); i++)
            {
                double middle = (from + to) / 2;
                if (f(middle) < 0) from = middle;
                else to = middle;
            }
            return Math.Exp((from + to) / 2);
        }
    }
}
