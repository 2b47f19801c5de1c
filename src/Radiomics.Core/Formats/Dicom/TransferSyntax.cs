using System.Collections.Frozen;

namespace Radiomics.Formats;

/// <summary>How a data set is encoded.</summary>
/// <param name="Uid">Transfer Syntax UID (0002,0010).</param>
/// <param name="Name">Its name in the standard.</param>
internal sealed record TransferSyntax(string Uid, string Name)
{
    /// <summary>Whether elements carry their VR.</summary>
    public bool IsExplicit { get; init; } = true;

    /// <summary>Whether the data set has the most significant byte first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Whether native pixels have the most significant byte first.</summary>
    public bool HasBigEndianPixels { get; init; }

    /// <summary>Whether everything after the meta header is deflated.</summary>
    public bool IsDeflated { get; init; }

    /// <summary>Whether pixels are compressed and kept in fragments.</summary>
    public bool IsEncapsulated { get; init; }

    /// <summary>Whether the pixels may have been compressed with loss.</summary>
    public bool IsLossy => Uid is "1.2.840.10008.1.2.4.50" or "1.2.840.10008.1.2.4.51" or "1.2.840.10008.1.2.4.53" or "1.2.840.10008.1.2.4.55" or "1.2.840.10008.1.2.4.81" or "1.2.840.10008.1.2.4.91"
        or "1.2.840.10008.1.2.4.93" or "1.2.840.10008.1.2.4.112" or "1.2.840.10008.1.2.4.203";

    public static TransferSyntax ImplicitLittleEndian { get; } = new("1.2.840.10008.1.2", "Implicit VR Little Endian") { IsExplicit = false };
    public static TransferSyntax ExplicitLittleEndian { get; } = new("1.2.840.10008.1.2.1", "Explicit VR Little Endian");
    public static TransferSyntax DeflatedLittleEndian { get; } = new("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian") { IsDeflated = true };
    public static TransferSyntax ExplicitBigEndian { get; } = new("1.2.840.10008.1.2.2", "Explicit VR Big Endian") { IsBigEndian = true, HasBigEndianPixels = true };

    private static readonly FrozenDictionary<string, TransferSyntax> s_known = new[]
    {
        ImplicitLittleEndian, ExplicitLittleEndian, DeflatedLittleEndian, ExplicitBigEndian,
        new("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian") { IsEncapsulated = true },
        new("1.2.840.113619.5.2", "Implicit VR Big Endian DLX (GE private)") { IsExplicit = false, HasBigEndianPixels = true },
        Compressed("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)"),
        Compressed("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 and 4)"),
        Compressed("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)"),
        Compressed("1.2.840.10008.1.2.4.55", "JPEG Full Progression, Non-Hierarchical (Process 10 and 12)"),
        Compressed("1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)"),
        Compressed("1.2.840.10008.1.2.4.70", "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14, Selection Value 1)"),
        Compressed("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
        Compressed("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
        Compressed("1.2.840.10008.1.2.4.90", "JPEG 2000 (Lossless Only)"),
        Compressed("1.2.840.10008.1.2.4.91", "JPEG 2000"),
        Compressed("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)"),
        Compressed("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component"),
        Compressed("1.2.840.10008.1.2.4.94", "JPIP Referenced"),
        Compressed("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate") with { IsDeflated = true },
        Compressed("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"),
        Compressed("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level"),
        Compressed("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1"),
        Compressed("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
        Compressed("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"),
        Compressed("1.2.840.10008.1.2.4.112", "JPEG XL"),
        Compressed("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)"),
        Compressed("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)"),
        Compressed("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
        Compressed("1.2.840.10008.1.2.5", "RLE Lossless"),
        Compressed("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
    }.ToFrozenDictionary(syntax => syntax.Uid, StringComparer.Ordinal);

    /// <summary>The syntax of a UID, or null for one that is not known here.</summary>
    public static TransferSyntax? Find(string? uid) => uid is null ? null : s_known.GetValueOrDefault(uid);

    /// <summary>The name and the UID.</summary>
    public override string ToString() => $"{Name}, {Uid}";

    private static TransferSyntax Compressed(string uid, string name) => new(uid, name) { IsEncapsulated = true };
}
