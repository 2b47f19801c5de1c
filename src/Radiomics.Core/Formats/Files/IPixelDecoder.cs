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
