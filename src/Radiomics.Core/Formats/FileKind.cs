namespace Radiomics;

/// <summary>What kind of file something is.</summary>
internal enum FileKind
{
    /// <summary>None that is known.</summary>
    Unknown,
    /// <summary>A folder; taken as one of DICOM files.</summary>
    Folder,
    /// <summary>A DICOM file.</summary>
    Dicom,
    /// <summary>NIfTI, plain or gzip.</summary>
    Nifti,
    /// <summary>NRRD, attached or detached.</summary>
    Nrrd,
}
