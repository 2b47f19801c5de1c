namespace Radiomics.Formats;

/// <summary>A tile: its place, how it is coded, and its packets' bytes from all of its parts.</summary>
internal sealed class CodeStreamTile
{
    /// <summary>Borders on the reference grid.</summary>
    public required (int X0, int Y0, int X1, int Y1) Area { get; init; }

    public required CodingStyle Style { get; set; }

    public required Quantization Quantization { get; set; }

    /// <summary>Bits the region of interest is shifted up by; 0 for none.</summary>
    public int RegionShift { get; set; }

    /// <summary>Changes of the progression's order: resolution from, resolution to, layer to, order.</summary>
    public List<(int ResolutionFrom, int ResolutionTo, int LayerTo, int Order)> Changes { get; } = [];

    /// <summary>Parts of the stream that belong to it, in order.</summary>
    public List<(int Start, int Length)> Parts { get; } = [];
}
