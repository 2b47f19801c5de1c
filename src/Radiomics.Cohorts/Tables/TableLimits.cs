namespace Radiomics;

/// <summary>How large a workbook may be. What is larger is refused before memory is taken for it. Immutable.</summary>
public sealed record TableLimits
{
    /// <summary>The defaults, far above any cohort's tables.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>Bytes of the file. Default: 64 MiB.</summary>
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of all parts of a workbook once inflated. Default: 256 MiB.</summary>
    public long MaxInflatedBytes { get; init; } = 256L << 20;

    /// <summary>Times its packed size a part may inflate to, where it is larger than 8 MiB. Default: 200.</summary>
    public double MaxInflationRatio { get; init; } = 200;

    /// <summary>Parts of a workbook. Default: 4096.</summary>
    public int MaxParts { get; init; } = 4096;

    /// <summary>Characters of a cell. Default: 32767, as Excel allows.</summary>
    public int MaxCellCharacters { get; init; } = 32767;

    /// <summary>Rows times columns of all sheets of a file, empty cells counted. Default: 20 million.</summary>
    public long MaxCells { get; init; } = 20_000_000;

    /// <summary>Sheets of a workbook. Default: 256.</summary>
    public int MaxSheets { get; init; } = 256;
}
