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
    public static Diameters Measure(PaddedMask mask)
    {
        SurfaceLines lines = SurfaceLines.Find(mask);
        List<PlaneHull> slices = PlaneHull.OfSlices(lines, mask.Spacing);
        PaddedMask turned = mask.Transpose();
        return new Diameters(
            Math.Sqrt(LargestAcross(slices)),
            Largest(slices),
            Largest(PlaneHull.OfRows(lines, mask.Spacing)),
            Largest(PlaneHull.OfRows(SurfaceLines.Find(turned), turned.Spacing)));
    }

    private static double Largest(List<PlaneHull> hulls) => Math.Sqrt(hulls.Max(h => h.SquaredDiameter()));

    /// <summary>
    /// Pairs of planes in order of an upper bound of their distance (from the circles around their hulls), until the bound falls below what was found.
    /// </summary>
    private static double LargestAcross(List<PlaneHull> hulls)
    {
        List<(double Bound, int A, int B)> pairs = [];
        for (int a = 0; a < hulls.Count; a++)
            for (int b = a; b < hulls.Count; b++)
                pairs.Add((Bound(hulls[a], hulls[b]), a, b));
        pairs.Sort((p, q) => q.Bound.CompareTo(p.Bound));

        // Rounding in a bound must not hide a pair that is longer by less than that.
        const double Slack = 1 + 1e-12;
        double largest = 0;
        foreach ((double bound, int a, int b) in pairs)
        {
            if (bound * Slack < largest) break;
            PlaneHull from = hulls[a], to = hulls[b];
            double height = from.Height - to.Height, squaredHeight = height * height;
            foreach ((double U, double V) corner in from.Corners)
            {
                double reach = Math.Sqrt(PlaneHull.SquaredDistance(corner, to.Center)) + to.Radius;
                if ((squaredHeight + reach * reach) * Slack < largest) continue;
                foreach ((double U, double V) other in to.Corners)
                    largest = Math.Max(largest, squaredHeight + PlaneHull.SquaredDistance(corner, other));
            }
        }
        return largest;
    }

    private static double Bound(PlaneHull a, PlaneHull b)
    {
        double reach = Math.Sqrt(PlaneHull.SquaredDistance(a.Center, b.Center)) + a.Radius + b.Radius, height = a.Height - b.Height;
        return height * height + reach * reach;
    }
}
