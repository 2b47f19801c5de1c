namespace Radiomics;

/// <summary>Measures <see cref="AxialDiameters"/>: on the convex hull of each slice's voxel corners, exactly.</summary>
internal static class AxialCalipers
{
    /// <summary>Measures a mask that is not empty.</summary>
    public static AxialDiameters Measure(Mask mask)
    {
        Spacing s = mask.Geometry.Spacing;
        VoxelRegion region = mask.Region;
        AxialDiameters? best = null;
        for (int z = 0; z < region.Size.Slices; z++)
        {
            List<(double X, double Y)> hull = Hull(Corners(mask, z));
            if (hull.Count == 0) continue;
            (int a, int b) = Farthest(hull, s);
            double dx = (hull[b].X - hull[a].X) * s.X, dy = (hull[b].Y - hull[a].Y) * s.Y, length = Math.Sqrt(dx * dx + dy * dy);
            if (best is not null && length <= best.LongAxisMm) continue;
            ((double, double) from, (double, double) to, double across) = Across(hull, s, dx / length, dy / length);
            best = new AxialDiameters(length, across, region.Start.Slice + z, hull[a], hull[b], from, to);
        }
        return best ?? throw new ArgumentException("An empty mask has no diameters.", nameof(mask));
    }

    /// <summary>The outermost corners of each row's voxels: half a voxel around the centres.</summary>
    private static List<(double X, double Y)> Corners(Mask mask, int slice)
    {
        VoxelRegion region = mask.Region;
        List<(double, double)> corners = [];
        for (int y = 0; y < region.Size.Rows; y++)
        {
            ReadOnlySpan<byte> row = mask.Box.Slice((slice * region.Size.Rows + y) * region.Size.Columns, region.Size.Columns);
            int first = row.IndexOf((byte)1), last = row.LastIndexOf((byte)1);
            if (first < 0) continue;
            double top = region.Start.Row + y - 0.5, left = region.Start.Column + first - 0.5, right = region.Start.Column + last + 0.5;
            corners.AddRange([(left, top), (right, top), (left, top + 1), (right, top + 1)]);
        }
        return corners;
    }

    /// <summary>Convex hull by Andrew's monotone chain.</summary>
    private static List<(double X, double Y)> Hull(List<(double X, double Y)> points)
    {
        points.Sort();
        List<(double X, double Y)> hull = [];
        foreach (bool lower in new[] { true, false })
        {
            int start = hull.Count;
            for (int i = 0; i < points.Count; i++)
            {
                (double X, double Y) p = lower ? points[i] : points[^(i + 1)];
                while (hull.Count >= start + 2 && Turn(hull[^2], hull[^1], p) <= 0) hull.RemoveAt(hull.Count - 1);
                hull.Add(p);
            }
            if (hull.Count > 0) hull.RemoveAt(hull.Count - 1);
        }
        return hull;

        static double Turn((double X, double Y) o, (double X, double Y) a, (double X, double Y) b) => (a.X - o.X) * (b.Y - o.Y) - (a.Y - o.Y) * (b.X - o.X);
    }

    private static (int, int) Farthest(List<(double X, double Y)> hull, Spacing s)
    {
        (int, int) best = (0, 0);
        double most = -1;
        for (int i = 0; i < hull.Count; i++)
        {
            for (int j = i + 1; j < hull.Count; j++)
            {
                double dx = (hull[i].X - hull[j].X) * s.X, dy = (hull[i].Y - hull[j].Y) * s.Y, square = dx * dx + dy * dy;
                if (square > most) (most, best) = (square, (i, j));
            }
        }
        return best;
    }

    /// <summary>The longest chord of the hull across a direction: its length is concave along the direction, so that it begins or ends at a corner.</summary>
    private static ((double, double) From, (double, double) To, double Length) Across(List<(double X, double Y)> hull, Spacing s, double ux, double uy)
    {
        ((double, double), (double, double), double) best = (hull[0], hull[0], 0);
        foreach ((double X, double Y) corner in hull)
        {
            double place = corner.X * s.X * ux + corner.Y * s.Y * uy, low = double.PositiveInfinity, high = double.NegativeInfinity;
            (double, double) from = corner, to = corner;
            for (int i = 0; i < hull.Count; i++)
            {
                (double X, double Y) p = hull[i], q = hull[(i + 1) % hull.Count];
                double a = p.X * s.X * ux + p.Y * s.Y * uy - place, b = q.X * s.X * ux + q.Y * s.Y * uy - place;
                if (a * b > 0 || a == b) continue;
                double way = a / (a - b);
                (double X, double Y) at = (p.X + way * (q.X - p.X), p.Y + way * (q.Y - p.Y));
                double side = -at.X * s.X * uy + at.Y * s.Y * ux;
                if (side < low) (low, from) = (side, at);
                if (side > high) (high, to) = (side, at);
            }
            if (high - low > best.Item3) best = (from, to, high - low);
        }
        return best;
    }
}
