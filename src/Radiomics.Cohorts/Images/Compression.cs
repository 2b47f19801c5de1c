namespace Radiomics.Cohorts;

/// <summary>What a transfer syntax does to the pixels.</summary>
internal enum CompressionKind
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>Packed, to be unpacked exactly.</summary>
    Lossless,
    /// <summary>Changed for good, or able to.</summary>
    Lossy,
}

/// <summary>Tells syntaxes that change pixels from those that only pack them.</summary>
internal static class Compression
{
    private static readonly HashSet<string> s_lossless =
    [
        "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.110",
        "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.8.1", "1.2.840.10008.1.2.1.99",
    ];

    /// <summary>The kind of a transfer syntax. A compressed syntax that is not known to be lossless counts as lossy.</summary>
    /// <param name="uid">Transfer Syntax UID.</param>
    /// <param name="isEncapsulated">Whether pixels are kept in fragments.</param>
    public static CompressionKind Of(string uid, bool isEncapsulated)
    {
        if (s_lossless.Contains(uid)) return CompressionKind.Lossless;
        return isEncapsulated && uid != "1.2.840.10008.1.2.1.98" ? CompressionKind.Lossy : CompressionKind.None;
    }
}
