using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Radiomics;

/// <summary>Mean and range of all voxels of an image, and the SHA-1 of its voxels as they were stored; from one pass.</summary>
/// <param name="Mean">Mean; NaN where a voxel is.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="Sha1">SHA-1 of the little-endian voxels in the image's stored type, column fastest, as 40 hexadecimal digits; empty when it was not asked for.</param>
internal sealed record VoxelSummary(double Mean, double Minimum, double Maximum, string Sha1)
{
    private const int Block = 1 << 14;

    /// <summary>Summarizes a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="hashed">Whether the hash is wanted, which costs more than the rest.</param>
    public static VoxelSummary Of(Volume volume, bool hashed)
    {
        ReadOnlySpan<float> voxels = volume.Voxels;
        ReadOnlySpan<double> doubles = volume.DoubleVoxels;
        if (doubles.IsEmpty) return OfSingle(volume, hashed);
        byte[] stored = new byte[hashed ? Block * sizeof(double) : 0];
#pragma warning disable CA5350 // A checksum that other packages print too, no protection.
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        Span<double> block = new double[Block];
        double sum = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        for (int i = 0; i < voxels.Length; i += Block)
        {
            int count = Math.Min(Block, voxels.Length - i);
            Span<double> part = block[..count];
            doubles.Slice(i, count).CopyTo(part);
            sum += LaneSum.Of(part);
            minimum = Math.Min(minimum, TensorPrimitives.Min<double>(part));
            maximum = Math.Max(maximum, TensorPrimitives.Max<double>(part));
            if (hashed) hash.AppendData(stored, 0, Encode(part, volume.StoredType, stored));
        }
        return new VoxelSummary(sum / voxels.Length, minimum, maximum, hashed ? Convert.ToHexStringLower(hash.GetHashAndReset()) : "");
    }

    /// <summary>Of voxels in single precision, without a copy in double where nothing needs one.</summary>
    private static VoxelSummary OfSingle(Volume volume, bool hashed)
    {
        ReadOnlySpan<float> voxels = volume.Voxels;
        byte[] stored = new byte[hashed ? Block * sizeof(double) : 0];
        double[] exact = hashed && volume.StoredType is not (StoredType.Int16 or StoredType.Float32) ? new double[Block] : [];
#pragma warning disable CA5350 // A checksum that other packages print too, no protection.
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        double sum = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        for (int i = 0; i < voxels.Length; i += Block)
        {
            ReadOnlySpan<float> part = voxels.Slice(i, Math.Min(Block, voxels.Length - i));
            (double partSum, float smallest, float largest) = VoxelRange.Of(part);
            sum += partSum;
            minimum = Math.Min(minimum, smallest);
            maximum = Math.Max(maximum, largest);
            if (!hashed) continue;
            if (volume.StoredType == StoredType.Float32 && BitConverter.IsLittleEndian)
            {
                hash.AppendData(MemoryMarshal.AsBytes(part));
            }
            else if (volume.StoredType == StoredType.Int16 && BitConverter.IsLittleEndian && smallest >= short.MinValue && largest <= short.MaxValue)
            {
                Span<short> words = MemoryMarshal.Cast<byte, short>(stored.AsSpan())[..part.Length];
                VoxelRange.ToInt16(part, words);
                hash.AppendData(MemoryMarshal.AsBytes(words));
            }
            else
            {
                if (exact.Length == 0) exact = new double[Block];
                Span<double> values = exact.AsSpan(0, part.Length);
                TensorPrimitives.ConvertTruncating(part, values);
                hash.AppendData(stored, 0, Encode(values, volume.StoredType, stored));
            }
        }
        return new VoxelSummary(sum / voxels.Length, minimum, maximum, hashed ? Convert.ToHexStringLower(hash.GetHashAndReset()) : "");
    }

    private static int Encode(ReadOnlySpan<double> values, StoredType type, Span<byte> bytes) => type switch
    {
        StoredType.Int8 => Narrow<sbyte>(values, bytes),
        StoredType.UInt8 => Narrow<byte>(values, bytes),
        StoredType.Int16 => Narrow<short>(values, bytes),
        StoredType.UInt16 => Narrow<ushort>(values, bytes),
        StoredType.Int32 => Narrow<int>(values, bytes),
        StoredType.UInt32 => Narrow<uint>(values, bytes),
        StoredType.Int64 => Narrow<long>(values, bytes),
        StoredType.UInt64 => Narrow<ulong>(values, bytes),
        StoredType.Float32 => Narrow<float>(values, bytes),
        _ => Narrow<double>(values, bytes),
    };

    private static int Narrow<T>(ReadOnlySpan<double> values, Span<byte> bytes) where T : unmanaged, System.Numerics.INumberBase<T>
    {
        Span<T> stored = MemoryMarshal.Cast<byte, T>(bytes)[..values.Length];
        TensorPrimitives.ConvertTruncating(values, stored);
        Span<byte> used = MemoryMarshal.AsBytes(stored);
        if (!BitConverter.IsLittleEndian)
        {
            int size = used.Length / values.Length;
            for (int i = 0; i < used.Length; i += size) used.Slice(i, size).Reverse();
        }
        return used.Length;
    }
}
