namespace Radiomics;

/// <summary>A mask whose outline is drawn over a picture.</summary>
/// <param name="Mask">The mask, on the grid of the image.</param>
/// <param name="Color">Color of the outline.</param>
/// <param name="Legend">What it is, a word or two. Drawn in ASCII; other characters appear as question marks.</param>
public sealed record MaskContour(Mask Mask, RgbColor Color, string Legend)
{
    /// <summary>Whether the outline is dashed. Dashed ones are drawn over the others, so that two that run together both show. Default false.</summary>
    public bool Dashed { get; init; }
}
