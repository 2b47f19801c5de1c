namespace Radiomics;

/// <summary>
/// The best star-shaped surface around a centre: of all surfaces that every ray from the centre leaves once, the one with the least cost. Its
/// inside should be tissue and its outside lung, wall or far away; its area costs, the less the darker it gets beyond, so that it spans the
/// mouths of vessels and strands instead of following them. Found exactly, as a minimum cut over the rays.
/// </summary>
internal sealed class StarSurface
{
    private const int Levels = 32;

    /// <summary>Costs are whole numbers: this many a mm3. No cost may pull a cell out that a ray passes on its way.</summary>
    private const double CostScale = 200, Infinite = 1 << 28;

    /// <summary>Where the innermost level lies and how far the rays go, in radii of the nodule.</summary>
    private const double InnermostShare = 0.15, InnermostMm = 0.8, FarthestShare = 2.6, FarthestMm = 10;

    /// <summary>Beyond this many radii distance costs, by this much a radius; no more than two radii count.</summary>
    private const double FarAt = 1.2, FarCost = 1.5, MostFar = 2;

    /// <summary>What is this much denser than the nodule's tissue is vessel or bone, by the cost's slope and limit.</summary>
    private const double DenseAt = 1.6, DenseSlope = 3, DenseCost = 0.5, CoreRadii = 0.8;

    /// <summary>
    /// Area counts in proportion to the radius, up to the largest one here, and in full from a contrast of so many HU on. Faint nodules are ground
    /// glass, whose outlines are less round.
    /// </summary>
    private const double AreaShare = 0.19, FaintAreaShare = 0.14, FaintHu = 300, FullHu = 700, LargestAreaRadiusMm = 6;

    private const double CoreCost = -20, GivenCost = 100;

    private static readonly CutGraph s_graph = MakeGraph();

    private readonly double[] _radii, _background;

    private StarSurface(PointMm center, double[] radii, double[] background, WallSurface? wall, bool open)
    {
        Center = center;
        _radii = radii;
        _background = background;
        Wall = wall;
        IsOpen = open;
    }

    /// <summary>Where the rays start, mm from the box's first voxel.</summary>
    public PointMm Center { get; }

    /// <summary>The wall the surface stops at; null when there is none near.</summary>
    public WallSurface? Wall { get; }

    /// <summary>Whether the surface lies at the end of more than a few rays: the nodule reaches farther than was looked.</summary>
    public bool IsOpen { get; }

    /// <summary>The largest distance of the surface from the centre, mm.</summary>
    public double LargestRadius => _radii.Max();

    /// <summary>The distance of the surface from the centre in the direction of a vector, mm.</summary>
    public double RadiusTowards(PointMm vector) => RayDirections.Interpolate(_radii, vector);

    /// <summary>HU of what lies beyond the nodule in the direction of a vector: lung, or the haze it lies in.</summary>
    public double BackgroundTowards(PointMm vector) => RayDirections.Interpolate(_background, vector);

    /// <summary>Finds the surface.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="center">Where the rays start.</param>
    /// <param name="wall">The wall beside the centre.</param>
    /// <param name="tissueHu">HU of the nodule's tissue.</param>
    /// <param name="radiusMm">Radius the nodule is expected to have.</param>
    /// <param name="setting">Where tissue begins between background and tissue, and how much area costs.</param>
    public static StarSurface Find(NoduleScene scene, PointMm center, WallSurface? wall, double tissueHu, double radiusMm, GrowthSetting setting)
    {
        double contrast = tissueHu - scene.LungHu;
        double reach = Math.Min(scene.Box.RadiusMm, Math.Max(FarthestMm, FarthestShare * radiusMm)), innermost = Math.Max(InnermostMm, InnermostShare * radiusMm);
        Span<double> r = stackalloc double[Levels + 1];
        double factor = NthRoot(reach / innermost);
        r[0] = innermost;
        for (int k = 1; k <= Levels; k++) r[k] = r[k - 1] * factor;
        // What the cells of a level have in common, whatever their ray.
        Span<double> middles = stackalloc double[Levels], shells = stackalloc double[Levels];
        for (int k = 0; k < Levels; k++) (middles[k], shells[k]) = (Math.Sqrt(r[k] * r[k + 1]), r[k + 1] * r[k + 1] * r[k + 1] - r[k] * r[k] * r[k]);

        double[] background = RayBackground.Measure(scene, center, tissueHu, radiusMm, reach);
        double[] shares = new double[RayDirections.Count * Levels];
        using MinimumCut cut = new(s_graph);
        bool open = scene.AllowsBall(center, reach);
        for (int d = 0; d < RayDirections.Count; d++)
        {
            PointMm direction = RayDirections.Of(d);
            double behind = background[d], toTissue = tissueHu - behind, angle = RayDirections.SolidAngle(d);
            for (int k = 0; k < Levels; k++)
            {
                PointMm at = center + direction.Scale(middles[k]);
                double share = Math.Clamp((scene.ValueAt(at) - behind) / toTissue, -0.2, 3);
                shares[d * Levels + k] = share;
                double volume = angle * shells[k] / 3;
                double cost = k == 0 ? CoreCost : Cost(scene, wall, open, at, share, middles[k] / radiusMm, setting);
                cut.SetTerminal(d * Levels + k, (int)Math.Round(-cost * volume * CostScale));
            }
        }
        Given(scene, center, r, cut);

        double areaShare = FaintAreaShare + (AreaShare - FaintAreaShare) * Math.Clamp((contrast - FaintHu) / (FullHu - FaintHu), 0, 1);
        double area = areaShare * setting.AreaFactor * Math.Min(radiusMm, LargestAreaRadiusMm) * CostScale;
        int pair = 0;
        for (int d = 0; d < RayDirections.Count; d++)
        {
            int along = pair;
            for (int k = 0; k + 1 < Levels; k++)
            {
                int i = d * Levels + k;
                double drop = Math.Clamp(shares[k > 0 ? i - 1 : i], 0, 1.2) - Math.Clamp(shares[i + 1], 0, 1.2);
                double weight = double.IsNaN(drop) ? 1 : Fading(Math.Max(0, drop));
                cut.SetArc(pair++, (int)Math.Round(area * weight * RayDirections.SolidAngle(d) * r[k + 1] * r[k + 1]), (int)Infinite);
            }
            cut.BalanceChain(d * Levels, Levels, along);
            ReadOnlySpan<int> beside = RayDirections.Neighbors(d);
            double side = Math.Sqrt(RayDirections.SolidAngle(d)) * 4 / beside.Length;
            foreach (int e in beside)
            {
                if (e < d) continue;
                for (int k = 0; k < Levels; k++)
                {
                    int cost = (int)Math.Round(area * side * 0.5 * (r[k + 1] * r[k + 1] - r[k] * r[k]));
                    cut.SetArc(pair++, cost, cost);
                }
            }
        }
        cut.Run();

        double[] radii = new double[RayDirections.Count];
        int ends = 0;
        for (int d = 0; d < radii.Length; d++)
        {
            int k = 0;
            while (k < Levels && cut.IsInside(d * Levels + k)) k++;
            radii[d] = r[k];
            if (k == Levels) ends++;
        }
        return new StarSurface(center, radii, background, wall, ends > RayDirections.Count / 50);
    }

