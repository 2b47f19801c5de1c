namespace Radiomics;

/// <summary>The arcs of a graph to be cut, laid out node by node. Arcs come in pairs, one each way.</summary>
internal sealed class CutGraph
{
    private readonly int[] _first, _heads, _mates, _forward;

    /// <summary>Lays out the arcs.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="pairs">The two nodes of every pair of arcs.</param>
    public CutGraph(int nodeCount, IReadOnlyList<(int From, int To)> pairs)
    {
        NodeCount = nodeCount;
        _first = new int[nodeCount + 1];
        (_heads, _mates, _forward) = (new int[2 * pairs.Count], new int[2 * pairs.Count], new int[pairs.Count]);
        foreach ((int from, int to) in pairs)
        {
            _first[from + 1]++;
            _first[to + 1]++;
        }
        for (int i = 0; i < nodeCount; i++) _first[i + 1] += _first[i];
        int[] next = _first[..nodeCount];
        for (int k = 0; k < pairs.Count; k++)
        {
            (int from, int to) = pairs[k];
            int there = next[from]++, back = next[to]++;
            (_heads[there], _heads[back]) = (to, from);
            (_mates[there], _mates[back]) = (back, there);
            _forward[k] = there;
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Number of arcs, two a pair.</summary>
    public int ArcCount => _heads.Length;

    /// <summary>Where each node's arcs begin, and at the end their number.</summary>
    public ReadOnlySpan<int> First => _first;

    /// <summary>The node each arc leads to.</summary>
    public ReadOnlySpan<int> Heads => _heads;

    /// <summary>The arc of the same pair that leads back.</summary>
    public ReadOnlySpan<int> Mates => _mates;

    /// <summary>The arc of a pair from its first node to its second.</summary>
    public int Forward(int pair) => _forward[pair];
}
