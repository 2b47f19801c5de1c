namespace Radiomics.Formats;

/// <summary>A file of a folder that is not a slice of any series.</summary>
/// <param name="File">Its path, relative to the folder that was scanned.</param>
/// <param name="Code">Stable name of the reason, such as <c>DICOM_LOCALIZER</c> or <c>DICOM_NOT_DICOM</c>.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record SetAsideFile(string File, string Code, string Reason)
{
    internal RadiomicsException? Error { get; init; }

    /// <summary>Whether it should be a CT image but has no pixels.</summary>
    internal bool LacksPixelsOfCt { get; init; }

    /// <summary>Whether the file cannot be read, so that it is not known what it is; else it is known to be no slice.</summary>
    internal bool IsDamaged => LacksPixelsOfCt || Code is not ("DICOM_NOT_DICOM" or "DICOM_DIRECTORY" or "DICOM_NOT_A_SLICE" or "DICOM_FLOAT_PIXELS" or "DICOM_NO_PIXELS"
        or "DICOM_COLOR" or "DICOM_LOCALIZER" or "DICOM_GEOMETRY_MISSING");
}
