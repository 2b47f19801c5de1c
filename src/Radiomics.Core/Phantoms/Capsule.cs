namespace Radiomics;

/// <summary>A piece of vessel: a thick line between two points, mm.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
/// <param name="FromRadius">Radius at one end.</param>
/// <param name="ToRadius">Radius at the other end.</param>
internal readonly record struct Capsule(PointMm From, PointMm To, double FromRadius, double ToRadius)
{
    /// <summary>Signed distance to the surface, negative inside.</summary>
    public double Distance(PointMm point)
    {
        PointMm way = To - From, p = point - From;
        double along = Math.Clamp(p.Dot(way) / Math.Max(1e-9, way.Dot(way)), 0, 1);
        return (p - way.Scale(along)).Length - (FromRadius + (ToRadius - FromRadius) * along);
    }

    /// <summary>The larger radius.</summary>
    public double Radius => Math.Max(FromRadius, ToRadius);
}
