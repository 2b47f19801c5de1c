namespace Radiomics.Cohorts;

/// <summary>What becomes of an attribute of a header. Attributes that are not in <c>attributes.csv</c> are removed.</summary>
internal enum AttributeAction
{
    /// <summary>Removed; listed only for what it is.</summary>
    Remove,
    /// <summary>Kept as it is; of sequences, the items are walked.</summary>
    Keep,
    /// <summary>Kept without a value, where the object demands that it be there.</summary>
    Empty,
    /// <summary>Replaced by the pseudonym of the patient.</summary>
    Pseudonym,
    /// <summary>Replaced by a UID that is the same for the same UID in every file.</summary>
    Uid,
    /// <summary>Moved by the days of the patient.</summary>
    ShiftDate,
    /// <summary>Replaced by the word for the scan phase it names, else removed.</summary>
    PhaseWord,
    /// <summary>Replaced by a word that says only that there is a contrast agent.</summary>
    Contrast,
}
