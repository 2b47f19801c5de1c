using System.IO.Compression;

namespace Radiomics.Core.Tests.Formats;

/// <summary>Stored voxels made in tests.</summary>
internal static class Bytes
{
    /// <summary>Whole numbers as stored bytes of a type, by plain shifting.</summary>
    public static byte[] Of(StoredType type, bool bigEndian, IEnumerable<double> values)
    {
        List<byte> bytes = [];
        foreach (double v in values)
        {
            byte[] one = type switch
            {
                StoredType.Int8 => [(byte)(sbyte)v],
                StoredType.UInt8 => [(byte)v],
                StoredType.Int16 => BitConverter.GetBytes((short)v),
                StoredType.UInt16 => BitConverter.GetBytes((ushort)v),
                StoredType.Int32 => BitConverter.GetBytes((int)v),
                StoredType.UInt32 => BitConverter.GetBytes((uint)v),
                StoredType.Int64 => BitConverter.GetBytes((long)v),
                StoredType.UInt64 => BitConverter.GetBytes((ulong)v),
                StoredType.Float32 => BitConverter.GetBytes((float)v),
                _ => BitConverter.GetBytes(v),
            };
            bytes.AddRange(bigEndian ? one.Reverse() : one);
        }
        return [.. bytes];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream memory = new();
        using (GZipStream gzip = new(memory, CompressionLevel.Optimal)) gzip.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>Extreme and ordinary values that every type of this signedness and width holds.</summary>
    public static double[] Values(StoredType type, int count)
    {
        (double least, double most) = type switch
        {
            StoredType.Int8 => (-128.0, 127.0),
            StoredType.UInt8 => (0, 255),
            StoredType.Int16 => (-32768, 32767),
            StoredType.UInt16 => (0, 65535),
            StoredType.UInt32 or StoredType.UInt64 => (0, 1 << 23),
            _ => (-(1 << 23), 1 << 23),
        };
        Random random = new(7);
        double fraction = type is StoredType.Float32 or StoredType.Float64 ? 0.25 : 0;
        return [.. Enumerable.Range(0, count).Select(i => i == 0 ? least : i == 1 ? most : Math.Floor(least + random.NextDouble() * (most - least)) + fraction)];
    }
}
