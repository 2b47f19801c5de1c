using System.Globalization;

namespace Radiomics.Formats;

/// <summary>
/// The place and scale of each frame: from the data set itself for plain images, from the functional groups of each frame, then the
/// shared ones, then the data set, for enhanced multi-frame images.
/// </summary>
internal static class FrameGeometry
{
    /// <summary>Reads all frames.</summary>
    /// <param name="header">Data set of an image.</param>
    /// <param name="count">Number of frames.</param>
    /// <returns>The frames that are slices: localizer frames are left out.</returns>
    /// <exception cref="ImageFormatException">A frame has no position, orientation or pixel spacing, or one that cannot be used.</exception>
    /// <exception cref="UnsupportedImageException">Several frames without functional groups.</exception>
    public static IReadOnlyList<DicomFrame> Read(DicomDataset header, int count)
    {
        DicomDataset? shared = header.FirstItem(DicomTags.SharedFunctionalGroupsSequence);
        IReadOnlyList<DicomDataset> perFrame = header.Items(DicomTags.PerFrameFunctionalGroupsSequence);
        if (perFrame.Count == 0 && shared is null)
        {
            if (count > 1)
            {
                throw new UnsupportedImageException("DICOM_MULTIFRAME", new Problem(header.Where(DicomTags.NumberOfFrames),
                    string.Create(CultureInfo.InvariantCulture, $"{count} frames without functional groups, so their places are not known"),
                    "one frame, or an enhanced image with per-frame functional groups", "Export the series as single slices or as Enhanced CT."));
            }
            return [Frame(0, [header])];
        }
        if (perFrame.Count != count && !(perFrame.Count == 0 && count == 1))
        {
            throw new ImageFormatException("DICOM_FUNCTIONAL_GROUPS", new Problem(header.Where(DicomTags.PerFrameFunctionalGroupsSequence),
                string.Create(CultureInfo.InvariantCulture, $"{perFrame.Count} items for {count} frames"), "one item a frame", "Export the series again."));
        }
        var frames = new List<DicomFrame>(count);
        for (int i = 0; i < count; i++)
        {
            List<DicomDataset> places = [];
            if (i < perFrame.Count) places.Add(perFrame[i]);
            if (shared is not null) places.Add(shared);
            DicomDataset? type = Group(places, DicomTags.CtImageFrameTypeSequence);
            if (type is not null && type.Texts(DicomTags.FrameType).Contains("LOCALIZER")) continue;
            places.Add(header);
            frames.Add(Frame(i, places));
        }
        return frames;
    }

    private static DicomFrame Frame(int number, List<DicomDataset> places)
    {
        DicomDataset header = places[^1];
        Span<double> position = stackalloc double[3], axes = stackalloc double[6], spacing = stackalloc double[2];
        Require(places, DicomTags.PlanePositionSequence, DicomTags.ImagePositionPatient, position);
        Require(places, DicomTags.PlaneOrientationSequence, DicomTags.ImageOrientationPatient, axes);
        Require(places, DicomTags.PixelMeasuresSequence, DicomTags.PixelSpacing, spacing);
        if (!(spacing[0] > 0 && spacing[1] > 0)) throw header.BadValue(DicomTags.PixelSpacing, "two lengths above 0 mm");
        DicomDataset measures = Group(places, DicomTags.PixelMeasuresSequence) ?? header;
        DicomDataset transformation = Group(places, DicomTags.PixelValueTransformationSequence) ?? header;
        if (header.Contains(DicomTags.ModalityLutSequence) && header.Items(DicomTags.ModalityLutSequence).Count > 0)
        {
            throw new UnsupportedImageException("DICOM_MODALITY_LUT", new Problem(
                header.Where(DicomTags.ModalityLutSequence), "stored values become HU by a table", "a rescale slope and intercept", "Export the series with a rescale slope."));
        }
        return new DicomFrame(
            number,
            new PointMm(position[0], position[1], position[2]),
            new PointMm(axes[0], axes[1], axes[2]),
            new PointMm(axes[3], axes[4], axes[5]),
            ColumnSpacing: spacing[1],
            RowSpacing: spacing[0],
            Optional(measures, DicomTags.SliceThickness) ?? Optional(header, DicomTags.SliceThickness),
            Optional(header, DicomTags.GantryDetectorTilt),
            Rescale.Of(transformation) ?? Rescale.None);
    }

    /// <summary>The item of a functional group: the frame's own, else the shared one.</summary>
    private static DicomDataset? Group(List<DicomDataset> places, DicomTag sequence)
    {
        foreach (DicomDataset place in places)
            if (place.FirstItem(sequence) is { } item) return item;
        return null;
    }

    private static void Require(List<DicomDataset> places, DicomTag sequence, DicomTag tag, Span<double> values)
    {
        DicomDataset header = places[^1], place = Group(places, sequence) ?? header;
        int count = place.ReadNumbers(tag, values);
        if (count == values.Length) return;
        if (count == 0)
        {
            throw new ImageFormatException("DICOM_GEOMETRY_MISSING", new Problem(header.Where(tag), "the attribute is absent",
                string.Create(CultureInfo.InvariantCulture, $"{values.Length} numbers that place the image in the patient"), "Export the original slices, not screen captures."));
        }
        throw place.BadValue(tag, string.Create(CultureInfo.InvariantCulture, $"{values.Length} numbers"));
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
}
