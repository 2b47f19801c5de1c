using System.Buffers;

namespace Radiomics;

/// <summary>
/// The minimum cut of a graph whose nodes hang between an inside and an outside: Boykov and Kolmogorov's maximum flow with two search trees
/// (IEEE TPAMI 26 (2004) 1124). Whole-number capacities, so the cut is exact. The arcs are laid once, in the graph, which cuts share; a cut uses its
/// capacities up and runs once. Its buffers are pooled: dispose of it.
/// </summary>
internal sealed class MinimumCut : IDisposable
{
    private const int Terminal = -2, Orphan = -3, None = -1;
    private const byte Free = 0, InsideTree = 1, OutsideTree = 2;

    private readonly CutGraph _graph;
    private readonly Queue<int> _orphans = new();
    private int[] _capacity, _queue;
    private Node[] _nodes;
    private int _head, _tail, _time;
    private bool _ran;

    /// <summary>Makes a cut on a graph; capacities are 0.</summary>
    public MinimumCut(CutGraph graph)
    {
        _graph = graph;
        _capacity = ArrayPool<int>.Shared.Rent(graph.ArcCount);
        _nodes = ArrayPool<Node>.Shared.Rent(graph.NodeCount);
        _queue = ArrayPool<int>.Shared.Rent(graph.NodeCount + 1);
        _capacity.AsSpan(0, graph.ArcCount).Clear();
        _nodes.AsSpan(0, graph.NodeCount).Clear();
    }

