namespace Radiomics.Modeling;

/// <summary>Ranks with ties shared.</summary>
internal static class Ranks
{
    /// <summary>Mid-ranks from 1.</summary>
    public static double[] Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        double[] ranks = new double[values.Length];
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end < order.Length && values[order[end]] == values[order[start]]) end++;
            for (int i = start; i < end; i++) ranks[order[i]] = (start + end + 1) / 2.0;
            start = end;
        }
        return ranks;
    }

    /// <summary>Ranks less their mean, with length 1: inner products are Spearman correlations.</summary>
    public static double[] Standardized(double[] values)
    {
        double[] ranks = Of(values);
        double mean = (values.Length + 1) / 2.0, length = Math.Sqrt(ranks.Sum(r => (r - mean) * (r - mean)));
        return [.. ranks.Select(r => length == 0 ? 0 : (r - mean) / length)];
    }
}
