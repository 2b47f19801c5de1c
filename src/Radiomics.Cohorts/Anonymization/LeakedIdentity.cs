namespace Radiomics;

/// <summary>Something that identifies a patient and was found in what had been written. What it is is not repeated here.</summary>
/// <param name="File">The written file, relative to the output.</param>
/// <param name="Place">The attribute, such as <c>(0008,103E)</c>, of nested ones with those around it; for tables the cell; <c>path</c> for a name of a file or folder.</param>
/// <param name="Kind">What was found: name, ID, UID, date, private attribute, attribute, or bytes.</param>
public sealed record LeakedIdentity(string File, string Place, string Kind)
{
    /// <summary>File, place and kind.</summary>
    public override string ToString() => $"{File}, {Place}: {Kind}";
}
