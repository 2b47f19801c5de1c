namespace Radiomics;

/// <summary>
/// The corners of the convex hull of the mesh vertices in one plane, in half voxels. Lines come by ascending v, each with its two outermost vertices, so that
/// the left and the right side of the hull are each one chain (Andrew's monotone chain, in whole numbers).
/// </summary>
internal static class PlaneCorners
{
    /// <summary>The outermost vertices of a line.</summary>
    public delegate bool Line(int index, out int first, out int last);

    /// <summary>The corners, the left side and then the right, each once; empty when the plane has no vertex.</summary>
    public static (int U, int V)[] Find(int lineCount, Line line)
    {
        List<(int U, int V)> left = [], right = [];
        for (int v = 0; v < lineCount; v++)
        {
            if (!line(v, out int first, out int last)) continue;
            Extend(left, (first, v), 1);
            Extend(right, (last, v), -1);
        }
        // Chains ascend: what they share, at their ends, is met in order.
        (int U, int V)[] corners = new (int, int)[left.Count + right.Count];
        left.CopyTo(corners);
        int count = left.Count, at = 0;
        foreach ((int U, int V) corner in right)
        {
            while (at < left.Count && left[at].V < corner.V) at++;
            if (at == left.Count || left[at] != corner) corners[count++] = corner;
        }
        return corners[..count];
    }

    /// <summary>Adds a point to a chain and drops the points before it that no longer bulge out; side 1 for the left, -1 for the right chain.</summary>
    private static void Extend(List<(int U, int V)> chain, (int U, int V) point, int side)
    {
        while (chain.Count >= 2)
        {
            (int U, int V) a = chain[^2], b = chain[^1];
            long turn = (long)(b.U - a.U) * (point.V - a.V) - (long)(b.V - a.V) * (point.U - a.U);
            if (side * turn < 0) break;
            chain.RemoveAt(chain.Count - 1);
        }
        chain.Add(point);
    }
}
