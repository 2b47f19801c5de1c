namespace Radiomics.Formats;

/// <summary>A DICOM segmentation (PS3.3 A.51): one binary segment a mask, one frame for each slice that a segment has voxels in.</summary>
/// <param name="masks">The masks; the first is segment 1.</param>
/// <param name="volume">Their image.</param>
/// <param name="options">References, codes and time.</param>
internal sealed class SegmentationContent(IReadOnlyList<Mask> masks, Volume volume, DicomExportOptions options)
{
    public const string SopClassUid = "1.2.840.10008.5.1.4.1.1.66.4";

    private readonly DicomSource _source = options.Source ?? DicomSource.Invented(volume);
    private readonly ImageGeometry _grid = volume.Geometry;

    /// <summary>The data set.</summary>
    /// <exception cref="MaskException">The frames would take more than a file can hold in one value (SEG_TOO_LARGE).</exception>
    public DicomDatasetBuilder ToDataset()
    {
        string identity = DicomExport.Identity(masks, _source, options);
        (int Segment, int Slice)[] frames = [.. masks.SelectMany((mask, i) => DicomExport.SlicesOf(mask).Select(slice => (i + 1, slice)))];
        long bits = (long)frames.Length * _grid.Size.SliceArea;
        if (bits / 8 > int.MaxValue - 64) throw new MaskException("SEG_TOO_LARGE", new Problem("segmentation", $"{frames.Length} frames", "at most 2 GB of frames", "Write the masks in several files."));
        string organization = DicomUid.Derive($"dimensions/{identity}");
        PointMm c = _grid.Direction.Column, r = _grid.Direction.Row;
        DicomDatasetBuilder dataset = DicomExport.Common(SopClassUid, "SEG", identity, _source, options)
            .Text(DicomTags.ImageType, Vr.CS, @"DERIVED\PRIMARY")
            .Text(DicomTags.ContentDate, Vr.DA, DicomExport.Date(options.Created))
            .Text(DicomTags.ContentTime, Vr.TM, DicomExport.Time(options.Created))
            .Text(DicomTags.FrameOfReferenceUid, Vr.UI, _source.FrameOfReferenceUid)
            .Text(DicomTags.PositionReferenceIndicator, Vr.LO, "")
            .Numbers(DicomTags.InstanceNumber, Vr.IS, 1)
            .Text(DicomTags.ContentLabel, Vr.CS, "LESIONS")
            .Text(DicomTags.ContentDescription, Vr.LO, "")
            .Text(DicomTags.ContentCreatorName, Vr.PN, "")
            .Numbers(DicomTags.SamplesPerPixel, Vr.US, 1)
            .Text(DicomTags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
            .Numbers(DicomTags.NumberOfFrames, Vr.IS, frames.Length)
            .Numbers(DicomTags.Rows, Vr.US, _grid.Size.Rows)
            .Numbers(DicomTags.Columns, Vr.US, _grid.Size.Columns)
            .Numbers(DicomTags.BitsAllocated, Vr.US, 1)
            .Numbers(DicomTags.BitsStored, Vr.US, 1)
            .Numbers(DicomTags.HighBit, Vr.US, 0)
            .Numbers(DicomTags.PixelRepresentation, Vr.US, 0)
            .Text(DicomTags.LossyImageCompression, Vr.CS, "00")
            .Text(DicomTags.SegmentationType, Vr.CS, "BINARY")
            .Sequence(DicomTags.DimensionOrganizationSequence, [new DicomDatasetBuilder().Text(DicomTags.DimensionOrganizationUid, Vr.UI, organization)])
            .Sequence(DicomTags.DimensionIndexSequence,
                [Dimension(organization, DicomTags.ReferencedSegmentNumber, DicomTags.SegmentIdentificationSequence), Dimension(organization, DicomTags.ImagePositionPatient, DicomTags.PlanePositionSequence)])
            .Sequence(DicomTags.SegmentSequence, [.. masks.Select(Segment)])
            .Sequence(DicomTags.SharedFunctionalGroupsSequence, [new DicomDatasetBuilder()
                .Sequence(DicomTags.PlaneOrientationSequence, [new DicomDatasetBuilder().Numbers(DicomTags.ImageOrientationPatient, Vr.DS, c.X, c.Y, c.Z, r.X, r.Y, r.Z)])
                .Sequence(DicomTags.PixelMeasuresSequence, [new DicomDatasetBuilder()
                    .Numbers(DicomTags.SliceThickness, Vr.DS, _grid.Spacing.Z)
                    .Numbers(DicomTags.SpacingBetweenSlices, Vr.DS, _grid.Spacing.Z)
                    .Numbers(DicomTags.PixelSpacing, Vr.DS, _grid.Spacing.Y, _grid.Spacing.X)])])
            .Bytes(DicomTags.PixelData, Vr.OB, Packed(frames, bits));
        int[] places = [.. frames.Select(f => f.Slice).Distinct().Order()];
        dataset.Sequence(DicomTags.PerFrameFunctionalGroupsSequence, [.. frames.Select(f => Groups(f.Segment, f.Slice, Array.BinarySearch(places, f.Slice) + 1))]);
        string[] referenced = [.. places.Select(slice => DicomExport.InstanceOf(volume, options, slice)).OfType<string>().Distinct()];
        if (referenced.Length > 0)
        {
            dataset.Sequence(DicomTags.ReferencedSeriesSequence, [new DicomDatasetBuilder()
                .Text(DicomTags.SeriesInstanceUid, Vr.UI, _source.SeriesInstanceUid)
                .Sequence(new DicomTag(0x0008114A), [.. referenced.Select(uid => DicomExport.Reference(_source, uid))])]);
        }
        return dataset;
    }

    private static DicomDatasetBuilder Dimension(string organization, DicomTag index, DicomTag group) => new DicomDatasetBuilder()
        .Text(DicomTags.DimensionOrganizationUid, Vr.UI, organization)
        .Numbers(DicomTags.DimensionIndexPointer, Vr.AT, index.Value)
        .Numbers(DicomTags.FunctionalGroupPointer, Vr.AT, group.Value);

    private DicomDatasetBuilder Segment(Mask mask, int index) => new DicomDatasetBuilder()
        .Sequence(DicomTags.SegmentedPropertyCategoryCodeSequence, [options.Category.ToItem()])
        .Numbers(DicomTags.SegmentNumber, Vr.US, index + 1)
        .Text(DicomTags.SegmentLabel, Vr.LO, mask.Name is { Length: > 0 } name ? name : $"Region {mask.Label}")
        .Text(DicomTags.SegmentAlgorithmType, Vr.CS, "SEMIAUTOMATIC")
        .Text(DicomTags.SegmentAlgorithmName, Vr.LO, DicomExport.Manufacturer)
        .Sequence(DicomTags.SegmentedPropertyTypeCodeSequence, [options.Type.ToItem()]);

    private DicomDatasetBuilder Groups(int segment, int slice, int place)
    {
        PointMm position = _grid.PointAt(0, 0, slice);
        DicomDatasetBuilder groups = new DicomDatasetBuilder()
            .Sequence(DicomTags.FrameContentSequence, [new DicomDatasetBuilder().Numbers(DicomTags.DimensionIndexValues, Vr.UL, segment, place)])
            .Sequence(DicomTags.PlanePositionSequence, [new DicomDatasetBuilder().Numbers(DicomTags.ImagePositionPatient, Vr.DS, position.X, position.Y, position.Z)])
            .Sequence(DicomTags.SegmentIdentificationSequence, [new DicomDatasetBuilder().Numbers(DicomTags.ReferencedSegmentNumber, Vr.US, segment)]);
        if (DicomExport.InstanceOf(volume, options, slice) is not { } uid) return groups;
        DicomDatasetBuilder image = DicomExport.Reference(_source, uid)
            .Sequence(DicomTags.PurposeOfReferenceCodeSequence, [new DicomCode("121322", "DCM", "Source image for image processing operation").ToItem()]);
        return groups.Sequence(DicomTags.DerivationImageSequence, [new DicomDatasetBuilder()
            .Sequence(DicomTags.SourceImageSequence, [image])
            .Sequence(DicomTags.DerivationCodeSequence, [new DicomCode("113076", "DCM", "Segmentation").ToItem()])]);
    }

    /// <summary>The frames one behind the other, eight pixels a byte, the first in the lowest bit; frames do not begin at bytes.</summary>
    private byte[] Packed((int Segment, int Slice)[] frames, long bits)
    {
        byte[] packed = new byte[(bits + 7) / 8];
        int columns = _grid.Size.Columns;
        for (int f = 0; f < frames.Length; f++)
        {
            Mask mask = masks[frames[f].Segment - 1];
            VoxelRegion region = mask.Region;
            ReadOnlySpan<byte> box = mask.Box.Slice((frames[f].Slice - region.Start.Slice) * region.Size.SliceArea, region.Size.SliceArea);
            for (int y = 0; y < region.Size.Rows; y++)
            {
                long at = (long)f * _grid.Size.SliceArea + (long)(region.Start.Row + y) * columns + region.Start.Column;
                for (int x = 0; x < region.Size.Columns; x++, at++)
                    packed[at >> 3] |= (byte)(box[y * region.Size.Columns + x] << (int)(at & 7));
            }
        }
        return packed;
    }
}
