using Radiomics.Formats;

namespace Radiomics;

/// <summary>
/// The study and series that masks were drawn on, as DICOM objects made from them name it. Without the patient unless asked for: then the objects carry no name, ID,
/// birth date, sex, dates or accession number, only the UIDs that join them to their images.
/// </summary>
public sealed record DicomSource
{
    /// <summary>Study Instance UID (0020,000D).</summary>
    public required string StudyInstanceUid { get; init; }

    /// <summary>Series Instance UID (0020,000E) of the images.</summary>
    public required string SeriesInstanceUid { get; init; }

    /// <summary>Frame of Reference UID (0020,0052).</summary>
    public required string FrameOfReferenceUid { get; init; }

    /// <summary>SOP Class UID (0008,0016) of the images.</summary>
    public required string SopClassUid { get; init; }

    /// <summary>Patient's Name (0010,0010); empty unless asked for.</summary>
    public string PatientName { get; init; } = "";

    /// <summary>Patient ID (0010,0020); empty unless asked for.</summary>
    public string PatientId { get; init; } = "";

    /// <summary>Patient's Birth Date (0010,0030); empty unless asked for.</summary>
    public string PatientBirthDate { get; init; } = "";

    /// <summary>Patient's Sex (0010,0040); empty unless asked for.</summary>
    public string PatientSex { get; init; } = "";

    /// <summary>Study Date (0008,0020); empty unless the patient was asked for.</summary>
    public string StudyDate { get; init; } = "";

    /// <summary>Study Time (0008,0030); empty unless the patient was asked for.</summary>
    public string StudyTime { get; init; } = "";

    /// <summary>Accession Number (0008,0050); empty unless the patient was asked for.</summary>
    public string AccessionNumber { get; init; } = "";

    /// <summary>Study ID (0020,0010); empty unless the patient was asked for.</summary>
    public string StudyId { get; init; } = "";

    /// <summary>Reads the header of the first image of a volume.</summary>
    /// <param name="path">The folder or file the volume was loaded from.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="includePatient">Whether the patient's identity is taken over. Default: no.</param>
    /// <exception cref="ImageFormatException">The volume did not come from DICOM images, or the header lacks a UID (DICOM_SOURCE).</exception>
    public static DicomSource Read(string path, Volume volume, bool includePatient = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(volume);
        if (volume.SliceIdentities is not [var identity, ..]) throw Lacking(Path.GetFileName(path), "the volume does not know its images");
        int frame = identity.Source.LastIndexOf(", frame ", StringComparison.Ordinal);
        string file = Directory.Exists(path) ? Path.Combine(path, frame < 0 ? identity.Source : identity.Source[..frame]) : path;
        DicomDataset header = DicomDataset.Read(file);
        return new DicomSource
        {
            StudyInstanceUid = Uid(DicomTags.StudyInstanceUid),
            SeriesInstanceUid = Uid(DicomTags.SeriesInstanceUid),
            FrameOfReferenceUid = Uid(DicomTags.FrameOfReferenceUid),
            SopClassUid = Uid(DicomTags.SopClassUid),
            PatientName = Identity(DicomTags.PatientName),
            PatientId = Identity(DicomTags.PatientId),
            PatientBirthDate = Identity(DicomTags.PatientBirthDate),
            PatientSex = Identity(DicomTags.PatientSex),
            StudyDate = Identity(DicomTags.StudyDate),
            StudyTime = Identity(DicomTags.StudyTime),
            AccessionNumber = Identity(DicomTags.AccessionNumber),
            StudyId = Identity(DicomTags.StudyId),
        };

        string Uid(DicomTag tag) => header.Text(tag) ?? throw Lacking(header.Source, $"{tag} is absent");
        string Identity(DicomTag tag) => includePatient ? header.Text(tag) ?? "" : "";
    }

    private static ImageFormatException Lacking(string where, string found) =>
        new("DICOM_SOURCE", new Problem(where, found, "images of DICOM with UIDs of study, series and frame of reference", "Export without a source: the UIDs are then made from the image."));

    /// <summary>UIDs made from the content of an image that did not come from DICOM.</summary>
    internal static DicomSource Invented(Volume volume) => new()
    {
        StudyInstanceUid = DicomUid.Derive($"{volume.ContentHash}/study"),
        SeriesInstanceUid = DicomUid.Derive($"{volume.ContentHash}/series"),
        FrameOfReferenceUid = DicomUid.Derive($"{volume.ContentHash}/frame of reference"),
        SopClassUid = CtSliceContent.SopClassUid,
    };
}
