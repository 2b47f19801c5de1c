namespace Radiomics.Formats;

/// <summary>A structure set to be written.</summary>
internal sealed record RtStructureContent
{
    public const string SopClassUid = "1.2.840.10008.5.1.4.1.1.481.3";

    public required IReadOnlyList<ContourRoi> Rois { get; init; }
    public required string StudyInstanceUid { get; init; }
    public required string SeriesInstanceUid { get; init; }

    /// <summary>Frame of reference of the images the contours were drawn on.</summary>
    public required string FrameOfReferenceUid { get; init; }

    public string PatientName { get; init; } = "";
    public string PatientId { get; init; } = "";
    public string Label { get; init; } = "CONTOURS";

    /// <summary>The data set.</summary>
    public DicomDatasetBuilder ToDataset() => new DicomDatasetBuilder()
        .Text(DicomTags.SopClassUid, Vr.UI, SopClassUid)
        .Text(DicomTags.SopInstanceUid, Vr.UI, DicomUid.Derive($"{SeriesInstanceUid}/structures"))
        .Text(DicomTags.StudyDate, Vr.DA, "")
        .Text(DicomTags.StudyTime, Vr.TM, "")
        .Text(DicomTags.AccessionNumber, Vr.SH, "")
        .Text(DicomTags.Modality, Vr.CS, "RTSTRUCT")
        .Text(DicomTags.Manufacturer, Vr.LO, "")
        .Text(DicomTags.ReferringPhysicianName, Vr.PN, "")
        .Text(DicomTags.PatientName, Vr.PN, PatientName)
        .Text(DicomTags.PatientId, Vr.LO, PatientId)
        .Text(DicomTags.PatientBirthDate, Vr.DA, "")
        .Text(DicomTags.PatientSex, Vr.CS, "")
        .Text(DicomTags.StudyInstanceUid, Vr.UI, StudyInstanceUid)
        .Text(DicomTags.SeriesInstanceUid, Vr.UI, SeriesInstanceUid)
        .Text(DicomTags.StudyId, Vr.SH, "")
        .Text(DicomTags.SeriesNumber, Vr.IS, "")
        .Text(DicomTags.StructureSetLabel, Vr.SH, Label)
        .Sequence(DicomTags.ReferencedFrameOfReferenceSequence, [new DicomDatasetBuilder().Text(DicomTags.FrameOfReferenceUid, Vr.UI, FrameOfReferenceUid)])
        .Sequence(DicomTags.StructureSetRoiSequence, [.. Rois.Select(roi => new DicomDatasetBuilder()
            .Numbers(DicomTags.RoiNumber, Vr.IS, roi.Number)
            .Text(DicomTags.ReferencedFrameOfReferenceUid, Vr.UI, FrameOfReferenceUid)
            .Text(DicomTags.RoiName, Vr.LO, roi.Name)
            .Text(DicomTags.RoiGenerationAlgorithm, Vr.CS, "AUTOMATIC"))])
        .Sequence(DicomTags.RoiContourSequence, [.. Rois.Select(roi => new DicomDatasetBuilder()
            .Sequence(DicomTags.ContourSequence, [.. roi.Contours.Select(Contour)])
            .Numbers(DicomTags.ReferencedRoiNumber, Vr.IS, roi.Number))]);

    /// <summary>Writes the structure set. Long contours need a syntax without VRs, which allows values of more than 64 KB.</summary>
    /// <param name="path">The file.</param>
    /// <param name="syntax">How it is encoded; null for implicit VR little endian.</param>
    public void Write(string path, TransferSyntax? syntax = null) => DicomWriter.Write(path, ToDataset(), syntax ?? TransferSyntax.ImplicitLittleEndian);

    private static DicomDatasetBuilder Contour(PlanarContour contour)
    {
        var item = new DicomDatasetBuilder()
            .Text(DicomTags.ContourGeometricType, Vr.CS, "CLOSED_PLANAR")
            .Numbers(DicomTags.NumberOfContourPoints, Vr.IS, contour.Points.Count)
            .Numbers(DicomTags.ContourData, Vr.DS, [.. contour.Points.SelectMany(p => new[] { p.X, p.Y, p.Z })]);
        return contour.ReferencedSopInstanceUid is { } uid
            ? item.Sequence(DicomTags.ContourImageSequence, [new DicomDatasetBuilder()
                .Text(DicomTags.ReferencedSopClassUid, Vr.UI, CtSliceContent.SopClassUid)
                .Text(DicomTags.ReferencedSopInstanceUid, Vr.UI, uid)])
            : item;
    }
}
