using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Radiomics;

/// <summary>SHA-1 of a mask written out as a label volume: the label as a 32-bit little-endian number inside, 0 outside, column fastest. Row by row, without the volume.</summary>
internal static class LabelHashing
{
    private const int ZeroBytes = 1 << 16, GatheredBytes = 1 << 16;

    /// <summary>The hash as 40 lower-case hexadecimal digits.</summary>
    /// <param name="mask">The mask.</param>
    public static string Sha1(Mask mask)
    {
#pragma warning disable CA5350 // A checksum that other packages print too, no protection.
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        byte[] zeros = new byte[ZeroBytes];
        ImageSize size = mask.Geometry.Size;
        VoxelRegion box = mask.Region;
        int columns = box.Size.Columns;
        // Rows of a nodule are short: they are hashed together with the zeros between them.
        byte[] gathered = new byte[Math.Max(GatheredBytes, 4 * columns)];
        int used = 0;
        long written = 0;
        int from = 0;
        for (int z = box.Start.Slice; z < box.End.Slice; z++)
        {
            for (int y = box.Start.Row; y < box.End.Row; y++, from += box.Size.Columns)
            {
                Zeros(4L * (((long)z * size.Rows + y) * size.Columns + box.Start.Column) - written);
                ReadOnlySpan<byte> inside = mask.Box.Slice(from, columns);
                if (gathered.Length - used < 4 * columns) Flush();
                Span<byte> row = gathered.AsSpan(used, 4 * columns);
                for (int x = 0; x < inside.Length; x++)
                    BinaryPrimitives.WriteInt32LittleEndian(row[(4 * x)..], inside[x] != 0 ? mask.Label : 0);
                used += row.Length;
                written += row.Length;
            }
        }
        Zeros(4 * size.VoxelCount - written);
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Zeros(long count)
        {
            written += count;
            if (count <= gathered.Length - used)
            {
                gathered.AsSpan(used, (int)count).Clear();
                used += (int)count;
                return;
            }
            Flush();
            for (; count > 0; count -= ZeroBytes) hash.AppendData(zeros, 0, (int)Math.Min(count, ZeroBytes));
        }

        void Flush()
        {
            hash.AppendData(gathered, 0, used);
            used = 0;
        }
    }
}
