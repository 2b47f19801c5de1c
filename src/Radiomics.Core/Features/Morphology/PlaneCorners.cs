namespace Radiomics;

/// <summary>
/// The corners of the convex hull of the mesh vertices in one plane, in half voxels. Lines come by ascending v, each with its two outermost vertices, so that
/// the left and the right side of the hull are each one chain (Andrew's monotone chain, in whole numbers).
/// </summary>
/// <param name="lineCount">Lines of a plane. An instance finds the corners of one plane after another.</param>
internal sealed class PlaneCorners(int lineCount)
{
    private readonly (int U, int V)[] _left = new (int, int)[lineCount];
    private readonly (int U, int V)[] _right = new (int, int)[lineCount];

    /// <summary>The outermost vertices of a line.</summary>
    public delegate bool Line(int index, out int first, out int last);

    /// <summary>The corners, the left side and then the right, each once; empty when the plane has no vertex.</summary>
    public (int U, int V)[] Find(Line line)
    {
        int leftCount = 0, rightCount = 0;
        for (int v = 0; v < lineCount; v++)
        {
            if (!line(v, out int first, out int last)) continue;
            Extend(_left, ref leftCount, (first, v), 1);
            Extend(_right, ref rightCount, (last, v), -1);
        }
        // Chains ascend: what they share, at their ends, is met in order.
        (int U, int V)[] corners = new (int, int)[leftCount + rightCount];
        _left.AsSpan(0, leftCount).CopyTo(corners);
        int count = leftCount, at = 0;
        foreach ((int U, int V) corner in _right.AsSpan(0, rightCount))
        {
            while (at < leftCount && _left[at].V < corner.V) at++;
            if (at == leftCount || _left[at] != corner) corners[count++] = corner;
        }
        return corners[..count];
    }

    /// <summary>Adds a point to a chain and drops the points before it that no longer bulge out; side 1 for the left, -1 for the right chain.</summary>
    private static void Extend((int U, int V)[] chain, ref int count, (int U, int V) point, int side)
    {
        while (count >= 2)
        {
            (int U, int V) a = chain[count - 2], b = chain[count - 1];
            long turn = (long)(b.U - a.U) * (point.V - a.V) - (long)(b.V - a.V) * (point.U - a.U);
            if (side * turn < 0) break;
            count--;
        }
        chain[count++] = point;
    }
}
