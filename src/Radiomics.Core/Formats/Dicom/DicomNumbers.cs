using System.Buffers.Binary;
using System.Globalization;

namespace Radiomics.Formats;

/// <summary>The numbers of one value: binary by its VR, else decimal text parted by backslashes.</summary>
internal readonly ref struct DicomNumbers(ReadOnlySpan<byte> value, Vr vr, bool bigEndian)
{
    private readonly ReadOnlySpan<byte> _value = value;

    /// <summary>How many numbers there are at most.</summary>
    public int Count => Size > 0 ? _value.Length / Size : _value.IsEmpty ? 0 : _value.Count((byte)'\\') + 1;

    private int Size => vr switch
    {
        Vr.US or Vr.SS => 2,
        Vr.UL or Vr.SL or Vr.FL => 4,
        Vr.FD or Vr.SV or Vr.UV => 8,
        _ => 0,
    };

    /// <summary>Reads numbers until the span is full.</summary>
    /// <param name="numbers">Receives them.</param>
    /// <returns>How many numbers the value has, or -1 if one of those asked for is none.</returns>
    public int Read(Span<double> numbers) => Size > 0 ? ReadBinary(numbers) : ReadText(numbers);

    private int ReadBinary(Span<double> numbers)
    {
        int size = Size;
        if (_value.Length % size != 0) return -1;
        for (int i = 0; i < numbers.Length && i < Count; i++) numbers[i] = One(_value.Slice(i * size, size));
        return Count;
    }

    private double One(ReadOnlySpan<byte> bytes) => vr switch
    {
        Vr.US => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        Vr.SS => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes),
        Vr.UL => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        Vr.SL => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes),
        Vr.FL => bigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
        Vr.SV => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes),
        Vr.UV => bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    private int ReadText(Span<double> numbers)
    {
        ReadOnlySpan<byte> rest = _value.Trim(" \0"u8);
        if (rest.IsEmpty) return 0;
        int count = 0;
        while (true)
        {
            int end = rest.IndexOf((byte)'\\');
            ReadOnlySpan<byte> one = (end < 0 ? rest : rest[..end]).Trim(" \0"u8);
            if (count < numbers.Length)
            {
                if (!double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number)) return -1;
                numbers[count] = number;
            }
            count++;
            if (end < 0) return count;
            rest = rest[(end + 1)..];
        }
    }
}
