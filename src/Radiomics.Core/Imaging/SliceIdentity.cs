namespace Radiomics;

/// <summary>Which image of a series a slice of a volume came from.</summary>
/// <param name="Source">File name or other name of the image, for messages.</param>
/// <param name="SopInstanceUid">DICOM SOP Instance UID (0008,0018), if known.</param>
/// <param name="InstanceNumber">DICOM Instance Number (0020,0013), if known.</param>
public sealed record SliceIdentity(string Source, string? SopInstanceUid = null, int? InstanceNumber = null);
