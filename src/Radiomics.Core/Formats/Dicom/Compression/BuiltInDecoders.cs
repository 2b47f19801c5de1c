namespace Radiomics.Formats;

/// <summary>The decoders that need not be given.</summary>
internal static class BuiltInDecoders
{
    private static readonly BuiltInDecoder[] s_all =
    [
        new RleDecoder(),
        new JpegLosslessDecoder("1.2.840.10008.1.2.4.57"), new JpegLosslessDecoder("1.2.840.10008.1.2.4.70"),
        new JpegLsDecoder("1.2.840.10008.1.2.4.80"), new JpegLsDecoder("1.2.840.10008.1.2.4.81"),
        new Jpeg2000Decoder("1.2.840.10008.1.2.4.90"), new Jpeg2000Decoder("1.2.840.10008.1.2.4.91"),
    ];

    /// <summary>The decoder of a transfer syntax, or null.</summary>
    /// <param name="uid">Transfer Syntax UID.</param>
    public static BuiltInDecoder? Find(string uid) => Array.Find(s_all, decoder => decoder.TransferSyntaxUid == uid);
}
