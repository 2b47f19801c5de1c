namespace Radiomics.Formats;

/// <summary>A file of a folder that is not a slice of any series.</summary>
/// <param name="File">Its path, relative to the folder that was scanned.</param>
/// <param name="Code">Stable name of the reason, such as <c>DICOM_LOCALIZER</c> or <c>DICOM_NOT_DICOM</c>.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record SetAsideFile(string File, string Code, string Reason)
{
    internal RadiomicsException? Error { get; init; }
}
