namespace Radiomics.Formats;

/// <summary>A code-block: its place in the subband, and the segments of its bytes.</summary>
/// <param name="x">Left border, from the subband's.</param>
/// <param name="y">Upper border.</param>
/// <param name="width">Width.</param>
/// <param name="height">Height.</param>
internal sealed class CodeBlock(int x, int y, int width, int height)
{
    public int X { get; } = x;

    public int Y { get; } = y;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public bool IsIncluded { get; set; }

    public int MissingPlanes { get; set; }

    /// <summary>Bits a length has at least.</summary>
    public int LengthBits { get; set; } = 3;

    public int Passes { get; set; }

    /// <summary>Segments, each with its coding passes and the pieces of the tile's data it is made of.</summary>
    public List<CodeSegment> Segments { get; } = [];
}
