namespace Radiomics;

/// <summary>
/// Length and area of the contour of a mask of one plane at level 0.5 (marching squares): lines between the midpoints of pixel edges, which keep pixels apart
/// that touch at a corner only. Squares of four neighboring pixels are counted by kind; length and area of each kind are known.
/// </summary>
/// <param name="Perimeter">Length of all lines, mm.</param>
/// <param name="Area">Enclosed area, mm2.</param>
internal readonly record struct Contour(double Perimeter, double Area)
{
    /// <summary>Measures a mask of one slice.</summary>
    public static Contour Measure(PaddedMask mask)
    {
        long[] counts = new long[16];
        // The padded mask has an empty slice on either side.
        for (int y = 0; y < mask.Size.Rows - 1; y++)
        {
            ReadOnlySpan<byte> upper = mask.Row(y, 1), lower = mask.Row(y + 1, 1);
            for (int x = 0; x < upper.Length - 1; x++)
                counts[upper[x] | upper[x + 1] << 1 | lower[x + 1] << 2 | lower[x] << 3]++;
        }
        long eighths = 0, along = 0, down = 0, oblique = 0;
        for (int kind = 0; kind < 16; kind++)
        {
            long count = counts[kind];
            switch (kind)
            {
                case 0: break;
                case 1 or 2 or 4 or 8: (eighths, oblique) = (eighths + count, oblique + count); break;
                case 5 or 10: (eighths, oblique) = (eighths + 2 * count, oblique + 2 * count); break;
                case 3 or 12: (eighths, along) = (eighths + 4 * count, along + count); break;
                case 6 or 9: (eighths, down) = (eighths + 4 * count, down + count); break;
                case 15: eighths += 8 * count; break;
                default: (eighths, oblique) = (eighths + 7 * count, oblique + count); break;
            }
        }
        Spacing s = mask.Spacing;
        return new Contour(along * s.X + down * s.Y + oblique * 0.5 * Math.Sqrt(s.X * s.X + s.Y * s.Y), eighths * (s.X * s.Y) / 8);
    }
}
