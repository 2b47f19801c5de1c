using System.Buffers.Binary;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Raw;

public sealed class RawDecoderTests
{
    public static TheoryData<StoredType> Types => [.. Enum.GetValues<StoredType>()];

    /// <summary>Every length around the widths of vectors, both byte orders, with and without a linear map, against one value at a time.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void DecodesAsTheScalarTwinDoes(StoredType type)
    {
        for (int length = 0; length <= 140; length++)
        {
            foreach (bool big in new[] { false, true })
            {
                foreach ((double slope, double intercept) in new[] { (1.0, 0.0), (2.0, -1024.0), (0.1, 0.3) })
                {
                    RawLayout layout = new(type, big, new ImageSize(Math.Max(1, length), 1, 1), slope, intercept);
                    byte[] bytes = Bytes.Of(type, big, Bytes.Values(type, length));
                    float[] expected = [.. Enumerable.Range(0, length).Select(i => Scalar(bytes, i, layout))];
                    float[] actual = new float[length];
                    RawDecoder.Decode(bytes, layout, actual);
                    Assert.True(expected.AsSpan().SequenceEqual(actual), $"{type}, {length} values, big endian {big}, slope {slope}");
                }
            }
        }
    }

    private static float Scalar(byte[] bytes, int i, RawLayout layout)
    {
        ReadOnlySpan<byte> b = bytes.AsSpan(i * layout.ElementSize, layout.ElementSize);
        bool big = layout.BigEndian;
        double value = layout.Type switch
        {
            StoredType.Int8 => (sbyte)b[0],
            StoredType.UInt8 => b[0],
            StoredType.Int16 => big ? BinaryPrimitives.ReadInt16BigEndian(b) : BinaryPrimitives.ReadInt16LittleEndian(b),
            StoredType.UInt16 => big ? BinaryPrimitives.ReadUInt16BigEndian(b) : BinaryPrimitives.ReadUInt16LittleEndian(b),
            StoredType.Int32 => big ? BinaryPrimitives.ReadInt32BigEndian(b) : BinaryPrimitives.ReadInt32LittleEndian(b),
            StoredType.UInt32 => big ? BinaryPrimitives.ReadUInt32BigEndian(b) : BinaryPrimitives.ReadUInt32LittleEndian(b),
            StoredType.Int64 => big ? BinaryPrimitives.ReadInt64BigEndian(b) : BinaryPrimitives.ReadInt64LittleEndian(b),
            StoredType.UInt64 => big ? BinaryPrimitives.ReadUInt64BigEndian(b) : BinaryPrimitives.ReadUInt64LittleEndian(b),
            StoredType.Float32 => big ? BinaryPrimitives.ReadSingleBigEndian(b) : BinaryPrimitives.ReadSingleLittleEndian(b),
            _ => big ? BinaryPrimitives.ReadDoubleBigEndian(b) : BinaryPrimitives.ReadDoubleLittleEndian(b),
        };
        double scaled = value * layout.Slope;
        return (float)(scaled + layout.Intercept);
    }
}
