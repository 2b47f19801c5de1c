using Radiomics.Formats;

namespace Radiomics;

/// <summary>Features as a DICOM structured report.</summary>
public static class MeasurementReport
{
    private const string SopClassUid = "1.2.840.10008.5.1.4.1.1.88.33";
    private static readonly DicomTag s_relationship = new(0x0040A010), s_valueType = new(0x0040A040), s_name = new(0x0040A043), s_content = new(0x0040A730), s_sops = new(0x00081199);

    /// <summary>
    /// Writes a measurement report (Comprehensive SR, template TID 1500) with one measurement group a region (TID 1411): tracking identifiers, the finding, the
    /// segment of the segmentation that <c>Mask.SaveSegmentation</c> writes of the same masks, image and options, the source series, and every feature as a number with its
    /// code of scheme <c>IBSI</c> (features IBSI does not define: <c>99RADIOMICS</c>) and its unit in UCUM. Code meanings are the full names. A feature
    /// that is undefined has no value and the qualifier "Not a number".
    /// </summary>
    /// <param name="path">The file. An existing file is replaced.</param>
    /// <param name="regions">The regions, at least one, none empty.</param>
    /// <param name="volume">Their image.</param>
    /// <param name="options">Source, codes and time; null for the defaults. Without a source patient and study are left empty.</param>
    /// <exception cref="GeometryMismatchException">A mask lies on another grid.</exception>
    /// <exception cref="MaskException">A mask is empty.</exception>
    /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
    public static void Save(string path, IReadOnlyList<MeasuredRegion> regions, Volume volume, DicomExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(regions);
        options ??= DicomExportOptions.Default;
        Mask[] masks = [.. regions.Select(region => region.Mask)];
        DicomExport.Check(masks, volume);
        DicomSource source = options.Source ?? DicomSource.Invented(volume);
        string segmentation = DicomExport.Identity(masks, source, options);
        string identity = string.Join('/', regions.SelectMany(region => region.Features).Select(f => FormattableString.Invariant($"{f.Name}={f.Value:R}")).Prepend(segmentation));
        DicomDatasetBuilder[] groups = [.. regions.Select((region, i) => Group(region, i + 1, segmentation, source, options))];
        DicomDatasetBuilder root = DicomExport.Common(SopClassUid, "SR", identity, source, options)
            .Text(DicomTags.ContentDate, Vr.DA, DicomExport.Date(options.Created))
            .Text(DicomTags.ContentTime, Vr.TM, DicomExport.Time(options.Created))
            .Numbers(DicomTags.InstanceNumber, Vr.IS, 1)
            .Sequence(new DicomTag(0x00081111), [])
            .Sequence(new DicomTag(0x0040A372), [])
            .Sequence(new DicomTag(0x0040A375), [new DicomDatasetBuilder()
                .Text(DicomTags.StudyInstanceUid, Vr.UI, source.StudyInstanceUid)
                .Sequence(DicomTags.ReferencedSeriesSequence, [new DicomDatasetBuilder()
                    .Text(DicomTags.SeriesInstanceUid, Vr.UI, DicomUid.Derive($"SEG/series/{segmentation}"))
                    .Sequence(s_sops, [Segmentation(segmentation)])])])
            .Text(new DicomTag(0x0040A491), Vr.CS, "COMPLETE")
            .Text(new DicomTag(0x0040A493), Vr.CS, "UNVERIFIED")
            .Text(s_valueType, Vr.CS, "CONTAINER")
            .Sequence(s_name, [Dcm("126000", "Imaging Measurement Report").ToItem()])
            .Text(new DicomTag(0x0040A050), Vr.CS, "SEPARATE")
            .Sequence(new DicomTag(0x0040A504), [Template("1500")])
            .Sequence(s_content,
            [
                Code("HAS CONCEPT MOD", Dcm("121049", "Language of Content Item and Descendants"), new DicomCode("en-US", "RFC5646", "English (United States)")),
                Code("HAS OBS CONTEXT", Dcm("121005", "Observer Type"), Dcm("121007", "Device")),
                Uid("HAS OBS CONTEXT", Dcm("121012", "Device Observer UID"), DicomUid.Derive(DicomExport.Manufacturer)),
                Text("HAS OBS CONTEXT", Dcm("121013", "Device Observer Name"), DicomExport.Manufacturer),
                Code("HAS CONCEPT MOD", Dcm("121058", "Procedure reported"), new DicomCode("77477000", "SCT", "Computed Tomography X-Ray")),
                Container(Dcm("126010", "Imaging Measurements"), groups),
            ]);
        DicomWriter.Write(path, root, TransferSyntax.ExplicitLittleEndian);
    }

