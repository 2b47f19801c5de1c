namespace Radiomics.Formats;

/// <summary>The part of a subband that lies in a precinct: its code-blocks and their tag trees.</summary>
internal sealed class Precinct
{
    public Precinct(Subband band, int x0, int y0, int x1, int y1, int blockWidth, int blockHeight)
    {
        Band = band;
        (int left, int top, int right, int bottom) = (Math.Max(x0, band.X0), Math.Max(y0, band.Y0), Math.Min(x1, band.X1), Math.Min(y1, band.Y1));
        if (left >= right || top >= bottom)
        {
            (Blocks, Inclusion, Planes) = ([], new TagTree(0, 0), new TagTree(0, 0));
            return;
        }
        int c0 = left >> blockWidth, c1 = (right + (1 << blockWidth) - 1) >> blockWidth, r0 = top >> blockHeight, r1 = (bottom + (1 << blockHeight) - 1) >> blockHeight;
        List<CodeBlock> blocks = [];
        for (int r = r0; r < r1; r++)
        {
            for (int c = c0; c < c1; c++)
            {
                int bx = Math.Max(left, c << blockWidth), by = Math.Max(top, r << blockHeight), ex = Math.Min(right, (c + 1) << blockWidth), ey = Math.Min(bottom, (r + 1) << blockHeight);
                blocks.Add(new CodeBlock(bx - band.X0, by - band.Y0, ex - bx, ey - by));
            }
        }
        (Blocks, Inclusion, Planes) = (blocks, new TagTree(c1 - c0, r1 - r0), new TagTree(c1 - c0, r1 - r0));
    }

    public Subband Band { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    public TagTree Inclusion { get; }

    public TagTree Planes { get; }
}
