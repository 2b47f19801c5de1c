namespace Radiomics.Cohorts;

/// <summary>What became of a lesion.</summary>
internal enum RunState
{
    Measured,
    Failed,
    /// <summary>Not tried: no series, no position.</summary>
    Excluded,
    /// <summary>In another part of the cohort.</summary>
    Elsewhere,
}

/// <summary>A lesion in one phase as a run leaves it.</summary>
/// <param name="Name">Name of its files.</param>
/// <param name="State">What became of it.</param>
/// <param name="Code">Error, or the rule that excluded it.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Unit">Key of its unit of work; null where there is none.</param>
/// <param name="Identity">Fields of the columns in front of the results.</param>
/// <param name="Tables">Fields of the columns behind the results.</param>
internal sealed record RunRow(string Name, RunState State, string Code, string Message, string? Unit, IReadOnlyList<string> Identity, IReadOnlyList<string> Tables);
