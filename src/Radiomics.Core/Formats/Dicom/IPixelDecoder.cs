namespace Radiomics.Formats;

/// <summary>Turns a compressed frame into stored values. Given to the readers by <see cref="LoadOptions.PixelDecoders"/>; must be safe for several threads.</summary>
public interface IPixelDecoder
{
    /// <summary>The Transfer Syntax UID (0002,0010) it decodes.</summary>
    string TransferSyntaxUid { get; }

    /// <summary>Decodes one grayscale frame.</summary>
    /// <param name="encoded">The compressed frame, its fragments joined.</param>
    /// <param name="format">What the header says of the frame.</param>
    /// <param name="stored">Receives rows x columns stored values, each of bits allocated / 8 bytes, least significant byte first. Fill all of it.</param>
    /// <exception cref="RadiomicsException">The frame is damaged or of another form than this decoder knows.</exception>
    void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored);
}

/// <summary>What the header says of a compressed frame.</summary>
/// <param name="Columns">Columns (0028,0011).</param>
/// <param name="Rows">Rows (0028,0010).</param>
/// <param name="BitsAllocated">Bits Allocated (0028,0100): 8, 16 or 32.</param>
/// <param name="BitsStored">Bits Stored (0028,0101).</param>
/// <param name="IsSigned">Pixel Representation (0028,0103).</param>
public readonly record struct EncodedFrame(int Columns, int Rows, int BitsAllocated, int BitsStored, bool IsSigned);