    private static DicomDatasetBuilder Group(MeasuredRegion region, int segment, string segmentation, DicomSource source, DicomExportOptions options)
    {
        string name = region.Mask.Name is { Length: > 0 } given ? given : $"Region {region.Mask.Label}";
        List<DicomDatasetBuilder> items =
        [
            Text("HAS OBS CONTEXT", Dcm("112039", "Tracking Identifier"), name),
            Uid("HAS OBS CONTEXT", Dcm("112040", "Tracking Unique Identifier"), DicomUid.Derive($"tracking/{source.SeriesInstanceUid}/{region.Mask.ContentHash}")),
            Code("CONTAINS", Dcm("121071", "Finding"), options.Type),
            Item("CONTAINS", "IMAGE", Dcm("121191", "Referenced Segment")).Sequence(s_sops, [Segmentation(segmentation).Numbers(DicomTags.ReferencedSegmentNumber, Vr.US, segment)]),
            Uid("CONTAINS", Dcm("121232", "Source series for segmentation"), source.SeriesInstanceUid),
            .. region.Features.Select(Number),
        ];
        return Container(Dcm("125007", "Measurement Group"), items).Sequence(new DicomTag(0x0040A504), [Template("1411")]);
    }

    private static DicomDatasetBuilder Number(FeatureValue feature)
    {
        string meaning = feature.Name.Length <= 64 ? feature.Name : feature.Name[..64];
        FeatureDefinition definition = feature.Feature;
        DicomCode code = definition.IbsiCode.Length > 0 ? new DicomCode(definition.IbsiCode, "IBSI", meaning) : new DicomCode(DicomUid.Derive(definition.Id)[5..21], "99RADIOMICS", meaning);
        DicomDatasetBuilder item = Item("CONTAINS", "NUM", code);
        DicomTag measured = new(0x0040A300);
        if (double.IsNaN(feature.Value)) return item.Sequence(measured, []).Sequence(new DicomTag(0x0040A301), [Dcm("114000", "Not a number").ToItem()]);
        return item.Sequence(measured, [new DicomDatasetBuilder()
            .Sequence(new DicomTag(0x004008EA), [UcumUnits.Of(definition.Unit).ToItem()])
            .Bytes(new DicomTag(0x0040A161), Vr.FD, BitConverter.GetBytes(feature.Value))
            .Numbers(new DicomTag(0x0040A30A), Vr.DS, feature.Value)]);
    }

    private static DicomDatasetBuilder Segmentation(string identity) => new DicomDatasetBuilder()
        .Text(DicomTags.ReferencedSopClassUid, Vr.UI, SegmentationContent.SopClassUid)
        .Text(DicomTags.ReferencedSopInstanceUid, Vr.UI, DicomUid.Derive($"SEG/{identity}"));

    private static DicomCode Dcm(string value, string meaning) => new(value, "DCM", meaning);

    private static DicomDatasetBuilder Template(string number) => new DicomDatasetBuilder().Text(new DicomTag(0x00080105), Vr.CS, "DCMR").Text(new DicomTag(0x0040DB00), Vr.CS, number);

    private static DicomDatasetBuilder Item(string relationship, string type, DicomCode name) =>
        new DicomDatasetBuilder().Text(s_relationship, Vr.CS, relationship).Text(s_valueType, Vr.CS, type).Sequence(s_name, [name.ToItem()]);

    private static DicomDatasetBuilder Container(DicomCode name, IReadOnlyList<DicomDatasetBuilder> items) =>
        Item("CONTAINS", "CONTAINER", name).Text(new DicomTag(0x0040A050), Vr.CS, "SEPARATE").Sequence(s_content, items);

    private static DicomDatasetBuilder Code(string relationship, DicomCode name, DicomCode value) => Item(relationship, "CODE", name).Sequence(new DicomTag(0x0040A168), [value.ToItem()]);

    private static DicomDatasetBuilder Text(string relationship, DicomCode name, string value) => Item(relationship, "TEXT", name).Text(new DicomTag(0x0040A160), Vr.UT, value);

    private static DicomDatasetBuilder Uid(string relationship, DicomCode name, string value) => Item(relationship, "UIDREF", name).Text(new DicomTag(0x0040A124), Vr.UI, value);
}
