namespace Radiomics;

/// <summary>An ellipsoid along the axes, in mm. An infinite semi-axis makes it a cylinder.</summary>
/// <param name="Center">Centre.</param>
/// <param name="A">Semi-axis along x.</param>
/// <param name="B">Semi-axis along y.</param>
/// <param name="C">Semi-axis along z.</param>
internal readonly record struct Ellipsoid(PointMm Center, double A, double B, double C)
{
    /// <summary>Signed distance to the surface, negative inside; exact for balls, to first order near the surface otherwise.</summary>
    public double Distance(double x, double y, double z)
    {
        double u = (x - Center.X) / A, v = (y - Center.Y) / B, w = (z - Center.Z) / C;
        double level = Math.Sqrt(u * u + v * v + w * w);
        if (level < 1e-6) return -Math.Min(A, Math.Min(B, C));
        double gu = u / A, gv = v / B, gw = w / C;
        return (level - 1) * level / Math.Sqrt(gu * gu + gv * gv + gw * gw);
    }

    /// <summary>Half the width, along x, of the ellipsoid grown by a margin, at a height and depth; negative when the row misses it.</summary>
    public double HalfWidth(double y, double z, double margin)
    {
        double v = (y - Center.Y) / (B + margin), w = (z - Center.Z) / (C + margin), rest = 1 - v * v - w * w;
        return rest < 0 ? -1 : (A + margin) * Math.Sqrt(rest);
    }
}
