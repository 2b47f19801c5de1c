namespace Radiomics;

/// <summary>
/// The box of least volume around a convex hull, in any orientation. The first side is laid against every face of the hull and against every pair of opposite
/// edges, and the rectangle of least area around the hull's shadow on that side is found exactly (one of its sides lies along an edge of the shadow). From the best
/// boxes so found the search goes on by turning the box about each of its axes to the rectangle of least area, until no turn makes it smaller.
/// </summary>
/// <param name="Volume">Volume, mm3.</param>
/// <param name="Area">Surface area, mm2.</param>
internal readonly record struct OrientedBox(double Volume, double Area)
{
    /// <summary>Edges up to which pairs of opposite edges are tried.</summary>
    private const int MaximumEdges = 1000;

    /// <summary>Boxes from which the search goes on.</summary>
    private const int Starts = 16;

    /// <summary>A turn that gains less than this share of the volume ends the search.</summary>
    private const double LeastGain = 1e-12;

    /// <summary>The box around a hull.</summary>
    public static OrientedBox Around(ConvexHull hull)
    {
        PlacedBox[] boxes = [.. Directions(hull).Select(w => PlacedBox.LeastAlong(w, hull))];
        Array.Sort(boxes, (a, b) => a.Volume.CompareTo(b.Volume));
        PlacedBox best = boxes[0];
        foreach (PlacedBox start in boxes.Take(Starts))
        {
            PlacedBox turned = Turn(start, hull);
            // Of boxes of the same volume, the one of the smaller surface.
            double gain = (best.Volume - turned.Volume) / best.Volume;
            if (gain > LeastGain || (gain > -LeastGain && turned.Area < best.Area)) best = turned;
        }
        return new OrientedBox(best.Volume, best.Area);
    }

    /// <summary>
    /// Directions for the first side: those of the faces (of parallel faces one) and those across two opposite edges. Hulls of very many edges have faces enough
    /// without.
    /// </summary>
    private static IEnumerable<PointMm> Directions(ConvexHull hull)
    {
        HashSet<PointMm> known = [];
        foreach (PointMm normal in hull.Normals)
            if (known.Add(normal) && !known.Contains(normal.Scale(-1))) yield return normal;
        if (hull.Edges.Length <= MaximumEdges)
            foreach (PointMm across in OppositeEdges.Normals(hull)) yield return across;
    }

    private static PlacedBox Turn(PlacedBox box, ConvexHull hull)
    {
        for (int idle = 1, axis = 1; idle < 3; axis = (axis + 1) % 3)
        {
            PlacedBox turned = PlacedBox.LeastAlong(box.Axis(axis), hull);
            if (turned.Volume < box.Volume * (1 - LeastGain))
            {
                // The axis turned about is the new box's first.
                (box, idle, axis) = (turned, 1, 0);
            }
            else
            {
                idle++;
            }
        }
        return box;
    }
}