    /// <summary>What speaks against a place inside, -1 to 1 and more beyond the nodule's size.</summary>
    private static double Cost(NoduleScene scene, WallSurface? wall, bool open, PointMm at, double share, double radii, GrowthSetting setting)
    {
        // Beyond the image nobody knows: neither for nor against.
        double cost = double.IsNaN(share) ? 0 : Math.Clamp((setting.SurfaceFraction - share) * 2, -1, 1);
        // In a halo the dense core belongs; what is dense at its border may be a vessel as well.
        if (share > DenseAt && setting.TissueHu is null) cost = Math.Min(DenseCost, cost + (share - DenseAt) * DenseSlope);
        else if (share > DenseAt && radii > CoreRadii) cost = 0;
        if (wall is not null && wall.IsBehind(at)) cost = 1;
        if (!open && scene.Box.OffsetAt(at) is >= 0 and int offset && !scene.IsAllowed(offset)) cost = 1;
        return cost + FarCost * Math.Clamp(radii - FarAt, 0, MostFar);
    }

    /// <summary>Holds the cells of given points inside or outside, with what lies before or behind them on their rays.</summary>
    private static void Given(NoduleScene scene, PointMm center, ReadOnlySpan<double> r, MinimumCut cut)
    {
        const double NearCosine = 0.98;
        foreach ((IReadOnlyList<VoxelIndex> points, int sign) in new[] { (scene.Constraints.Foreground, 1), (scene.Constraints.Background, -1) })
        {
            foreach (VoxelIndex point in points)
            {
                int offset = scene.InBox(point);
                if (offset < 0) continue;
                PointMm way = scene.Box.PointOf(offset) - center;
                double length = way.Length;
                if (length < r[0]) continue;
                int level = 0;
                while (level < Levels - 1 && r[level + 1] < length) level++;
                for (int d = 0; d < RayDirections.Count; d++)
                    if (RayDirections.Of(d).Dot(way) >= NearCosine * length) cut.SetTerminal(d * Levels + level, (int)(sign * GivenCost * CostScale * Math.Max(1, length)));
            }
        }
    }

    /// <summary>1 / e^(2 x) by the first terms of its series: 1 for no drop, a seventh for a full one.</summary>
    private static double Fading(double x) => 1 / (1 + 2 * x + 2 * x * x + 4.0 / 3 * x * x * x + 2.0 / 3 * x * x * x * x);

    /// <summary>The 32nd root by five square roots, the same bits on every platform.</summary>
    private static double NthRoot(double value)
    {
        for (int i = 1; i < Levels; i *= 2) value = Math.Sqrt(value);
        return value;
    }

    private static CutGraph MakeGraph()
    {
        List<(int, int)> pairs = [];
        for (int d = 0; d < RayDirections.Count; d++)
        {
            for (int k = 0; k + 1 < Levels; k++) pairs.Add((d * Levels + k, d * Levels + k + 1));
            foreach (int e in RayDirections.Neighbors(d))
            {
                if (e < d) continue;
                for (int k = 0; k < Levels; k++) pairs.Add((d * Levels + k, e * Levels + k));
            }
        }
        return new CutGraph(RayDirections.Count * Levels, pairs);
    }
}
