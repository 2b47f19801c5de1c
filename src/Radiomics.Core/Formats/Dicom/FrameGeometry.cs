using System.Globalization;

namespace Radiomics.Formats;

/// <summary>
/// The place and scale of each frame: from the data set itself for plain images; from the functional groups of the frame, then the
/// shared ones, then the data set, for enhanced multi-frame images.
/// </summary>
internal static class FrameGeometry
{
    /// <summary>What one place of the header says; null where it says nothing.</summary>
    private readonly record struct Values(double[]? Position, double[]? Axes, double[]? Spacing, double? SliceThickness, Rescale? Rescale, bool IsLocalizer);

    /// <summary>Reads all frames.</summary>
    /// <param name="header">Data set of an image.</param>
    /// <param name="count">Number of frames.</param>
    /// <returns>The frames that are slices: localizer frames are left out.</returns>
    /// <exception cref="ImageFormatException">A frame has no position, orientation or pixel spacing, or one that cannot be used.</exception>
    /// <exception cref="UnsupportedImageException">Several frames without functional groups, or a modality table.</exception>
    public static IReadOnlyList<DicomFrame> Read(DicomDataset header, int count)
    {
        if (header.Value(DicomTags.ModalityLutSequence).Length > 8)
        {
            throw new UnsupportedImageException("DICOM_MODALITY_LUT", new Problem(
                header.Where(DicomTags.ModalityLutSequence), "stored values become HU by a table", "a rescale slope and intercept", "Export the series with a rescale slope."));
        }
        DicomDataset? sharedGroups = header.FirstItem(DicomTags.SharedFunctionalGroupsSequence);
        IReadOnlyList<DicomDataset> perFrame = header.Items(DicomTags.PerFrameFunctionalGroupsSequence);
        if (perFrame.Count == 0 && sharedGroups is null && count > 1)
        {
            throw new UnsupportedImageException("DICOM_MULTIFRAME", new Problem(header.Where(DicomTags.NumberOfFrames),
                string.Create(CultureInfo.InvariantCulture, $"{count} frames without functional groups, so their places are not known"),
                "one frame, or an enhanced image with per-frame functional groups", "Export the series as single slices or as Enhanced CT."));
        }
        if (perFrame.Count != count && !(perFrame.Count == 0 && count == 1))
        {
            throw new ImageFormatException("DICOM_FUNCTIONAL_GROUPS", new Problem(header.Where(DicomTags.PerFrameFunctionalGroupsSequence),
                string.Create(CultureInfo.InvariantCulture, $"{perFrame.Count} items for {count} frames"), "one item a frame", "Export the series again."));
        }
        // What all frames share is read once, however long it is.
        Values plain = OfPlain(header), shared = sharedGroups is null ? plain : Merge(OfGroups(sharedGroups), plain);
        double? tilt = Optional(header, DicomTags.GantryDetectorTilt);
        var frames = new List<DicomFrame>(count);
        for (int i = 0; i < count; i++)
        {
            Values values = i < perFrame.Count ? Merge(OfGroups(perFrame[i]), shared) : shared;
            if (!values.IsLocalizer) frames.Add(Frame(header, i, values, tilt));
        }
        return frames;
    }

    private static DicomFrame Frame(DicomDataset header, int number, Values values, double? tilt)
    {
        double[] position = values.Position ?? throw Missing(header, DicomTags.ImagePositionPatient);
        double[] axes = values.Axes ?? throw Missing(header, DicomTags.ImageOrientationPatient);
        double[] spacing = values.Spacing ?? throw Missing(header, DicomTags.PixelSpacing);
        if (!(spacing[0] > 0 && spacing[1] > 0)) throw header.BadValue(DicomTags.PixelSpacing, "two lengths above 0 mm");
        return new DicomFrame(
            number,
            new PointMm(position[0], position[1], position[2]),
            new PointMm(axes[0], axes[1], axes[2]),
            new PointMm(axes[3], axes[4], axes[5]),
            ColumnSpacing: spacing[1],
            RowSpacing: spacing[0],
            values.SliceThickness,
            tilt,
            values.Rescale ?? Rescale.None);
    }

    private static Values OfPlain(DicomDataset header) => new(
        Vector(header, DicomTags.ImagePositionPatient, 3),
        Vector(header, DicomTags.ImageOrientationPatient, 6),
        Vector(header, DicomTags.PixelSpacing, 2),
        Optional(header, DicomTags.SliceThickness),
        Rescale.Of(header),
        IsLocalizer: false);

    private static Values OfGroups(DicomDataset groups)
    {
        DicomDataset? measures = groups.FirstItem(DicomTags.PixelMeasuresSequence);
        return new Values(
            groups.FirstItem(DicomTags.PlanePositionSequence) is { } position ? Vector(position, DicomTags.ImagePositionPatient, 3) : null,
            groups.FirstItem(DicomTags.PlaneOrientationSequence) is { } orientation ? Vector(orientation, DicomTags.ImageOrientationPatient, 6) : null,
            measures is null ? null : Vector(measures, DicomTags.PixelSpacing, 2),
            measures is null ? null : Optional(measures, DicomTags.SliceThickness),
            groups.FirstItem(DicomTags.PixelValueTransformationSequence) is { } transformation ? Rescale.Of(transformation) : null,
            groups.FirstItem(DicomTags.CtImageFrameTypeSequence) is { } type && type.Texts(DicomTags.FrameType).Contains("LOCALIZER"));
    }

    private static Values Merge(Values own, Values fallback) => new(
        own.Position ?? fallback.Position,
        own.Axes ?? fallback.Axes,
        own.Spacing ?? fallback.Spacing,
        own.SliceThickness ?? fallback.SliceThickness,
        own.Rescale ?? fallback.Rescale,
        own.IsLocalizer || fallback.IsLocalizer);

    private static double[]? Vector(DicomDataset place, DicomTag tag, int length)
    {
        double[] values = new double[length];
        int count = place.ReadNumbers(tag, values);
        if (count == 0) return null;
        return count == length ? values : throw place.BadValue(tag, string.Create(CultureInfo.InvariantCulture, $"{length} numbers"));
    }

    /// <summary>Numbers that are only noted are not worth refusing an image.</summary>
    private static double? Optional(DicomDataset place, DicomTag tag)
    {
        try
        {
            return place.Number(tag);
        }
        catch (ImageFormatException)
        {
            return null;
        }
    }

    private static ImageFormatException Missing(DicomDataset header, DicomTag tag) => new("DICOM_GEOMETRY_MISSING", new Problem(
        header.Where(tag), $"{tag} is absent, so the image has no place in the patient", "numbers that place the image in the patient", "Export the original slices, not screen captures."));
}
