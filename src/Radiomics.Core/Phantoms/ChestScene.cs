namespace Radiomics;

/// <summary>The shapes of a phantom in mm from the middle of the image: x to the image's right, y to its bottom, z with the slices.</summary>
internal sealed class ChestScene
{
    private const double DesignWidthMm = 358.4, DesignHeightMm = 150;
    private const double PleuraDepth = 0.8, VesselRadiusMm = 1.5, VesselLengthMm = 60;
    private const double Endless = 1e7;

    public ChestScene(ChestPhantomOptions options)
    {
        Spacing s = options.Spacing;
        double width = options.Size.Columns * s.X, depth = options.Size.Rows * s.Y, height = options.Size.Slices * s.Z;
        Scale = Math.Min(width, depth) / DesignWidthMm;
        ScaleZ = height / DesignHeightMm;

        Skin = Round(0, 0, 166, 112);
        Muscle = Round(0, 1, 152, 100);
        Ribs = Round(0, 2, 141, 90);
        Thorax = Round(0, 2, 134, 83);
        Lungs = [Ball(-79, 4, -15, 62, 92, 125), Ball(80, 4, -15, 59, 90, 122)];
        Mediastinum = Round(2, -8, 26, 66);
        Heart = Ball(26, -28, -75, 62, 48, 68);
        Aorta = Round(20, 50, 12, 12);
        Vertebra = Round(0, 74, 19, 15);
        Canal = Round(0, 95, 9, 7);
        Spine = Round(0, 98, 5, 9);
        Sternum = Round(0, -90, 17, 5);

        PointMm carina = Place(0, 28, 5);
        Airways =
        [
            new Capsule(Place(0, 20, 200), carina, 9 * Scale, 8.5 * Scale),
            new Capsule(carina, Place(-34, 30, -22), 6.5 * Scale, 5 * Scale),
            new Capsule(carina, Place(36, 34, -26), 6 * Scale, 4.5 * Scale),
        ];

        Balls = [.. options.Nodules.Select(n => Settle(n, width, depth, height))];
        List<Capsule> vessels = VesselTree.Grow(this, options.Seed);
        vessels.RemoveAll(v => Balls.Any(b => v.Distance(b.Center) < b.Nodule.RadiusMm + 3));
        foreach ((PhantomNodule nodule, PointMm center) in Balls)
        {
            if (nodule.Attachment != PhantomAttachment.Vessel) continue;
            PointMm half = new PointMm(0.64, 0.48, 0.6).Scale(VesselLengthMm / 2);
            vessels.Add(new Capsule(center - half, center + half, VesselRadiusMm, VesselRadiusMm));
        }
        Vessels = [.. vessels];
    }

    public double Scale { get; }
    public double ScaleZ { get; }
    public Ellipsoid Skin { get; }
    public Ellipsoid Muscle { get; }
    public Ellipsoid Ribs { get; }
    public Ellipsoid Thorax { get; }
    public Ellipsoid[] Lungs { get; }
    public Ellipsoid Mediastinum { get; }
    public Ellipsoid Heart { get; }
    public Ellipsoid Aorta { get; }
    public Ellipsoid Vertebra { get; }
    public Ellipsoid Canal { get; }
    public Ellipsoid Spine { get; }
    public Ellipsoid Sternum { get; }
    public Capsule[] Airways { get; }
    public Capsule[] Vessels { get; }
    public (PhantomNodule Nodule, PointMm Center)[] Balls { get; }

    /// <summary>Signed distance to the lungs' surface, negative inside: the ellipsoids within the thorax, without mediastinum and heart.</summary>
    public double LungDistance(double x, double y, double z)
    {
        double lung = Math.Min(Lungs[0].Distance(x, y, z), Lungs[1].Distance(x, y, z));
        double inside = Math.Max(lung, Thorax.Distance(x, y, z));
        if (inside > 20) return inside;
        double core = Math.Min(Math.Min(Mediastinum.Distance(x, y, z), Heart.Distance(x, y, z)), Math.Min(Aorta.Distance(x, y, z), Vertebra.Distance(x, y, z) - 3 * Scale));
        return Math.Max(inside, -core);
    }

    /// <summary>A place of the design, scaled to the image.</summary>
    public PointMm Place(double x, double y, double z) => new(x * Scale, y * Scale, z * ScaleZ);

    private Ellipsoid Round(double x, double y, double a, double b) => new(Place(x, y, 0), a * Scale, b * Scale, Endless);

    private Ellipsoid Ball(double x, double y, double z, double a, double b, double c) => new(Place(x, y, z), a * Scale, b * Scale, c * ScaleZ);

    private (PhantomNodule, PointMm) Settle(PhantomNodule nodule, double width, double depth, double height)
    {
        PointMm center = new(nodule.X * width, nodule.Y * depth, nodule.Z * height);
        if (nodule.Attachment != PhantomAttachment.Pleura) return (nodule, center);
        // Outwards from the lung's axis until the depth fits, by halving.
        Ellipsoid lung = Lungs[center.X < 0 ? 0 : 1];
        PointMm axis = new(lung.Center.X, lung.Center.Y, center.Z), way = center - axis;
        if (way.Length < 1) way = new PointMm(center.X < 0 ? -1 : 1, 0, 0);
        way = way.Scale(1 / way.Length);
        double near = 0, far = DesignWidthMm * Scale;
        for (int i = 0; i < 60; i++)
        {
            double middle = (near + far) / 2;
            PointMm p = axis + way.Scale(middle);
            if (LungDistance(p.X, p.Y, p.Z) < -PleuraDepth * nodule.RadiusMm) near = middle;
            else far = middle;
        }
        return (nodule, axis + way.Scale(near));
    }
}
