using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class MinimumCutTests
{
    [Theory]
    [InlineData(0.15)]
    [InlineData(0.4)]
    [InlineData(0.9)]
    public void No_labeling_of_a_random_graph_costs_less(double density)
    {
        Random random = new(11);
        for (int trial = 0; trial < 250; trial++)
        {
            int nodes = random.Next(1, trial % 10 == 0 ? 13 : 9);
            List<(int From, int To)> pairs = [];
            for (int i = 0; i < nodes; i++)
                for (int j = i + 1; j < nodes; j++)
                    if (random.NextDouble() < density) pairs.Add(random.Next(2) == 0 ? (i, j) : (j, i));
            (int Forward, int Backward)[] arcs = [.. pairs.Select(_ => (Capacity(), Capacity()))];
            int[] terminals = [.. Enumerable.Range(0, nodes).Select(_ => random.Next(4) == 0 ? 0 : random.Next(-30, 31))];

            using MinimumCut cut = new(new CutGraph(nodes, pairs));
            for (int i = 0; i < nodes; i++) cut.SetTerminal(i, terminals[i]);
            for (int k = 0; k < arcs.Length; k++) cut.SetArc(k, arcs[k].Forward, arcs[k].Backward);
            cut.Run();

            long found = Cost(Enumerable.Range(0, nodes).Sum(i => cut.IsInside(i) ? 1 << i : 0)), least = Enumerable.Range(0, 1 << nodes).Min(Cost);
            Assert.Equal(least, found);

            int Capacity() => random.Next(3) == 0 ? 0 : random.Next(1, 25);

            long Cost(int inside)
            {
                long cost = 0;
                for (int i = 0; i < nodes; i++)
                    if ((inside >> i & 1) == 0 ? terminals[i] > 0 : terminals[i] < 0) cost += Math.Abs(terminals[i]);
                for (int k = 0; k < arcs.Length; k++)
                {
                    bool from = (inside >> pairs[k].From & 1) != 0, to = (inside >> pairs[k].To & 1) != 0;
                    if (from && !to) cost += arcs[k].Forward;
                    if (to && !from) cost += arcs[k].Backward;
                }
                return cost;
            }
        }
    }

    /// <summary>Rays side by side, as surfaces are cut: balanced beforehand or not, the same nodes lie inside.</summary>
    [Fact]
    public void Balancing_chains_beforehand_changes_no_cut()
    {
        const int Chains = 12, Length = 9;
        Random random = new(5);
        for (int trial = 0; trial < 200; trial++)
        {
            List<(int, int)> pairs = [];
            int[] first = new int[Chains];
            for (int d = 0; d < Chains; d++)
            {
                first[d] = pairs.Count;
                for (int k = 0; k + 1 < Length; k++) pairs.Add((d * Length + k, d * Length + k + 1));
                for (int k = 0; k < Length; k++) pairs.Add((d * Length + k, (d + 1) % Chains * Length + k));
            }
            CutGraph graph = new(Chains * Length, pairs);
            using MinimumCut plain = new(graph), balanced = new(graph);
            for (int i = 0; i < graph.NodeCount; i++)
            {
                int value = random.Next(-40, 41);
                plain.SetTerminal(i, value);
                balanced.SetTerminal(i, value);
            }
            for (int k = 0; k < pairs.Count; k++)
            {
                (int forward, int backward) = (random.Next(0, 30), trial % 2 == 0 ? 1 << 28 : random.Next(0, 30));
                plain.SetArc(k, forward, backward);
                balanced.SetArc(k, forward, backward);
            }
            for (int d = 0; d < Chains; d++) balanced.BalanceChain(d * Length, Length, first[d]);
            plain.Run();
            balanced.Run();
            for (int i = 0; i < graph.NodeCount; i++) Assert.Equal(plain.IsInside(i), balanced.IsInside(i));
        }
    }

    [Fact]
    public void A_long_chain_is_cut_at_its_weakest_arc()
    {
        const int Nodes = 5000, Weakest = 3210;
        using MinimumCut cut = new(new CutGraph(Nodes, [.. Enumerable.Range(0, Nodes - 1).Select(i => (i, i + 1))]));
        for (int i = 0; i + 1 < Nodes; i++) cut.SetArc(i, i == Weakest ? 3 : 4 + i % 7, 1000);
        cut.SetTerminal(0, 100);
        cut.SetTerminal(Nodes - 1, -100);
        cut.Run();
        Assert.Equal(Weakest + 1, Enumerable.Range(0, Nodes).Count(cut.IsInside));
        Assert.True(cut.IsInside(Weakest));
        Assert.False(cut.IsInside(Weakest + 1));
    }

    [Fact]
    public void A_cut_runs_once_and_another_one_on_the_same_graph_finds_the_same()
    {
        CutGraph graph = new(3, [(0, 1), (1, 2)]);
        using MinimumCut cut = Weighted(graph);
        cut.Run();
        Assert.Throws<InvalidOperationException>(cut.Run);
        using MinimumCut again = Weighted(graph);
        again.Run();
        for (int node = 0; node < 3; node++) Assert.Equal(node < 2, again.IsInside(node) && cut.IsInside(node));

        static MinimumCut Weighted(CutGraph graph)
        {
            MinimumCut cut = new(graph);
            cut.SetTerminal(0, 9);
            cut.SetTerminal(2, -9);
            cut.SetArc(0, 5, 5);
            cut.SetArc(1, 2, 2);
            return cut;
        }
    }

    [Fact]
    public void Nodes_without_any_pull_lie_outside_and_large_capacities_do_not_overflow()
    {
        using MinimumCut cut = new(new CutGraph(4, [(0, 1), (1, 2), (0, 2)]));
        cut.SetTerminal(0, 1 << 28);
        cut.SetTerminal(2, -(1 << 28));
        for (int k = 0; k < 3; k++) cut.SetArc(k, 1 << 28, 1 << 28);
        cut.Run();
        Assert.False(cut.IsInside(3));
        // All three arcs are saturated by one unit of the terminals: any labeling costs the same, but 0 or 2 must have paid.
        Assert.True(!cut.IsInside(0) || !cut.IsInside(2));
    }
}
