namespace Radiomics.Modeling;

/// <summary>Rows of survival data in the order a partial likelihood walks them: strata apart, times descending; each block is one time of one stratum.</summary>
internal sealed class RiskSets
{
    public RiskSets(SurvivalOutcome outcome, IReadOnlyList<int>? strata, IReadOnlyList<double>? weights)
    {
        int n = outcome.Count;
        if (strata is not null && strata.Count != n) throw ModelingErrors.Shape("strata", $"{strata.Count} for {n} rows");
        if (weights is not null)
        {
            if (weights.Count != n) throw ModelingErrors.Shape("weights", $"{weights.Count} for {n} rows");
            for (int i = 0; i < n; i++)
                if (!(weights[i] > 0) || !double.IsFinite(weights[i])) throw ModelingErrors.NotFinite("weight", i, weights[i]);
        }
        Weights = weights is null ? [.. Enumerable.Repeat(1.0, n)] : [.. weights];
        double[] times = outcome.Times.ToArray();
        bool[] events = outcome.IsEvent.ToArray();
        Order = [.. Enumerable.Range(0, n).OrderBy(i => strata?[i] ?? 0).ThenByDescending(i => times[i]).ThenBy(i => i)];
        List<Block> blocks = [];
        for (int start = 0; start < n;)
        {
            int first = Order[start], stratum = strata?[first] ?? 0, end = start;
            List<int> deaths = [];
            for (; end < n && (strata?[Order[end]] ?? 0) == stratum && times[Order[end]] == times[first]; end++)
                if (events[Order[end]]) deaths.Add(Order[end]);
            blocks.Add(new Block(start, end, stratum, blocks.Count == 0 || blocks[^1].Stratum != stratum, times[first], [.. deaths]));
            start = end;
        }
        Blocks = [.. blocks];
    }

    /// <summary>Rows in walking order.</summary>
    public int[] Order { get; }

    /// <summary>Case weights by row.</summary>
    public double[] Weights { get; }

    /// <summary>Blocks in walking order.</summary>
    public Block[] Blocks { get; }

    /// <summary>Rows of one time in one stratum.</summary>
    /// <param name="Start">First place in the order.</param>
    /// <param name="End">Place after the last.</param>
    /// <param name="Stratum">The stratum.</param>
    /// <param name="OpensStratum">Whether the risk set starts anew here.</param>
    /// <param name="Time">The time.</param>
    /// <param name="Deaths">Rows with an event at this time.</param>
    public sealed record Block(int Start, int End, int Stratum, bool OpensStratum, double Time, int[] Deaths);
}
