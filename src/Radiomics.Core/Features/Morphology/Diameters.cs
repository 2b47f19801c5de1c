namespace Radiomics;

/// <summary>
/// The longest distances between vertices of the marching-cubes mesh, in mm: anywhere, and within planes of constant slice, row and column. Exact: only
/// vertices that cannot be an end of a longest distance are left out.
/// </summary>
/// <param name="Maximum3D">Between any two vertices.</param>
/// <param name="InSlice">Between vertices of one slice plane (axial).</param>
/// <param name="InRow">Between vertices of one plane of constant row (coronal).</param>
/// <param name="InColumn">Between vertices of one plane of constant column (sagittal).</param>
internal readonly record struct Diameters(double Maximum3D, double InSlice, double InRow, double InColumn)
{
    /// <summary>Rounding in a bound must not hide a pair that is longer by less than that.</summary>
    private const double Slack = 1 + 1e-12;

    /// <summary>Measures a mask.</summary>
    /// <param name="mask">The mask.</param>
    public static Diameters Measure(PaddedMask mask)
    {
        SurfaceLines lines = SurfaceLines.Find(mask), turned = SurfaceLines.Find(mask, turned: true);
        List<PlaneHull> slices = PlaneHull.OfSlices(lines, mask.Spacing);
        return new Diameters(
            Math.Sqrt(LargestAcross(slices)),
            Largest(slices),
            Largest(PlaneHull.OfRows(lines, mask.Spacing)),
            Largest(PlaneHull.OfRows(turned, new Spacing(mask.Spacing.Y, mask.Spacing.X, mask.Spacing.Z))));
    }

    /// <summary>The longest distance within a plane; planes, and corners in them, that cannot reach what was found are passed over.</summary>
    private static double Largest(List<PlaneHull> hulls)
    {
        hulls.Sort((a, b) => b.Radius.CompareTo(a.Radius));
        double largest = 0;
        foreach (PlaneHull hull in hulls)
        {
            if (4 * hull.Radius * hull.Radius * Slack < largest) break;
            foreach ((double U, double V) corner in hull.Corners)
                if (hull.SquaredReach(corner) * Slack >= largest) largest = Math.Max(largest, hull.SquaredFarthest(corner));
        }
        return Math.Sqrt(largest);
    }

    /// <summary>
    /// Pairs of planes in order of an upper bound of their distance (from the circles around their hulls), until the bound falls below what was found. The first pair
    /// tells which pairs need to be put in order at all.
    /// </summary>
    private static double LargestAcross(List<PlaneHull> hulls)
    {
        (double Bound, int A, int B) first = default;
        for (int a = 0; a < hulls.Count; a++)
        {
            for (int b = a; b < hulls.Count; b++)
            {
                double bound = Bound(hulls[a], hulls[b]);
                if (bound >= first.Bound) first = (bound, a, b);
            }
        }
        double largest = LargestBetween(hulls[first.A], hulls[first.B], 0);
        List<(double Bound, int A, int B)> pairs = [];
        for (int a = 0; a < hulls.Count; a++)
        {
            for (int b = a; b < hulls.Count; b++)
            {
                double bound = Bound(hulls[a], hulls[b]);
                if (bound * Slack >= largest) pairs.Add((bound, a, b));
            }
        }
        pairs.Sort((p, q) => q.Bound.CompareTo(p.Bound));
        foreach ((double bound, int a, int b) in pairs)
        {
            if (bound * Slack < largest) break;
            largest = LargestBetween(hulls[a], hulls[b], largest);
        }
        return largest;
    }

    /// <summary>The largest squared distance between corners of two planes, or what was found where that is larger.</summary>
    private static double LargestBetween(PlaneHull from, PlaneHull to, double largest)
    {
        double height = from.Height - to.Height, squaredHeight = height * height;
        foreach ((double U, double V) corner in from.Corners)
            if ((squaredHeight + to.SquaredReach(corner)) * Slack >= largest) largest = Math.Max(largest, squaredHeight + to.SquaredFarthest(corner));
        return largest;
    }

    private static double Bound(PlaneHull a, PlaneHull b)
    {
        double reach = Math.Sqrt(PlaneHull.SquaredDistance(a.Center, b.Center)) + a.Radius + b.Radius, height = a.Height - b.Height;
        return height * height + reach * reach;
    }
}
