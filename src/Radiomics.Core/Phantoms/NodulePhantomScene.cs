namespace Radiomics;

/// <summary>The materials of a nodule phantom, place by place.</summary>
internal sealed class NodulePhantomScene
{
    private const double WallRadiusMm = 100, FarMm = 1e4;

    private readonly NodulePhantomOptions _options;
    private readonly NoduleOutline _outline;
    private readonly Capsule _vessel;
    private readonly PointMm _wallCenter;
    private readonly double _wallX, _coreRadius, _reach;

    public NodulePhantomScene(NodulePhantomOptions options, PointMm center)
    {
        _options = options;
        Center = center;
        double radius = options.DiameterMm / 2, vessel = options.VesselDiameterMm / 2;
        _outline = NoduleOutline.Create(options.Shape, center, radius, options.Seed);
        _reach = _outline.Reach;
        _coreRadius = options.CoreShare * radius;
        _wallX = center.X + options.WallDepth * radius;
        _wallCenter = new PointMm(_wallX - WallRadiusMm, center.Y, center.Z);
        PointMm way = new PointMm(0.48, 0.64, 0.6).Scale(options.BoxMm);
        // Sideways is a unit vector across the way, away from the wall.
        PointMm through = options.Vessel == NodulePhantomVessel.Beside ? center + new PointMm(-0.8, 0.6, 0).Scale(radius + vessel / 2) : center;
        _vessel = new Capsule(through - way, through + way, vessel, vessel);
    }

    /// <summary>The nodule's centre, mm.</summary>
    public PointMm Center { get; }

    /// <summary>No point farther than this from the centre belongs to the nodule, mm.</summary>
    public double Reach => _reach;

    /// <summary>Signed distance to the nodule, negative inside; large far away from it.</summary>
    public double Nodule(PointMm p) => Box(p) > _reach + 1 ? FarMm : _outline.Distance(p);

    /// <summary>Signed distance to the solid core; large where there is none.</summary>
    public double Core(PointMm p) => _options.Type == PhantomNoduleType.PartSolid ? (p - Center).Length - _coreRadius : FarMm;

    /// <summary>Signed distance to the vessel; large where there is none.</summary>
    public double Vessel(PointMm p) => _options.Vessel == NodulePhantomVessel.None ? FarMm : _vessel.Distance(p);

    /// <summary>Signed distance to the wall, negative within it; large where there is none.</summary>
    public double Wall(PointMm p) => _options.Wall switch
    {
        NodulePhantomWall.Flat => _wallX - p.X,
        NodulePhantomWall.Curved => WallRadiusMm - (p - _wallCenter).Length,
        _ => FarMm,
    };

    /// <summary>Signed distance to what of the nodule lies on the lung's side of the wall.</summary>
    public double InLung(PointMm p) => Math.Max(Nodule(p), -Wall(p));

    /// <summary>Signed distance to what of the solid core lies on the lung's side of the wall.</summary>
    public double CoreInLung(PointMm p) => Math.Max(Core(p), InLung(p));

    /// <summary>Whether a place belongs to the nodule: inside its outline, on the lung's side of the wall.</summary>
    public bool IsNodule(PointMm p) => Nodule(p) <= 0 && Wall(p) > 0;

    /// <summary>The HU of a place and the distance within which it holds all around; NaN for the lung.</summary>
    public (double Hu, double Within) At(PointMm p)
    {
        double wall = Wall(p), nodule = Nodule(p), vessel = Vessel(p), core = Core(p);
        double within = Math.Min(Math.Min(Math.Abs(wall), Math.Abs(nodule)), Math.Min(Math.Abs(vessel), Math.Abs(core)));
        if (wall <= 0) return (_options.WallHu, within);
        // What is denser shows: ground glass does not thin a vessel.
        double hu = double.NegativeInfinity;
        if (vessel <= 0) hu = _options.VesselHu;
        if (nodule <= 0) hu = Math.Max(hu, _options.Type == PhantomNoduleType.Solid ? _options.SolidHu : _options.GroundGlassHu);
        if (core <= 0 && nodule <= 0) hu = Math.Max(hu, _options.SolidHu);
        return (double.IsNegativeInfinity(hu) ? double.NaN : hu, within);
    }

    private double Box(PointMm p) => Math.Max(Math.Abs(p.X - Center.X), Math.Max(Math.Abs(p.Y - Center.Y), Math.Abs(p.Z - Center.Z)));
}
