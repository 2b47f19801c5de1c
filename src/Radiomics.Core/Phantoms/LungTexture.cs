namespace Radiomics;

/// <summary>Smooth random unevenness of the lung: values on a lattice of 5 mm, linear in between. The same at a place whichever slice asks.</summary>
internal sealed class LungTexture(ulong seed)
{
    private const double LatticeMm = 5;
    private const int Margin = 1 << 14;

    /// <summary>Fills a row with numbers from -1 to 1.</summary>
    /// <param name="row">One value a column.</param>
    /// <param name="x">Place of the first column, mm.</param>
    /// <param name="step">Spacing of the columns, mm.</param>
    /// <param name="y">Height of the row, mm.</param>
    /// <param name="z">Place of the slice, mm.</param>
    public void FillRow(Span<float> row, double x, double step, double y, double z)
    {
        int cell = int.MinValue;
        double left = 0, right = 0;
        for (int i = 0; i < row.Length; i++)
        {
            double at = (x + i * step) / LatticeMm, floor = Math.Floor(at);
            if ((int)floor != cell)
            {
                left = (int)floor == cell + 1 ? right : Column((int)floor, y / LatticeMm, z / LatticeMm);
                cell = (int)floor;
                right = Column(cell + 1, y / LatticeMm, z / LatticeMm);
            }
            row[i] = (float)(left + (right - left) * (at - floor));
        }
    }

    private double Column(int x, double y, double z)
    {
        double fy = Math.Floor(y), fz = Math.Floor(z), ty = y - fy, tz = z - fz;
        int iy = (int)fy, iz = (int)fz;
        double near = Node(x, iy, iz) + (Node(x, iy + 1, iz) - Node(x, iy, iz)) * ty;
        double far = Node(x, iy, iz + 1) + (Node(x, iy + 1, iz + 1) - Node(x, iy, iz + 1)) * ty;
        return near + (far - near) * tz;
    }

    private double Node(int x, int y, int z)
    {
        ulong key = ((ulong)(x + Margin) << 40) ^ ((ulong)(y + Margin) << 20) ^ (ulong)(z + Margin);
        return (SplitMix64.Mix(SplitMix64.Mix(key + seed) + seed) >> 11) * (2.0 / (1UL << 53)) - 1;
    }
}
