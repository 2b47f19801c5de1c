namespace Radiomics.Modeling;

/// <summary>How far an item of a checklist is answered.</summary>
public enum ChecklistStatus
{
    /// <summary>The text answers it; a person reads it over.</summary>
    Filled,

    /// <summary>Only a person can answer it, or must complete what stands there.</summary>
    NeedsHuman,

    /// <summary>The study does not have it.</summary>
    NotMet,

    /// <summary>It does not concern this kind of study.</summary>
    NotApplicable,
}
