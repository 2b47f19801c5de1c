namespace Radiomics.Formats;

/// <summary>
/// A decoder of this library. It throws <see cref="InvalidDataException"/> for a frame that it cannot decode, which the reader turns into an error that names the file.
/// </summary>
/// <param name="transferSyntaxUid">The Transfer Syntax UID it decodes.</param>
internal abstract class BuiltInDecoder(string transferSyntaxUid) : IPixelDecoder
{
    /// <inheritdoc/>
    public string TransferSyntaxUid { get; } = transferSyntaxUid;

    /// <summary>The fewest bytes a frame can take: a file that has fewer is refused before room for its pixels is allocated.</summary>
    /// <param name="format">What the header says of the frame.</param>
    public abstract long LeastLength(EncodedFrame format);

    /// <inheritdoc/>
    public abstract void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored);
}
