using System.Globalization;

namespace Radiomics.Formats;

/// <summary>How one pixel is stored.</summary>
/// <param name="BitsAllocated">Bits (0028,0100): 8, 16 or 32.</param>
/// <param name="BitsStored">Bits that belong to the pixel (0028,0101); the others hold anything.</param>
/// <param name="HighBit">The highest of them (0028,0102).</param>
/// <param name="IsSigned">Pixel Representation (0028,0103).</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first.</param>
/// <param name="IsSwappedInPairs">Whether 8-bit pixels were written as 16-bit words in big endian.</param>
internal readonly record struct PixelLayout(int BitsAllocated, int BitsStored, int HighBit, bool IsSigned, bool IsBigEndian, bool IsSwappedInPairs)
{
    public int BytesPerPixel => BitsAllocated / 8;

    /// <summary>How far a pixel is shifted up so that its highest bit is the highest of the word.</summary>
    public int ShiftUp => BitsAllocated - 1 - HighBit;

    /// <summary>How far it is shifted down after that.</summary>
    public int ShiftDown => BitsAllocated - BitsStored;

    /// <summary>The smallest stored value.</summary>
    public long Smallest => IsSigned ? -(1L << (BitsStored - 1)) : 0;

    /// <summary>The largest stored value.</summary>
    public long Largest => IsSigned ? (1L << (BitsStored - 1)) - 1 : (1L << BitsStored) - 1;

    /// <summary>The layout that a header describes.</summary>
    /// <param name="header">Data set of an image.</param>
    /// <param name="syntax">Its transfer syntax.</param>
    /// <param name="pixelVr">VR of the pixel data.</param>
    /// <exception cref="UnsupportedImageException">Not 8, 16 or 32 bits.</exception>
    /// <exception cref="ImageFormatException">The numbers contradict one another.</exception>
    public static PixelLayout Of(DicomDataset header, TransferSyntax syntax, Vr pixelVr)
    {
        int allocated = header.WholeNumber(DicomTags.BitsAllocated) ?? throw header.BadValue(DicomTags.BitsAllocated, "8, 16 or 32 bits");
        if (allocated is not (8 or 16 or 32))
        {
            throw new UnsupportedImageException("DICOM_BITS", new Problem(header.Where(DicomTags.BitsAllocated),
                string.Create(CultureInfo.InvariantCulture, $"pixels of {allocated} bits"), "8, 16 or 32 bits", "Export the series as 16-bit CT images."));
        }
        int stored = header.WholeNumber(DicomTags.BitsStored) ?? allocated;
        int high = header.WholeNumber(DicomTags.HighBit) ?? stored - 1;
        if (stored < 1 || stored > allocated || high < stored - 1 || high >= allocated)
        {
            throw new ImageFormatException("DICOM_BITS", new Problem(header.Where(DicomTags.BitsStored),
                string.Create(CultureInfo.InvariantCulture, $"bits stored {stored}, high bit {high}, bits allocated {allocated}"),
                "bits stored within bits allocated, high bit at bits stored - 1", "Export the series again, or correct the header."));
        }
        bool signed = header.WholeNumber(DicomTags.PixelRepresentation) switch
        {
            0 or null => false,
            1 => true,
            _ => throw header.BadValue(DicomTags.PixelRepresentation, "0 (unsigned) or 1 (signed)"),
        };
        bool bigEndian = syntax.HasBigEndianPixels && !syntax.IsEncapsulated;
        return new PixelLayout(allocated, stored, high, signed, bigEndian, bigEndian && allocated == 8 && pixelVr == Vr.OW);
    }
}
