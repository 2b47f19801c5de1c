using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>Turns stored bytes of any type and byte order into floats.</summary>
internal static class RawDecoder
{
    /// <summary>Decodes voxels. The bytes are put into the machine's order in place.</summary>
    /// <param name="bytes">Stored bytes, a whole number of elements; changed.</param>
    /// <param name="layout">Type, byte order and linear map.</param>
    /// <param name="destination">One value an element.</param>
    public static void Decode(Span<byte> bytes, RawLayout layout, Span<float> destination)
    {
        if (layout.BigEndian == BitConverter.IsLittleEndian) Swap(bytes, layout.ElementSize);
        switch (layout.Type)
        {
            case StoredType.Int8: Convert<sbyte>(bytes, layout, destination); break;
            case StoredType.UInt8: Convert<byte>(bytes, layout, destination); break;
            case StoredType.Int16: Convert<short>(bytes, layout, destination); break;
            case StoredType.UInt16: Convert<ushort>(bytes, layout, destination); break;
            case StoredType.Int32: Convert<int>(bytes, layout, destination); break;
            case StoredType.UInt32: Convert<uint>(bytes, layout, destination); break;
            case StoredType.Int64: Convert<long>(bytes, layout, destination); break;
            case StoredType.UInt64: Convert<ulong>(bytes, layout, destination); break;
            case StoredType.Float32: Convert<float>(bytes, layout, destination); break;
            default: Convert<double>(bytes, layout, destination); break;
        }
    }

    private static void Swap(Span<byte> bytes, int elementSize)
    {
        switch (elementSize)
        {
            case 2:
                Span<ushort> two = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(two, two);
                break;
            case 4:
                Span<uint> four = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(four, four);
                break;
            case 8:
                Span<ulong> eight = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(eight, eight);
                break;
        }
    }

    private static void Convert<T>(Span<byte> bytes, RawLayout layout, Span<float> destination) where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<T> stored = MemoryMarshal.Cast<byte, T>(bytes);
        if (layout.IsIdentity) Widen(stored, destination);
        else Scale(stored, layout, destination);
    }

    /// <summary>Narrow integers by explicit widening: a whole vector at a time; the rest by the library's conversion.</summary>
    /// <remarks>Optimized at once: a command that loads one image would else spend more time in unoptimized loops than on the disk.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen<T>(ReadOnlySpan<T> stored, Span<float> destination) where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        if (typeof(T) == typeof(short))
        {
            for (ReadOnlySpan<short> from = MemoryMarshal.Cast<T, short>(stored); i <= from.Length - Vector<short>.Count; i += Vector<short>.Count)
            {
                Vector.Widen(new Vector<short>(from[i..]), out Vector<int> low, out Vector<int> high);
                Vector.ConvertToSingle(low).CopyTo(destination[i..]);
                Vector.ConvertToSingle(high).CopyTo(destination[(i + Vector<int>.Count)..]);
            }
        }
        else if (typeof(T) == typeof(ushort))
        {
            for (ReadOnlySpan<ushort> from = MemoryMarshal.Cast<T, ushort>(stored); i <= from.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                Vector.Widen(new Vector<ushort>(from[i..]), out Vector<uint> low, out Vector<uint> high);
                Vector.ConvertToSingle(Vector.AsVectorInt32(low)).CopyTo(destination[i..]);
                Vector.ConvertToSingle(Vector.AsVectorInt32(high)).CopyTo(destination[(i + Vector<int>.Count)..]);
            }
        }
        TensorPrimitives.ConvertTruncating(stored[i..], destination[i..]);
    }

    /// <summary>In double, multiplied and then added, so that the value is rounded to single once, at the end.</summary>
    private static void Scale<T>(ReadOnlySpan<T> stored, RawLayout layout, Span<float> destination) where T : unmanaged, INumberBase<T>
    {
        const int block = 4096;
        double[] buffer = ArrayPool<double>.Shared.Rent(block);
        for (int i = 0; i < stored.Length; i += block)
        {
            Span<double> values = buffer.AsSpan(0, Math.Min(block, stored.Length - i));
            TensorPrimitives.ConvertTruncating(stored.Slice(i, values.Length), values);
            TensorPrimitives.Multiply(values, layout.Slope, values);
            TensorPrimitives.Add(values, layout.Intercept, values);
            TensorPrimitives.ConvertTruncating<double, float>(values, destination.Slice(i, values.Length));
        }
        ArrayPool<double>.Shared.Return(buffer);
    }
}
