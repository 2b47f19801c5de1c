namespace Radiomics.Cli.Batch;

/// <summary>How a table of cases is run.</summary>
internal sealed record BatchOptions
{
    public required string Table { get; init; }

    public required ExtractionSettings Settings { get; init; }

    public required LoadOptions Loading { get; init; }

    /// <summary>Cases at a time.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether only geometry and labels are checked.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>Whether features without a value are left out (empty in a table).</summary>
    public bool SkipNans { get; init; }

    public BatchFormat Format { get; init; }

    public PathFormat Paths { get; init; }

    /// <summary>Whether paths have forward slashes on every system.</summary>
    public bool UnixPaths { get; init; }

    /// <summary>File of the results; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a file that is there is replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether the rows go below those of a file that is there.</summary>
    public bool Append { get; init; }

    /// <summary>How often every case is done and measured; 0 to measure nothing.</summary>
    public int Rounds { get; init; }

    public bool Quiet { get; init; }
}
