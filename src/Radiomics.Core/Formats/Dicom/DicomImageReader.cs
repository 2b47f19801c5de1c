using System.Globalization;

namespace Radiomics.Formats;

/// <summary>A file of a scan: an image of a series, or why it is none.</summary>
/// <param name="Source">Name for messages.</param>
/// <param name="Image">The image; null when the file was refused.</param>
/// <param name="Refusal">Why the file is not an image of a series; null when it is one.</param>
/// <param name="LacksPixelsOfCt">Whether it was refused for want of pixels though it should be a CT image: cut off between two elements, a file looks so.</param>
internal readonly record struct ScannedFile(string Source, DicomImage? Image, RadiomicsException? Refusal, bool LacksPixelsOfCt = false);

/// <summary>Takes from a header what reading the pixels and placing them needs.</summary>
internal static class DicomImageReader
{
    private const string DicomDirectory = "1.2.840.10008.1.3.10", SecondaryCaptures = "1.2.840.10008.5.1.4.1.1.7", EnhancedCt = "1.2.840.10008.5.1.4.1.1.2.1";

    /// <summary>Reads the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">Its name in messages.</param>
    /// <param name="buffer">Scratch of the calling thread.</param>
    /// <param name="decoders">Decoders for compressed pixels.</param>
    public static ScannedFile Read(string path, string source, FileBuffer buffer, IReadOnlyList<IPixelDecoder> decoders)
    {
        try
        {
            return Of(DicomFile.Read(path, source, buffer, imagesOnly: true), decoders);
        }
        catch (RadiomicsException e)
        {
            return new ScannedFile(source, null, e);
        }
    }

    /// <summary>Takes what is needed from a file whose header has been read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="decoders">Decoders for compressed pixels.</param>
    public static ScannedFile Of(DicomFile file, IReadOnlyList<IPixelDecoder> decoders)
    {
        try
        {
            if (RefusalOf(file) is { } refusal) return new ScannedFile(file.Source, null, refusal, refusal.Code == "DICOM_NO_PIXELS" && IsCtImage(file.Dataset));
            DicomImage image = ReadImage(file, decoders);
            // A screen capture among the slices of a series, such as a dose report, was never one of them.
            bool isCapture = image.LacksGeometry && file.Dataset.Text(DicomTags.SopClassUid)?.StartsWith(SecondaryCaptures, StringComparison.Ordinal) == true;
            return isCapture ? new ScannedFile(file.Source, null, image.Fault) : new ScannedFile(file.Source, image, null);
        }
        catch (RadiomicsException e)
        {
            return new ScannedFile(file.Source, null, e);
        }
    }

    private static bool IsCtImage(DicomDataset header) =>
        header.Text(DicomTags.SopClassUid) is (CtSliceContent.SopClassUid or EnhancedCt) && header.Text(DicomTags.Modality) is ("CT" or null);

    private static ImageFormatException? RefusalOf(DicomFile file)
    {
        DicomDataset header = file.Dataset;
        string modality = header.Text(DicomTags.Modality) ?? "";
        string sopClass = header.Text(DicomTags.SopClassUid) ?? "";
        if (sopClass == DicomDirectory || (sopClass.Length == 0 && header.Contains(new DicomTag(0x00041220))))
            return Refuse("DICOM_DIRECTORY", "the file is a DICOMDIR, an index of other files", "an image");
        if (modality is "RTDOSE" or "SEG" or "RTSTRUCT" or "RTPLAN")
            return Refuse("DICOM_NOT_A_SLICE", $"the file is of modality {modality}", "an image such as CT");
        if (file.Pixels is null)
        {
            bool hasFloats = header.Contains(DicomTags.FloatPixelData) || header.Contains(DicomTags.DoubleFloatPixelData);
            return hasFloats
                ? Refuse("DICOM_FLOAT_PIXELS", "the pixels are floating point numbers", "integers in (7FE0,0010)")
                : Refuse("DICOM_NO_PIXELS", modality.Length == 0 ? "the file has no pixel data" : $"the file has no pixel data (modality {modality})", "an image");
        }
        if ((header.WholeNumber(DicomTags.SamplesPerPixel) ?? 1) != 1)
            return Refuse("DICOM_COLOR", "the image is in color", "one gray value a pixel");
        if (header.Text(DicomTags.PhotometricInterpretation) is { } meaning && meaning is not ("MONOCHROME1" or "MONOCHROME2"))
            return Refuse("DICOM_COLOR", $"the photometric interpretation is {meaning}", "MONOCHROME1 or MONOCHROME2");
        if (header.Texts(DicomTags.ImageType).Contains("LOCALIZER"))
            return Refuse("DICOM_LOCALIZER", "the image is a localizer (scout)", "a slice");
        return null;

        ImageFormatException Refuse(string code, string found, string expected) =>
            new(code, new Problem(file.Source, found, expected, "It is set aside in a folder; name a series of slices to load."));
    }

