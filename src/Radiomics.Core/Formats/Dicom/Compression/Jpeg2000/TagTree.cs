namespace Radiomics.Formats;

/// <summary>A tag tree (annex B.10.2): values of a grid, told by the least of their neighborhoods first.</summary>
internal sealed class TagTree
{
    private const int Unknown = int.MaxValue;

    private readonly int[] _values, _lows, _parents;

    public TagTree(int width, int height)
    {
        List<(int W, int H, int Start)> levels = [];
        int count = 0, w = width, h = height;
        while (true)
        {
            levels.Add((w, h, count));
            count += w * h;
            if (w * h <= 1) break;
            (w, h) = ((w + 1) / 2, (h + 1) / 2);
        }
        (_values, _lows, _parents) = (new int[count], new int[count], new int[count]);
        Array.Fill(_values, Unknown);
        Array.Fill(_parents, -1);
        for (int l = 0; l + 1 < levels.Count; l++)
            for (int y = 0; y < levels[l].H; y++)
                for (int x = 0; x < levels[l].W; x++) _parents[levels[l].Start + y * levels[l].W + x] = levels[l + 1].Start + y / 2 * levels[l + 1].W + x / 2;
    }

    /// <summary>Reads until it is known whether a leaf's value is below a threshold.</summary>
    public bool IsBelow(ref PacketBits bits, int leaf, int threshold)
    {
        Span<int> path = stackalloc int[32];
        int depth = 0;
        for (int node = leaf; node >= 0; node = _parents[node]) path[depth++] = node;
        int low = 0;
        for (int i = depth - 1; i >= 0; i--)
        {
            int node = path[i];
            low = Math.Max(low, _lows[node]);
            while (low < threshold && low < _values[node])
            {
                if (bits.Bit() != 0) _values[node] = low;
                else low++;
            }
            _lows[node] = low;
        }
        return _values[leaf] < threshold;
    }
}
