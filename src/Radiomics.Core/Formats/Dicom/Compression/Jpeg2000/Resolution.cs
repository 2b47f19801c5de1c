namespace Radiomics.Formats;

/// <summary>A resolution of a tile: its borders, subbands and precincts.</summary>
internal sealed class Resolution
{
    /// <summary>More precincts than this are no image.</summary>
    private const long MostPrecincts = 1 << 16;

    /// <summary>Nor are more code-blocks: a short file could ask for millions.</summary>
    private const long MostBlocks = 1 << 19;

    private Resolution() { }

    public int X0 { get; private init; }

    public int Y0 { get; private init; }

    public int X1 { get; private init; }

    public int Y1 { get; private init; }

    public IReadOnlyList<Subband> Bands { get; private init; } = [];

    /// <summary>Precincts by row, then column; each a part of every subband.</summary>
    public IReadOnlyList<Precinct[]> Precincts { get; private init; } = [];

    /// <summary>Place of each precinct's corner on the reference grid, cut to the tile: what orders of position go by.</summary>
    public IReadOnlyList<(long X, long Y)> Corners { get; private init; } = [];

    public static Resolution[] Of(CodeStreamTile tile, int precision)
    {
        CodingStyle style = tile.Style;
        // Subbands together are as large as the tile, and so are their blocks; precincts that cut them smaller are counted below.
        long blocks = (((long)tile.Area.X1 - tile.Area.X0 >> style.BlockWidth) + 1) * (((long)tile.Area.Y1 - tile.Area.Y0 >> style.BlockHeight) + 1);
        if (blocks > MostBlocks) throw new InvalidDataException($"JPEG 2000: about {blocks} code-blocks");
        Resolution[] all = new Resolution[style.Levels + 1];
        for (int r = 0; r <= style.Levels; r++) all[r] = Create(tile, style, precision, r);
        return all;
    }

    private static Resolution Create(CodeStreamTile tile, CodingStyle style, int precision, int r)
    {
        int down = style.Levels - r;
        (int x0, int y0, int x1, int y1) = (Up(tile.Area.X0, down), Up(tile.Area.Y0, down), Up(tile.Area.X1, down), Up(tile.Area.Y1, down));
        int level = r == 0 ? style.Levels : down + 1;
        Subband[] bands = [.. (r == 0 ? (int[])[0] : [1, 2, 3]).Select(o => Band(tile, style, precision, r, o, level))];
        (int px, int py) = style.Precincts[r];
        int width = Math.Min(style.BlockWidth, r > 0 ? px - 1 : px), height = Math.Min(style.BlockHeight, r > 0 ? py - 1 : py);
        List<Precinct[]> precincts = [];
        List<(long, long)> corners = [];
        if (x1 > x0 && y1 > y0)
        {
            int c0 = x0 >> px, r0 = y0 >> py;
            long across = ((x1 + (1L << px) - 1) >> px) - c0, rows = ((y1 + (1L << py) - 1) >> py) - r0;
            if (across * rows > MostPrecincts) throw new InvalidDataException($"JPEG 2000: {across * rows} precincts");
            int halves = r > 0 ? 1 : 0;
            for (int j = 0; j < rows; j++)
            {
                for (int i = 0; i < across; i++)
                {
                    long left = (long)(c0 + i) << px, top = (long)(r0 + j) << py;
                    int bx0 = (int)(left >> halves), by0 = (int)(top >> halves), bx1 = (int)Math.Min(int.MaxValue / 2, (left + (1L << px)) >> halves), by1 = (int)Math.Min(int.MaxValue / 2, (top + (1L << py)) >> halves);
                    precincts.Add([.. bands.Select(b => new Precinct(b, bx0, by0, bx1, by1, width, height))]);
                    corners.Add((Math.Max(left << down, tile.Area.X0), Math.Max(top << down, tile.Area.Y0)));
                }
            }
        }
        return new Resolution { X0 = x0, Y0 = y0, X1 = x1, Y1 = y1, Bands = bands, Precincts = precincts, Corners = corners };
    }

    private static Subband Band(CodeStreamTile tile, CodingStyle style, int precision, int r, int orientation, int level)
    {
        int xo = orientation & 1, yo = orientation >> 1;
        (int x0, int y0, int x1, int y1) = (Side(tile.Area.X0, xo), Side(tile.Area.Y0, yo), Side(tile.Area.X1, xo), Side(tile.Area.Y1, yo));
        (int exponent, int mantissa) = tile.Quantization.Of(r == 0 ? 0 : 3 * (r - 1) + orientation);
        int gain = orientation switch { 0 => 0, 3 => 2, _ => 1 };
        double step = style.IsReversible ? 1 : Math.ScaleB(1 + mantissa / 2048.0, precision + gain - exponent);
        return new Subband(orientation, x0, y0, x1, y1, tile.Quantization.GuardBits + exponent - 1, step);

        int Side(int border, int half) => level == 0 ? border : (int)((border - ((long)half << (level - 1)) + (1L << level) - 1) >> level);
    }

    private static int Up(int value, int bits) => (int)((value + (1L << bits) - 1) >> bits);
}
