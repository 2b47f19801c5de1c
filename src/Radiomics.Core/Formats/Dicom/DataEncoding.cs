using System.Buffers.Binary;

namespace Radiomics.Formats;

/// <summary>How the elements of a data set or of an item are written.</summary>
/// <param name="IsExplicit">Whether elements carry their VR.</param>
/// <param name="IsBigEndian">Whether numbers have their most significant byte first.</param>
internal readonly record struct DataEncoding(bool IsExplicit, bool IsBigEndian)
{
    public static DataEncoding ExplicitLittle => new(true, false);
    public static DataEncoding ImplicitLittle => new(false, false);

    public ushort UInt16(ReadOnlySpan<byte> bytes) => IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint UInt32(ReadOnlySpan<byte> bytes) => IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public DicomTag Tag(ReadOnlySpan<byte> bytes) => new(UInt16(bytes), UInt16(bytes[2..]));

    /// <summary>Whether the two bytes after a tag are a VR of the standard.</summary>
    /// <param name="element">At least the first six bytes of an element.</param>
    public static bool CarriesVr(ReadOnlySpan<byte> element) => ((Vr)BinaryPrimitives.ReadUInt16LittleEndian(element[4..])).IsKnown();

    /// <summary>
    /// The encoding of a data set from its first element. Data sets begin with a small group number (0002 to 0010 in practice), which in
    /// the other byte order is 256 times as large.
    /// </summary>
    /// <param name="element">The first eight bytes.</param>
    public static DataEncoding Guess(ReadOnlySpan<byte> element)
    {
        bool bigEndian = BinaryPrimitives.ReadUInt16BigEndian(element) < BinaryPrimitives.ReadUInt16LittleEndian(element);
        return new DataEncoding(CarriesVr(element), bigEndian);
    }
}
