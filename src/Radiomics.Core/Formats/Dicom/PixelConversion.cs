using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Radiomics.Formats;

/// <summary>Stored pixels as bytes -> Hounsfield units, straight into the volume.</summary>
internal static class PixelConversion
{
    /// <summary>Converts one slice.</summary>
    /// <param name="bytes">The stored pixels; overwritten. At least as many as the destination needs.</param>
    /// <param name="layout">How they are stored.</param>
    /// <param name="rescale">Stored value to HU.</param>
    /// <param name="padding">Values outside the scanned field, if named.</param>
    /// <param name="destination">Receives HU, in the order of the pixels.</param>
    public static void ToHounsfield(Span<byte> bytes, PixelLayout layout, Rescale rescale, PixelPadding? padding, Span<float> destination)
    {
        switch (layout.BitsAllocated, layout.IsSigned)
        {
            case (8, true): Convert<sbyte>(bytes, layout, rescale, padding, destination); break;
            case (8, false): Convert<byte>(bytes, layout, rescale, padding, destination); break;
            case (16, true): Convert<short>(bytes, layout, rescale, padding, destination); break;
            case (16, false): Convert<ushort>(bytes, layout, rescale, padding, destination); break;
            case (32, true): Convert<int>(bytes, layout, rescale, padding, destination); break;
            default: Convert<uint>(bytes, layout, rescale, padding, destination); break;
        }
    }

    private static void Convert<T>(Span<byte> bytes, PixelLayout layout, Rescale rescale, PixelPadding? padding, Span<float> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        SwapBytes(bytes, layout);
        Span<T> values = MemoryMarshal.Cast<byte, T>(bytes)[..destination.Length];
        if (padding is { IsWord: true } word)
        {
            ConvertWithWords(values, layout, rescale, word, destination);
            return;
        }
        StoredBits.Align(values, layout.ShiftUp, layout.ShiftDown);
        if (typeof(T) == typeof(short)) RescaleKernel.Apply(MemoryMarshal.Cast<T, short>(values), rescale, destination);
        else if (typeof(T) == typeof(ushort)) RescaleKernel.Apply(MemoryMarshal.Cast<T, ushort>(values), rescale, destination);
        else
            for (int i = 0; i < values.Length; i++) destination[i] = rescale.Apply(double.CreateTruncating(values[i]));
        if (padding is { } p) RaisePadding(p, rescale, destination);
    }

    private static void SwapBytes(Span<byte> bytes, PixelLayout layout)
    {
        bool foreignOrder = layout.IsBigEndian == BitConverter.IsLittleEndian;
        if (layout.IsSwappedInPairs || (layout.BitsAllocated == 16 && foreignOrder))
        {
            Span<ushort> words = MemoryMarshal.Cast<byte, ushort>(bytes);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        else if (layout.BitsAllocated == 32 && foreignOrder)
        {
            Span<uint> words = MemoryMarshal.Cast<byte, uint>(bytes);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }

    /// <summary>The rare case of a padding value that has bits the pixels do not store: it must be seen before those bits are dropped.</summary>
    private static void ConvertWithWords<T>(ReadOnlySpan<T> words, PixelLayout layout, Rescale rescale, PixelPadding padding, Span<float> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < words.Length; i++)
        {
            long word = long.CreateTruncating(words[i]);
            T value = (words[i] << layout.ShiftUp) >> layout.ShiftDown;
            destination[i] = word >= padding.First && word <= padding.Last ? PixelPadding.Air : rescale.Apply(double.CreateTruncating(value));
        }
    }

    private static void RaisePadding(PixelPadding padding, Rescale rescale, Span<float> hounsfield)
    {
        long blur = padding.IsLossy ? PixelPadding.LossyTolerance : 0;
        float low = rescale.Apply(padding.First - blur), high = rescale.Apply(padding.Last + blur);
        if (low > high) (low, high) = (high, low);
        if (low >= PixelPadding.Air) return;
        high = Math.Min(high, MathF.BitDecrement(PixelPadding.Air));
        Vector<float> from = new(low), to = new(high), air = new(PixelPadding.Air);
        int i = 0;
        for (; i <= hounsfield.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var values = new Vector<float>(hounsfield[i..]);
            Vector<int> isPadding = Vector.GreaterThanOrEqual(values, from) & Vector.LessThanOrEqual(values, to);
            Vector.ConditionalSelect(isPadding, air, values).CopyTo(hounsfield[i..]);
        }
        for (; i < hounsfield.Length; i++)
            if (hounsfield[i] >= low && hounsfield[i] <= high) hounsfield[i] = PixelPadding.Air;
    }
}