    private static DicomImage ReadImage(DicomFile file, IReadOnlyList<IPixelDecoder> decoders)
    {
        DicomDataset header = file.Dataset;
        var image = new DicomImage
        {
            Path = file.Path,
            Source = file.Source,
            SeriesInstanceUid = header.Text(DicomTags.SeriesInstanceUid) ?? "",
            StudyInstanceUid = header.Text(DicomTags.StudyInstanceUid),
            Modality = header.Text(DicomTags.Modality) ?? "",
            SeriesDescription = header.Text(DicomTags.SeriesDescription),
            SeriesNumber = OptionalNumber(header, DicomTags.SeriesNumber),
            InstanceNumber = OptionalNumber(header, DicomTags.InstanceNumber),
            SopInstanceUid = header.Text(DicomTags.SopInstanceUid),
            RescaleType = header.Text(DicomTags.RescaleType),
            IsLossy = header.Text(DicomTags.LossyImageCompression) is { } lossy ? lossy == "01" : file.Syntax.IsLossy,
        };
        try
        {
            image = image with { Rows = Side(header, DicomTags.Rows), Columns = Side(header, DicomTags.Columns) };
            int frameCount = header.WholeNumber(DicomTags.NumberOfFrames) ?? 1;
            if (frameCount < 1) throw header.BadValue(DicomTags.NumberOfFrames, "1 or more");
            IReadOnlyList<DicomFrame> frames;
            try
            {
                frames = FrameGeometry.Read(header, frameCount);
            }
            catch (ImageFormatException e) when (e.Code is "DICOM_GEOMETRY_MISSING")
            {
                return image with { Fault = e, LacksGeometry = true };
            }
            PixelLayout layout = PixelLayout.Of(header, file.Syntax, file.Pixels!.Value.Vr);
            PixelStore pixels = PixelStore.Of(file, layout, image.Rows, image.Columns, frameCount, decoders);
            return image with
            {
                Layout = layout,
                // Padding means "outside the field" on the HU scale only.
                Padding = image.Modality == "CT" ? PixelPadding.Of(header, layout) is { } padding ? padding with { IsLossy = image.IsLossy } : null : null,
                Pixels = pixels,
                Frames = frames,
                LacksRescale = !header.Contains(DicomTags.RescaleSlope) && !header.Contains(DicomTags.PerFrameFunctionalGroupsSequence),
            };
        }
        catch (RadiomicsException e)
        {
            return image with { Fault = e };
        }
    }

    private static int Side(DicomDataset header, DicomTag tag) =>
        header.WholeNumber(tag) is > 0 and int side ? side : throw header.BadValue(tag, "a number of pixels above 0");

    /// <summary>Numbers that only help to name an image are not worth refusing it.</summary>
    private static int? OptionalNumber(DicomDataset header, DicomTag tag) =>
        header.Text(tag) is { } text && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;
}
