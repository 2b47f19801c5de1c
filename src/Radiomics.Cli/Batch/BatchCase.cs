using Radiomics.Cli.Output;

namespace Radiomics.Cli.Batch;

/// <summary>One row of a table of cases.</summary>
internal sealed record BatchCase
{
    /// <summary>Number of the row, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Line of the file it begins on, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Its fields as written, one a column of the table.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Path of the image; empty where the row has none.</summary>
    public required string Image { get; init; }

    /// <summary>Path of the mask; empty where the row has none.</summary>
    public required string Mask { get; init; }

    /// <summary>Label value or name; empty where the row leaves it open.</summary>
    public required string Label { get; init; }

    /// <summary>Component of the mask's voxels; empty where the row leaves it open.</summary>
    public required string LabelChannel { get; init; }

    /// <summary>What is wrong with the row itself; null when nothing is.</summary>
    public RegionError? Problem { get; init; }
}
