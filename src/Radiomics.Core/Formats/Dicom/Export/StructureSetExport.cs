namespace Radiomics.Formats;

/// <summary>Masks as a structure set whose contours run along the edges of the voxels.</summary>
/// <param name="masks">The masks.</param>
/// <param name="volume">Their image.</param>
/// <param name="options">References and time.</param>
internal sealed class StructureSetExport(IReadOnlyList<Mask> masks, Volume volume, DicomExportOptions options)
{
    private const string DetachedStudy = "1.2.840.10008.3.1.2.3.1";

    private readonly DicomSource _source = options.Source ?? DicomSource.Invented(volume);

    /// <summary>The data set.</summary>
    public DicomDatasetBuilder ToDataset()
    {
        bool labelsDiffer = masks.Select(mask => mask.Label).Distinct().Count() == masks.Count && masks.All(mask => mask.Label >= 0);
        int[] numbers = [.. masks.Select((mask, i) => labelsDiffer ? mask.Label : i + 1)];
        string[] images = [.. masks.SelectMany(DicomExport.SlicesOf).Distinct().Order().Select(slice => DicomExport.InstanceOf(volume, options, slice)).OfType<string>().Distinct()];
        DicomDatasetBuilder frame = new DicomDatasetBuilder().Text(DicomTags.FrameOfReferenceUid, Vr.UI, _source.FrameOfReferenceUid);
        if (images.Length > 0)
        {
            frame.Sequence(DicomTags.RtReferencedStudySequence, [new DicomDatasetBuilder()
                .Text(DicomTags.ReferencedSopClassUid, Vr.UI, DetachedStudy)
                .Text(DicomTags.ReferencedSopInstanceUid, Vr.UI, _source.StudyInstanceUid)
                .Sequence(DicomTags.RtReferencedSeriesSequence, [new DicomDatasetBuilder()
                    .Text(DicomTags.SeriesInstanceUid, Vr.UI, _source.SeriesInstanceUid)
                    .Sequence(DicomTags.ContourImageSequence, [.. images.Select(uid => DicomExport.Reference(_source, uid))])])]);
        }
        return DicomExport.Common(RtStructureContent.SopClassUid, "RTSTRUCT", DicomExport.Identity(masks, _source, options), _source, options)
            .Text(DicomTags.FrameOfReferenceUid, Vr.UI, _source.FrameOfReferenceUid)
            .Text(DicomTags.PositionReferenceIndicator, Vr.LO, "")
            .Text(new DicomTag(0x00081070), Vr.PN, "")
            .Text(DicomTags.StructureSetLabel, Vr.SH, "LESIONS")
            .Text(DicomTags.StructureSetDate, Vr.DA, DicomExport.Date(options.Created))
            .Text(DicomTags.StructureSetTime, Vr.TM, DicomExport.Time(options.Created))
            .Sequence(DicomTags.ReferencedFrameOfReferenceSequence, [frame])
            .Sequence(DicomTags.StructureSetRoiSequence, [.. masks.Select((mask, i) => new DicomDatasetBuilder()
                .Numbers(DicomTags.RoiNumber, Vr.IS, numbers[i])
                .Text(DicomTags.ReferencedFrameOfReferenceUid, Vr.UI, _source.FrameOfReferenceUid)
                .Text(DicomTags.RoiName, Vr.LO, mask.Name is { Length: > 0 } name ? name : $"Region {mask.Label}")
                .Text(DicomTags.RoiGenerationAlgorithm, Vr.CS, "SEMIAUTOMATIC"))])
            .Sequence(DicomTags.RoiContourSequence, [.. masks.Select((mask, i) => new DicomDatasetBuilder()
                .Sequence(DicomTags.ContourSequence, Contours(mask))
                .Numbers(DicomTags.ReferencedRoiNumber, Vr.IS, numbers[i]))])
            .Sequence(DicomTags.RtRoiObservationsSequence, [.. masks.Select((_, i) => new DicomDatasetBuilder()
                .Numbers(DicomTags.ObservationNumber, Vr.IS, i + 1)
                .Numbers(DicomTags.ReferencedRoiNumber, Vr.IS, numbers[i])
                .Text(DicomTags.RtRoiInterpretedType, Vr.CS, "")
                .Text(DicomTags.RoiInterpreter, Vr.PN, ""))]);
    }

    private List<DicomDatasetBuilder> Contours(Mask mask)
    {
        var polygons = DicomExport.SlicesOf(mask).SelectMany(slice => MaskContours.Trace(mask, slice).Select(corners => (Slice: slice, Corners: corners))).ToList();
        return polygons.ConvertAll(polygon =>
        {
            PointMm[] points = [.. polygon.Corners.Select(corner => volume.Geometry.PointAt(corner.Column - 0.5, corner.Row - 0.5, polygon.Slice))];
            DicomDatasetBuilder item = new DicomDatasetBuilder()
                .Text(DicomTags.ContourGeometricType, Vr.CS, "CLOSED_PLANAR")
                .Numbers(DicomTags.NumberOfContourPoints, Vr.IS, points.Length)
                .Numbers(DicomTags.ContourData, Vr.DS, [.. points.SelectMany(p => new[] { p.X, p.Y, p.Z })]);
            return DicomExport.InstanceOf(volume, options, polygon.Slice) is { } uid ? item.Sequence(DicomTags.ContourImageSequence, [DicomExport.Reference(_source, uid)]) : item;
        });
    }
}