    /// <summary>Gives the buffers back; the cut cannot be asked any more.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_capacity);
        ArrayPool<Node>.Shared.Return(_nodes);
        ArrayPool<int>.Shared.Return(_queue);
        (_capacity, _nodes, _queue) = ([], [], []);
    }

    /// <summary>What is known of a node: what speaks for its terminal, and its place in a tree. Together, as they are used together.</summary>
    private struct Node
    {
        public int Terminal, Distance, Stamp;

        /// <summary>The arc from the node to its parent, or why there is none.</summary>
        public int Parent;

        public byte Tree;
        public bool IsQueued;
    }

    /// <summary>Sets what speaks for a node to lie inside (positive) or outside (negative).</summary>
    public void SetTerminal(int node, int value) => _nodes[node].Terminal = value;

    /// <summary>Sets the cost of an arc pair: of its first node inside and its second outside, and the other way round.</summary>
    public void SetArc(int pair, int forward, int backward)
    {
        int arc = _graph.Forward(pair);
        _capacity[arc] = forward;
        _capacity[_graph.Mates[arc]] = backward;
    }

    /// <summary>
    /// Evens out what speaks for inside and outside along a chain of nodes, as far as its arcs allow: a flow like any other, which leaves the cut what it
    /// is and little to be found by search. Called when the chain's terminals and arcs are set.
    /// </summary>
    /// <param name="firstNode">The first node of the chain; the others follow it by number.</param>
    /// <param name="length">Nodes of the chain, at most 64.</param>
    /// <param name="firstPair">The pair between the first two nodes, from the first to the second; the others follow it by number.</param>
    public void BalanceChain(int firstNode, int length, int firstPair)
    {
        Span<int> wanted = stackalloc int[length];
        wanted[^1] = Math.Max(0, -_nodes[firstNode + length - 1].Terminal);
        for (int k = length - 2; k >= 0; k--) wanted[k] = Wanted(k, wanted[k + 1], _graph.Forward(firstPair + k));
        for (int k = 0; k < length - 1; k++) Push(k, k + 1, wanted[k + 1], _graph.Forward(firstPair + k));
        wanted[0] = Math.Max(0, -_nodes[firstNode].Terminal);
        for (int k = 1; k < length; k++) wanted[k] = Wanted(k, wanted[k - 1], _graph.Mates[_graph.Forward(firstPair + k - 1)]);
        for (int k = length - 1; k > 0; k--) Push(k, k - 1, wanted[k - 1], _graph.Mates[_graph.Forward(firstPair + k - 1)]);

        int Wanted(int k, int behind, int arc) => Math.Max(0, Math.Min(behind, _capacity[arc]) - _nodes[firstNode + k].Terminal);

        void Push(int from, int to, int wanted, int arc)
        {
            int flow = Math.Min(Math.Min(wanted, _capacity[arc]), Math.Max(0, _nodes[firstNode + from].Terminal));
            _nodes[firstNode + from].Terminal -= flow;
            _nodes[firstNode + to].Terminal += flow;
            _capacity[arc] -= flow;
            _capacity[_graph.Mates[arc]] += flow;
        }
    }

    /// <summary>Whether a node lies inside after <see cref="Run"/>.</summary>
    public bool IsInside(int node) => _nodes[node].Tree == InsideTree;

    /// <summary>Finds the cut.</summary>
    /// <exception cref="InvalidOperationException">It was found before: the capacities are used up.</exception>
    public void Run()
    {
        if (_ran) throw new InvalidOperationException("A cut runs once: its capacities are used up. Make another one on the same graph.");
        _ran = true;
        for (int i = 0; i < _graph.NodeCount; i++)
        {
            ref Node node = ref _nodes[i];
            node.Parent = node.Terminal == 0 ? None : Terminal;
            node.Tree = node.Terminal == 0 ? Free : node.Terminal > 0 ? InsideTree : OutsideTree;
            node.Distance = 1;
        }
        // In the midst of their tree there is nothing to grow to.
        for (int i = 0; i < _graph.NodeCount; i++)
            if (_nodes[i].Tree != Free && IsAtBorder(i)) Enqueue(i);
        int current = None;
        while (true)
        {
            int node = current;
            if (node >= 0)
            {
                _nodes[node].IsQueued = false;
                if (_nodes[node].Tree == Free) node = None;
            }
            if (node < 0) node = Dequeue();
            if (node < 0) return;
            int bridge = Extend(node);
            _time++;
            if (bridge < 0)
            {
                current = None;
                continue;
            }
            _nodes[node].IsQueued = true;
            current = node;
            Augment(bridge);
            Adopt();
        }
    }

    private bool IsAtBorder(int node)
    {
        byte own = _nodes[node].Tree;
        foreach (int other in _graph.Heads[_graph.First[node].._graph.First[node + 1]])
            if (_nodes[other].Tree != own) return true;
        return false;
    }

    /// <summary>Grows a tree from a node; the arc from the inside tree to the outside tree where they meet, else -1.</summary>
    private int Extend(int node)
    {
        ReadOnlySpan<int> heads = _graph.Heads, mates = _graph.Mates;
        Node[] nodes = _nodes;
        int[] capacity = _capacity;
        ref Node own = ref nodes[node];
        bool inside = own.Tree == InsideTree;
        for (int arc = _graph.First[node], end = _graph.First[node + 1]; arc < end; arc++)
        {
            if (capacity[inside ? arc : mates[arc]] == 0) continue;
            ref Node other = ref nodes[heads[arc]];
            if (other.Tree == Free)
            {
                other.Tree = own.Tree;
                Attach(ref other, own, mates[arc]);
                Enqueue(heads[arc]);
            }
            else if (other.Tree != own.Tree) return inside ? arc : mates[arc];
            else if (other.Stamp <= own.Stamp && other.Distance > own.Distance) Attach(ref other, own, mates[arc]);
        }
        return None;
    }

    private static void Attach(ref Node child, in Node parent, int arc)
    {
        child.Parent = arc;
        child.Stamp = parent.Stamp;
        child.Distance = parent.Distance + 1;
    }

    private void Augment(int bridge)
    {
        ReadOnlySpan<int> heads = _graph.Heads, mates = _graph.Mates;
        int from = heads[mates[bridge]], to = heads[bridge], flow = _capacity[bridge], i, arc;
        for (i = from; (arc = _nodes[i].Parent) != Terminal; i = heads[arc]) flow = Math.Min(flow, _capacity[mates[arc]]);
        flow = Math.Min(flow, _nodes[i].Terminal);
        for (i = to; (arc = _nodes[i].Parent) != Terminal; i = heads[arc]) flow = Math.Min(flow, _capacity[arc]);
        flow = Math.Min(flow, -_nodes[i].Terminal);

        _capacity[bridge] -= flow;
        _capacity[mates[bridge]] += flow;
        for (i = from; (arc = _nodes[i].Parent) != Terminal; i = heads[arc])
        {
            _capacity[arc] += flow;
            if ((_capacity[mates[arc]] -= flow) == 0) Abandon(i);
        }
        if ((_nodes[i].Terminal -= flow) == 0) Abandon(i);
        for (i = to; (arc = _nodes[i].Parent) != Terminal; i = heads[arc])
        {
            _capacity[mates[arc]] += flow;
            if ((_capacity[arc] -= flow) == 0) Abandon(i);
        }
        if ((_nodes[i].Terminal += flow) == 0) Abandon(i);
    }

    private void Abandon(int node)
    {
        _nodes[node].Parent = Orphan;
        _orphans.Enqueue(node);
    }

    /// <summary>Finds new parents for the nodes whose way to a terminal was used up, or sets them free.</summary>
    private void Adopt()
    {
        ReadOnlySpan<int> heads = _graph.Heads, mates = _graph.Mates;
        Node[] nodes = _nodes;
        int[] capacity = _capacity;
        while (_orphans.TryDequeue(out int orphan))
        {
            ref Node node = ref nodes[orphan];
            bool inside = node.Tree == InsideTree;
            int best = None, bestDistance = int.MaxValue, first = _graph.First[orphan], end = _graph.First[orphan + 1];
            for (int arc = first; arc < end; arc++)
            {
                int other = heads[arc];
                if (nodes[other].Tree != node.Tree || nodes[other].Parent == None || capacity[inside ? mates[arc] : arc] == 0) continue;
                int distance = WayToTerminal(other);
                if (distance == int.MaxValue) continue;
                if (distance < bestDistance) (best, bestDistance) = (arc, distance);
                for (int k = other; nodes[k].Stamp != _time; k = heads[nodes[k].Parent])
                {
                    nodes[k].Stamp = _time;
                    nodes[k].Distance = distance--;
                }
            }
            if (best != None)
            {
                node.Parent = best;
                node.Stamp = _time;
                node.Distance = bestDistance + 1;
                continue;
            }
            node.Stamp = 0;
            node.Parent = None;
            for (int arc = first; arc < end; arc++)
            {
                int other = heads[arc], parent = nodes[other].Parent;
                if (nodes[other].Tree != node.Tree || parent == None) continue;
                if (capacity[inside ? mates[arc] : arc] > 0) Enqueue(other);
                if (parent == mates[arc]) Abandon(other);
            }
            node.Tree = Free;
        }
    }

    private int WayToTerminal(int place)
    {
        ReadOnlySpan<int> heads = _graph.Heads;
        Node[] nodes = _nodes;
        int steps = 0;
        while (true)
        {
            ref Node node = ref nodes[place];
            if (node.Stamp == _time) return steps + node.Distance;
            steps++;
            if (node.Parent == Terminal)
            {
                node.Stamp = _time;
                node.Distance = 1;
                return steps;
            }
            if (node.Parent < 0) return int.MaxValue;
            place = heads[node.Parent];
        }
    }

    private void Enqueue(int node)
    {
        if (_nodes[node].IsQueued) return;
        _nodes[node].IsQueued = true;
        _queue[_tail] = node;
        _tail = _tail == _graph.NodeCount ? 0 : _tail + 1;
    }

    private int Dequeue()
    {
        while (_head != _tail)
        {
            int node = _queue[_head];
            _head = _head == _graph.NodeCount ? 0 : _head + 1;
            _nodes[node].IsQueued = false;
            if (_nodes[node].Tree != Free) return node;
        }
        return None;
    }
}
