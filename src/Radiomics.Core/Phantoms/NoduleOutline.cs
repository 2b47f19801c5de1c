namespace Radiomics;

/// <summary>The outline of a phantom's nodule: an ellipsoid with lobes or spikes, joined with rounded furrows.</summary>
internal sealed class NoduleOutline
{
    private const int Spikes = 12;
    private const double LeastAngleCosine = 0.72;

    private readonly Ellipsoid _body;
    private readonly Capsule[] _parts;
    private readonly double _rounding;

    private NoduleOutline(Ellipsoid body, Capsule[] parts, double rounding, double reach)
    {
        _body = body;
        _parts = parts;
        _rounding = rounding;
        Reach = reach;
    }

    /// <summary>No point farther than this from the centre belongs to the nodule, mm.</summary>
    public double Reach { get; }

    /// <summary>Makes an outline.</summary>
    /// <param name="shape">The kind.</param>
    /// <param name="center">The centre, mm.</param>
    /// <param name="radius">Radius of the ball it is made from, mm.</param>
    /// <param name="seed">Where lobes and spikes are.</param>
    public static NoduleOutline Create(NodulePhantomShape shape, PointMm center, double radius, ulong seed) => shape switch
    {
        NodulePhantomShape.Ellipsoid => new NoduleOutline(new Ellipsoid(center, 1.25 * radius, 0.8 * radius, radius), [], 0, 1.25 * radius),
        NodulePhantomShape.Lobulated => Lobulated(center, radius, new SplitMix64(SplitMix64.Mix(seed ^ 0x4C4F4245))),
        NodulePhantomShape.Spiculated => Spiculated(center, radius, new SplitMix64(SplitMix64.Mix(seed ^ 0x5350494B))),
        _ => new NoduleOutline(new Ellipsoid(center, radius, radius, radius), [], 0, radius),
    };

    /// <summary>Signed distance to the outline, negative inside; to first order near the outline.</summary>
    public double Distance(PointMm p)
    {
        double distance = _body.Distance(p.X, p.Y, p.Z);
        foreach (Capsule part in _parts) distance = Join(distance, part.Distance(p));
        return distance;
    }

    /// <summary>The smaller of two distances, with the furrow between filled by a parabola.</summary>
    private double Join(double a, double b)
    {
        double overlap = Math.Max(0, _rounding - Math.Abs(a - b)) / _rounding;
        return Math.Min(a, b) - overlap * overlap * _rounding / 4;
    }

    private static NoduleOutline Lobulated(PointMm center, double radius, SplitMix64 random)
    {
        // One lobe along each half-axis, pushed aside a little; no two are alike.
        PointMm[] axes = [new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1)];
        Capsule[] lobes = new Capsule[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            PointMm way = axes[i] + new PointMm(random.Between(-0.35, 0.35), random.Between(-0.35, 0.35), random.Between(-0.35, 0.35));
            PointMm at = center + way.Scale(random.Between(0.6, 0.7) * radius / way.Length);
            double size = random.Between(0.48, 0.58) * radius;
            lobes[i] = new Capsule(at, at, size, size);
        }
        double body = 0.85 * radius;
        return new NoduleOutline(new Ellipsoid(center, body, body, body), lobes, 0.2 * radius, 1.4 * radius);
    }

    private static NoduleOutline Spiculated(PointMm center, double radius, SplitMix64 random)
    {
        List<PointMm> ways = [];
        while (ways.Count < Spikes)
        {
            PointMm way = new(random.Between(-1, 1), random.Between(-1, 1), random.Between(-1, 1));
            double length = way.Length;
            if (length is < 0.1 or > 1) continue;
            way = way.Scale(1 / length);
            if (ways.TrueForAll(w => w.Dot(way) < LeastAngleCosine)) ways.Add(way);
        }
        double body = 0.92 * radius;
        Capsule[] spikes = [.. ways.Select(way => new Capsule(center + way.Scale(0.7 * radius), center + way.Scale(random.Between(1.25, 1.5) * radius), 0.24 * radius, 0.03 * radius))];
        return new NoduleOutline(new Ellipsoid(center, body, body, body), spikes, 0.06 * radius, 1.56 * radius);
    }
}
