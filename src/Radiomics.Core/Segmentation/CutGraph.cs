namespace Radiomics;

/// <summary>The arcs of a graph to be cut, laid out node by node. Arcs come in pairs: arc 2 k runs along pair k, arc 2 k + 1 back.</summary>
internal sealed class CutGraph
{
    private readonly int[] _first, _arcs, _heads;

    /// <summary>Lays out the arcs.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="pairs">The two nodes of every pair of arcs.</param>
    public CutGraph(int nodeCount, IReadOnlyList<(int From, int To)> pairs)
    {
        NodeCount = nodeCount;
        _first = new int[nodeCount + 1];
        _heads = new int[2 * pairs.Count];
        _arcs = new int[2 * pairs.Count];
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
            (_heads[2 * k], _heads[2 * k + 1]) = (to, from);
            _arcs[next[from]++] = 2 * k;
            _arcs[next[to]++] = 2 * k + 1;
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Number of arcs, two a pair.</summary>
    public int ArcCount => _heads.Length;

    /// <summary>Where a node's arcs begin, for <see cref="Arc"/>.</summary>
    public int First(int node) => _first[node];

    /// <summary>Where a node's arcs end.</summary>
    public int End(int node) => _first[node + 1];

    /// <summary>The arc at a position.</summary>
    public int Arc(int position) => _arcs[position];

    /// <summary>The node an arc leads to.</summary>
    public int Head(int arc) => _heads[arc];
}
