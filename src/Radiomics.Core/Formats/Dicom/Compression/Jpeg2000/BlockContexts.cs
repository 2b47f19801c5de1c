namespace Radiomics.Formats;

/// <summary>Contexts by the state of the neighbors (annex D, tables D.1 to D.3), as tables over their flags.</summary>
internal static class BlockContexts
{
    /// <summary>Flags of a coefficient: which neighbors are significant, which of the four next ones are negative, and its own state.</summary>
    public const int NorthEast = 1, SouthEast = 2, SouthWest = 4, NorthWest = 8, North = 16, East = 32, South = 64, West = 128, Neighbors = 255,
        NegativeNorth = 256, NegativeEast = 512, NegativeSouth = 1024, NegativeWest = 2048, Significant = 4096, Refined = 8192, Visited = 16384;

    private static readonly byte[][] s_significance = [Significance(0), Significance(1), Significance(0), Significance(3)];
    private static readonly byte[] s_sign = Signs();

    /// <summary>Contexts of significance by the flags of the eight neighbors, for an orientation.</summary>
    public static byte[] Of(int orientation) => s_significance[orientation];

    /// <summary>Context of a sign (9 to 13), and in bit 7 whether it is turned.</summary>
    public static int Sign(int flags) => s_sign[flags >> 4 & 255];

    /// <summary>Context of a refinement.</summary>
    public static int Refinement(int flags) => (flags & Refined) != 0 ? 16 : (flags & Neighbors) != 0 ? 15 : 14;

    private static byte[] Significance(int orientation)
    {
        byte[] table = new byte[256];
        for (int f = 0; f < 256; f++)
        {
            int h = Bit(East) + Bit(West), v = Bit(North) + Bit(South), d = Bit(NorthEast) + Bit(SouthEast) + Bit(SouthWest) + Bit(NorthWest);
            if (orientation == 1) (h, v) = (v, h);
            table[f] = (byte)(orientation == 3
                ? d >= 3 ? 8 : d == 2 ? (h + v >= 1 ? 7 : 6) : d == 1 ? (h + v >= 2 ? 5 : h + v == 1 ? 4 : 3) : Math.Min(2, h + v)
                : h == 2 ? 8 : h == 1 ? (v >= 1 ? 7 : d >= 1 ? 6 : 5) : v == 2 ? 4 : v == 1 ? 3 : Math.Min(2, d));

            int Bit(int flag) => (f & flag) != 0 ? 1 : 0;
        }
        return table;
    }

    /// <summary>By the four next neighbors (bits 0 to 3: north, east, south, west) and their signs (bits 4 to 7).</summary>
    private static byte[] Signs()
    {
        byte[] table = new byte[256];
        for (int f = 0; f < 256; f++)
        {
            int h = Math.Clamp(Part(1) + Part(3), -1, 1), v = Math.Clamp(Part(0) + Part(2), -1, 1);
            bool turned = h < 0 || (h == 0 && v < 0);
            if (turned) (h, v) = (-h, -v);
            int context = h == 1 ? 12 + v : 9 + v;
            table[f] = (byte)(context | (turned ? 128 : 0));

            int Part(int side) => (f >> side & 1) == 0 ? 0 : (f >> (4 + side) & 1) == 0 ? 1 : -1;
        }
        return table;
    }
}
