namespace Radiomics;

/// <summary>
/// The minimum cut of a graph whose nodes hang between an inside and an outside: Boykov and Kolmogorov's maximum flow with two search trees
/// (IEEE TPAMI 26 (2004) 1124). Whole-number capacities, so the cut is exact. The arcs are laid once, in the graph, which cuts share; a cut uses its
/// capacities up and runs once.
/// </summary>
internal sealed class MinimumCut
{
    private const int Terminal = -2, Orphan = -3, None = -1;
    private const byte Free = 0, InsideTree = 1, OutsideTree = 2;

    private readonly CutGraph _graph;
    private readonly int[] _capacity, _terminal, _parent, _distance, _stamp, _queue;
    private readonly byte[] _tree;
    private readonly bool[] _queued;
    private readonly Queue<int> _orphans = new();
    private int _head, _tail, _time;
    private bool _ran;

    /// <summary>Makes a cut on a graph; capacities are 0.</summary>
    public MinimumCut(CutGraph graph)
    {
        _graph = graph;
        int nodes = graph.NodeCount;
        _capacity = new int[graph.ArcCount];
        (_terminal, _parent, _distance, _stamp) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes]);
        (_queue, _tree, _queued) = (new int[nodes + 1], new byte[nodes], new bool[nodes]);
    }

    /// <summary>Sets what speaks for a node to lie inside (positive) or outside (negative).</summary>
    public void SetTerminal(int node, int value) => _terminal[node] = value;

    /// <summary>Sets the cost of an arc pair: of its first node inside and its second outside, and the other way round.</summary>
    public void SetArc(int pair, int forward, int backward)
    {
        _capacity[2 * pair] = forward;
        _capacity[2 * pair + 1] = backward;
    }

    /// <summary>Whether a node lies inside after <see cref="Run"/>.</summary>
    public bool IsInside(int node) => _tree[node] == InsideTree;

    /// <summary>Finds the cut.</summary>
    /// <exception cref="InvalidOperationException">It was found before: the capacities are used up.</exception>
    public void Run()
    {
        if (_ran) throw new InvalidOperationException("A cut runs once: its capacities are used up. Make another one on the same graph.");
        _ran = true;
        for (int i = 0; i < _terminal.Length; i++)
        {
            _parent[i] = None;
            if (_terminal[i] == 0) continue;
            _tree[i] = _terminal[i] > 0 ? InsideTree : OutsideTree;
            _parent[i] = Terminal;
            _distance[i] = 1;
            Enqueue(i);
        }
        int current = None;
        while (true)
        {
            int node = current;
            if (node >= 0)
            {
                _queued[node] = false;
                if (_tree[node] == Free) node = None;
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
            _queued[node] = true;
            current = node;
            Augment(bridge);
            Adopt();
        }
    }

    /// <summary>Grows a tree from a node; the arc from the inside tree to the outside tree where they meet, else -1.</summary>
    private int Extend(int node)
    {
        byte own = _tree[node];
        int side = own == InsideTree ? 0 : 1;
        for (int arc = _graph.First(node), end = _graph.End(node); arc < end; arc++)
        {
            int pair = _graph.Arc(arc);
            if (_capacity[pair ^ side] == 0) continue;
            int other = _graph.Head(pair);
            if (_tree[other] == Free)
            {
                _tree[other] = own;
                Attach(other, node, pair);
                Enqueue(other);
            }
            else if (_tree[other] != own) return pair ^ side;
            else if (_stamp[other] <= _stamp[node] && _distance[other] > _distance[node]) Attach(other, node, pair);
        }
        return None;
    }

    private void Attach(int child, int parent, int arc)
    {
        _parent[child] = arc ^ 1;
        _stamp[child] = _stamp[parent];
        _distance[child] = _distance[parent] + 1;
    }

    private void Augment(int bridge)
    {
        int from = _graph.Head(bridge ^ 1), to = _graph.Head(bridge), flow = _capacity[bridge], i;
        for (i = from; _parent[i] != Terminal; i = _graph.Head(_parent[i])) flow = Math.Min(flow, _capacity[_parent[i] ^ 1]);
        flow = Math.Min(flow, _terminal[i]);
        for (i = to; _parent[i] != Terminal; i = _graph.Head(_parent[i])) flow = Math.Min(flow, _capacity[_parent[i]]);
        flow = Math.Min(flow, -_terminal[i]);

        _capacity[bridge] -= flow;
        _capacity[bridge ^ 1] += flow;
        for (i = from; _parent[i] != Terminal;)
        {
            int arc = _parent[i];
            _capacity[arc] += flow;
            _capacity[arc ^ 1] -= flow;
            if (_capacity[arc ^ 1] == 0) Abandon(i);
            i = _graph.Head(arc);
        }
        _terminal[i] -= flow;
        if (_terminal[i] == 0) Abandon(i);
        for (i = to; _parent[i] != Terminal;)
        {
            int arc = _parent[i];
            _capacity[arc ^ 1] += flow;
            _capacity[arc] -= flow;
            if (_capacity[arc] == 0) Abandon(i);
            i = _graph.Head(arc);
        }
        _terminal[i] += flow;
        if (_terminal[i] == 0) Abandon(i);
    }

    private void Abandon(int node)
    {
        _parent[node] = Orphan;
        _orphans.Enqueue(node);
    }

    /// <summary>Finds new parents for the nodes whose way to a terminal was used up, or sets them free.</summary>
    private void Adopt()
    {
        while (_orphans.TryDequeue(out int node))
        {
            int side = _tree[node] == InsideTree ? 1 : 0, best = None, bestDistance = int.MaxValue;
            for (int arc = _graph.First(node), end = _graph.End(node); arc < end; arc++)
            {
                int pair = _graph.Arc(arc), other = _graph.Head(pair);
                if (_capacity[pair ^ side] == 0 || _tree[other] != _tree[node] || _parent[other] == None) continue;
                int distance = WayToTerminal(other);
                if (distance == int.MaxValue) continue;
                if (distance < bestDistance) (best, bestDistance) = (pair, distance);
                for (int k = other; _stamp[k] != _time; k = _graph.Head(_parent[k]))
                {
                    _stamp[k] = _time;
                    _distance[k] = distance--;
                }
            }
            if (best != None)
            {
                _parent[node] = best;
                _stamp[node] = _time;
                _distance[node] = bestDistance + 1;
                continue;
            }
            _stamp[node] = 0;
            _parent[node] = None;
            for (int arc = _graph.First(node), end = _graph.End(node); arc < end; arc++)
            {
                int pair = _graph.Arc(arc), other = _graph.Head(pair);
                if (_tree[other] != _tree[node] || _parent[other] == None) continue;
                if (_capacity[pair ^ side] > 0) Enqueue(other);
                if (_parent[other] >= 0 && _graph.Head(_parent[other]) == node) Abandon(other);
            }
            _tree[node] = Free;
        }
    }

    private int WayToTerminal(int node)
    {
        int steps = 0;
        while (true)
        {
            if (_stamp[node] == _time) return steps + _distance[node];
            int arc = _parent[node];
            steps++;
            if (arc == Terminal)
            {
                _stamp[node] = _time;
                _distance[node] = 1;
                return steps;
            }
            if (arc is Orphan or None) return int.MaxValue;
            node = _graph.Head(arc);
        }
    }

    private void Enqueue(int node)
    {
        if (_queued[node]) return;
        _queued[node] = true;
        _queue[_tail] = node;
        _tail = _tail + 1 == _queue.Length ? 0 : _tail + 1;
    }

    private int Dequeue()
    {
        while (_head != _tail)
        {
            int node = _queue[_head];
            _head = _head + 1 == _queue.Length ? 0 : _head + 1;
            _queued[node] = false;
            if (_tree[node] != Free) return node;
        }
        return None;
    }
}
