namespace Radiomics.Cohorts;

/// <summary>A lesion in one phase, on its way through a run.</summary>
/// <param name="Target">The lesion in the phase.</param>
/// <param name="Name">Name of its files, its own in the cohort.</param>
/// <param name="IsHere">Whether it belongs to this part of the cohort.</param>
internal sealed record RunTarget(LesionTarget Target, string Name, bool IsHere)
{
    /// <summary>Key of its unit of work; null where it cannot be measured, or is measured elsewhere.</summary>
    public string? Key { get; set; }

    /// <summary>Why there is no key though it should be measured; null where that is not so.</summary>
    public RadiomicsException? Unreadable { get; set; }
}
