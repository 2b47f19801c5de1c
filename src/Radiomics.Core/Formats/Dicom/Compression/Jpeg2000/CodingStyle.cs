namespace Radiomics.Formats;

/// <summary>How a tile's component is coded (COD or COC).</summary>
internal sealed record CodingStyle
{
    /// <summary>Bits of <see cref="BlockStyle"/>.</summary>
    public const int Bypass = 1, Reset = 2, TerminateAll = 4, VerticallyCausal = 8, PredictableTermination = 16, SegmentationSymbols = 32;

    /// <summary>0 to 4: LRCP, RLCP, RPCL, PCRL, CPRL.</summary>
    public required int Progression { get; init; }

    public required int Layers { get; init; }

    public required int Levels { get; init; }

    /// <summary>Log2 of a code-block's sides.</summary>
    public required int BlockWidth { get; init; }

    public required int BlockHeight { get; init; }

    public required int BlockStyle { get; init; }

    public required bool IsReversible { get; init; }

    /// <summary>Log2 of a precinct's sides at each resolution.</summary>
    public required IReadOnlyList<(int X, int Y)> Precincts { get; init; }
}
