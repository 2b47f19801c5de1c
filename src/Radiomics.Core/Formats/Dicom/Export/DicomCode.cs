using Radiomics.Formats;

namespace Radiomics;

/// <summary>A coded concept of DICOM: what a segment is, or what was measured.</summary>
/// <param name="Value">Code Value (0008,0100), at most 16 characters.</param>
/// <param name="Scheme">Coding Scheme Designator (0008,0102), such as <c>SCT</c> for SNOMED CT or <c>DCM</c>.</param>
/// <param name="Meaning">Code Meaning (0008,0104), at most 64 characters.</param>
public sealed record DicomCode(string Value, string Scheme, string Meaning)
{
    /// <summary>SNOMED CT: a morphologically altered structure, the category of lesions.</summary>
    public static DicomCode MorphologicallyAlteredStructure { get; } = new("49755003", "SCT", "Morphologically Altered Structure");

    /// <summary>SNOMED CT: a lesion of any kind.</summary>
    public static DicomCode Lesion { get; } = new("52988006", "SCT", "Lesion");

    /// <summary>SNOMED CT: a neoplasm.</summary>
    public static DicomCode Neoplasm { get; } = new("108369006", "SCT", "Neoplasm");

    internal DicomDatasetBuilder ToItem() => new DicomDatasetBuilder()
        .Text(DicomTags.CodeValue, Vr.SH, Value)
        .Text(DicomTags.CodingSchemeDesignator, Vr.SH, Scheme)
        .Text(DicomTags.CodeMeaning, Vr.LO, Meaning);
}
