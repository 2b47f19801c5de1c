namespace Radiomics;

/// <summary>
/// The lung-side surface of chest wall, diaphragm or mediastinum beside a lesion: thick tissue that runs on to the end of the box, its
/// border to the lung fitted by a quadric. A lesion that bulges into the lung is trimmed from the fit, so the surface passes under it.
/// </summary>
internal sealed class WallSurface
{
    private const double TissueHu = -400, NearMm = 30, CloseMm = 20, LeastFrontMm = 2;
    /// <summary>A lesion at the border of the image also reaches the end of the box: what is smaller than this is no wall.</summary>
    private const double LeastMassMm3 = 2000;

    private const int Iterations = 12, LeastPoints = 60;
    private const double KeptShare = 0.6, BulgeWeight = 2, LeastFacing = 0.3;

    private readonly PointMm _origin, _normal, _u, _v;
    private readonly double[] _coefficients;
    private readonly double _margin;

    private WallSurface(PointMm origin, PointMm normal, PointMm u, PointMm v, double[] coefficients, double margin)
    {
        _origin = origin;
        _normal = normal;
        _u = u;
        _v = v;
        _coefficients = coefficients;
        _margin = margin;
    }

    /// <summary>Finds the mass of wall in a box: tissue thicker than twice the depth that reaches the end of the box, with what lies within that depth.</summary>
    /// <returns>1 for wall, 0 for all else; null when there is none.</returns>
    public static byte[]? FindMass(GrowthBox box, double depthMm)
    {
        byte[] tissue = new byte[box.Hu.Length];
        for (int i = 0; i < tissue.Length; i++) tissue[i] = box.Hu[i] >= TissueHu ? (byte)1 : (byte)0;
        float[] depth = NearDistance.Squared(tissue, box.Size, box.Spacing, depthMm, inverted: true);
        float deep = (float)(depthMm * depthMm);
        byte[] core = new byte[tissue.Length];
        for (int i = 0; i < core.Length; i++) core[i] = depth[i] > deep ? ConnectedGrowth.Open : ConnectedGrowth.Closed;

        int grown = 0;
        ImageSize size = box.Size;
        foreach ((int first, int end) in Masking.Runs(core, size))
        {
            VoxelIndex at = size.IndexOf(first);
            bool face = at.Row == 0 || at.Slice == 0 || at.Row == size.Rows - 1 || at.Slice == size.Slices - 1
                || at.Column == 0 || at.Column + end - first == size.Columns;
            if (face) grown += ConnectedGrowth.Grow(core, size, first, Neighborhood.Six);
        }
        if (grown * box.Spacing.VoxelVolume < LeastMassMm3) return null;

        for (int i = 0; i < core.Length; i++) core[i] = core[i] == ConnectedGrowth.Grown ? (byte)1 : (byte)0;
        double reach = depthMm + 0.5 * Math.Max(box.Spacing.X, box.Spacing.Y);
        float[] back = NearDistance.Squared(core, size, box.Spacing, reach, inverted: false);
        float near = (float)(reach * reach);
        for (int i = 0; i < core.Length; i++) core[i] = tissue[i] != 0 && back[i] <= near ? (byte)1 : (byte)0;
        return core;
    }

    /// <summary>Fits the surface beside a centre; null when there is no wall near enough.</summary>
    public static WallSurface? Fit(GrowthBox box, byte[] mass, PointMm center)
    {
        List<(PointMm Place, PointMm Area)> border = Border(box, mass, center);
        if (border.Count < LeastPoints) return null;

        PointMm sum = default;
        foreach ((PointMm place, PointMm area) in border)
            if (place.Length <= CloseMm) sum += area;
        if (sum.Length == 0)
            foreach ((_, PointMm area) in border) sum += area;
        if (sum.Length == 0) return null;
        PointMm normal = sum.Scale(1 / sum.Length);
        PointMm other = Math.Abs(normal.X) <= Math.Abs(normal.Y) && Math.Abs(normal.X) <= Math.Abs(normal.Z) ? new PointMm(1, 0, 0)
            : Math.Abs(normal.Y) <= Math.Abs(normal.Z) ? new PointMm(0, 1, 0) : new PointMm(0, 0, 1);
        PointMm u = normal.Cross(other);
        u = u.Scale(1 / u.Length);
        PointMm v = normal.Cross(u);

        List<(double U, double V, double H)> points = [];
        foreach ((PointMm place, PointMm area) in border)
            if (area.Dot(normal) > LeastFacing * area.Length) points.Add((place.Dot(u) / NearMm, place.Dot(v) / NearMm, place.Dot(normal)));
        if (points.Count < LeastPoints || TrimmedQuadric.Fit(points, Iterations, KeptShare, BulgeWeight) is not { } coefficients) return null;

        double margin = 0.5 * Math.Min(box.Spacing.X, Math.Min(box.Spacing.Y, box.Spacing.Z));
        return new WallSurface(center, normal, u, v, coefficients, margin);
    }

    /// <summary>This surface, moved back so far that a point lies a little in front of it; unchanged when it does already.</summary>
    public WallSurface InFrontOf(PointMm point)
    {
        PointMm from = point - _origin;
        double height = from.Dot(_normal) - TrimmedQuadric.Value(_coefficients, from.Dot(_u) / NearMm, from.Dot(_v) / NearMm);
        if (height >= LeastFrontMm) return this;
        double[] moved = (double[])_coefficients.Clone();
        moved[0] -= LeastFrontMm - height;
        return new WallSurface(_origin, _normal, _u, _v, moved, _margin);
    }

    /// <summary>Whether a point lies on the wall's side of the surface; false far from where it was fitted.</summary>
    public bool IsBehind(PointMm point)
    {
        PointMm from = point - _origin;
        double u = from.Dot(_u) / NearMm, v = from.Dot(_v) / NearMm;
        return u * u + v * v <= 1.5 && from.Dot(_normal) < TrimmedQuadric.Value(_coefficients, u, v) + _margin;
    }

    /// <summary>Voxels of the mass that face lung, within reach of the centre: their place from the centre and the area vector into the lung.</summary>
    private static List<(PointMm Place, PointMm Area)> Border(GrowthBox box, byte[] mass, PointMm center)
    {
        List<(PointMm, PointMm)> border = [];
        ImageSize size = box.Size;
        Spacing s = box.Spacing;
        int plane = size.SliceArea, columns = size.Columns;
        double ax = s.Y * s.Z, ay = s.X * s.Z, az = s.X * s.Y;
        box.ForEachRunWithin(center, NearMm, (first, end) =>
        {
            for (int i = first; i < end; i++)
                if (mass[i] != 0) Add(i);
        });
        return border;

        void Add(int i)
        {
            VoxelIndex at = size.IndexOf(i);
            double x = 0, y = 0, z = 0;
            if (at.Column > 0 && IsLung(i - 1)) x -= ax;
            if (at.Column < columns - 1 && IsLung(i + 1)) x += ax;
            if (at.Row > 0 && IsLung(i - columns)) y -= ay;
            if (at.Row < size.Rows - 1 && IsLung(i + columns)) y += ay;
            if (at.Slice > 0 && IsLung(i - plane)) z -= az;
            if (at.Slice < size.Slices - 1 && IsLung(i + plane)) z += az;
            if (x != 0 || y != 0 || z != 0) border.Add((box.PointOf(i) - center, new PointMm(x, y, z)));
        }

        bool IsLung(int offset) => box.Hu[offset] < TissueHu;
    }
}
