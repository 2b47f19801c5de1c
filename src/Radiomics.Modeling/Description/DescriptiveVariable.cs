namespace Radiomics.Modeling;

/// <summary>A variable of a descriptive table; every list has one entry a group of the table, in its order.</summary>
public sealed record DescriptiveVariable
{
    /// <summary>Name of the column.</summary>
    public required string Name { get; init; }

    /// <summary>How it is best shown.</summary>
    public required DescriptiveKind Kind { get; init; }

    /// <summary>Figures of numbers; empty where levels are counted.</summary>
    public IReadOnlyList<SampleSummary> Numbers { get; init; } = [];

    /// <summary>Levels, numbers ascending and text by its characters; empty for numbers.</summary>
    public IReadOnlyList<DescriptiveLevel> Levels { get; init; } = [];

    /// <summary>How many are missing in each group.</summary>
    public required IReadOnlyList<int> Missing { get; init; }

    /// <summary>The test that the groups are alike; null without groups, or where <see cref="Note"/> says why there is none.</summary>
    public DescriptiveTest? Test { get; init; }

    /// <summary>Why there is no test, or another one than the counts ask for; null where there is nothing to say.</summary>
    public string? Note { get; init; }
}
