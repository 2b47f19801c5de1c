using System.Buffers.Binary;
using System.IO.Compression;

namespace Radiomics;

/// <summary>Writes NIfTI-1 single files, little endian, the geometry as both sform and qform in scanner coordinates (RAS).</summary>
/// <remarks>The format stores spacing, origin and axes in single precision: they come back rounded to about 1e-7, the voxels exactly.</remarks>
internal static class NiftiWriter
{
    private const int VoxelOffset = 352;

    /// <summary>Writes a header and voxels.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="voxels">The voxels.</param>
    /// <param name="compressed">Whether to gzip.</param>
    public static void Write(Stream file, VoxelSource voxels, bool compressed)
    {
        byte[] header = Header(voxels.Geometry, voxels.Type);
        if (!compressed)
        {
            file.Write(header);
            voxels.CopyTo(file);
            return;
        }
        using GZipStream stream = new(file, CompressionLevel.Optimal, leaveOpen: true);
        stream.Write(header);
        voxels.CopyTo(stream);
    }

    /// <summary>The header, up to the first voxel.</summary>
    /// <param name="geometry">The grid.</param>
    /// <param name="type">How voxels are stored.</param>
    public static byte[] Header(ImageGeometry geometry, StoredType type)
    {
        byte[] bytes = new byte[VoxelOffset];
        (short datatype, short bits) = type switch
        {
            StoredType.UInt8 => ((short)2, (short)8),
            StoredType.Int16 => ((short)4, (short)16),
            StoredType.UInt16 => ((short)512, (short)16),
            StoredType.Int32 => ((short)8, (short)32),
            StoredType.Float64 => ((short)64, (short)64),
            _ => ((short)16, (short)32),
        };
        ImageSize size = geometry.Size;
        if (Math.Max(size.Columns, Math.Max(size.Rows, size.Slices)) > short.MaxValue)
            throw new UnsupportedImageException("NIFTI_SIZE", new Problem("NIfTI writer", $"the image has {size} voxels", $"at most {short.MaxValue} along an axis", "Write it as .nrrd."));
        BinaryPrimitives.WriteInt32LittleEndian(bytes, NiftiHeader.Length);
        Int16s(bytes, 40, 3, (short)size.Columns, (short)size.Rows, (short)size.Slices, 1, 1, 1, 1);
        Int16s(bytes, 70, datatype, bits);

        Direction d = geometry.Direction;
        double handed = d.Determinant < 0 ? -1 : 1;
        Spacing s = geometry.Spacing;
        Singles(bytes, 76, handed, s.X, s.Y, s.Z, 0, 0, 0, 0);
        Singles(bytes, 108, VoxelOffset, 1, 0);
        bytes[123] = 2;
        Int16s(bytes, 252, 1, 1);

        PointMm column = Ras(d.Column), row = Ras(d.Row), slice = Ras(d.Slice), origin = Ras(geometry.Origin);
        (double b, double c, double q) = Quaternion(column, row, slice.Scale(handed));
        Singles(bytes, 256, b, c, q, origin.X, origin.Y, origin.Z);
        Singles(bytes, 280, column.X * s.X, row.X * s.Y, slice.X * s.Z, origin.X);
        Singles(bytes, 296, column.Y * s.X, row.Y * s.Y, slice.Y * s.Z, origin.Y);
        Singles(bytes, 312, column.Z * s.X, row.Z * s.Y, slice.Z * s.Z, origin.Z);
        "n+1"u8.CopyTo(bytes.AsSpan(344));
        return bytes;

        static PointMm Ras(PointMm lps) => new(-lps.X + 0.0, -lps.Y + 0.0, lps.Z + 0.0);
    }

    /// <summary>The unit quaternion (its b, c, d; a is not negative) of a right-handed frame, from its largest component.</summary>
    private static (double B, double C, double D) Quaternion(PointMm x, PointMm y, PointMm z)
    {
        double a2 = 1 + x.X + y.Y + z.Z, b2 = 1 + x.X - y.Y - z.Z, c2 = 1 - x.X + y.Y - z.Z, d2 = 1 - x.X - y.Y + z.Z;
        double most = Math.Max(Math.Max(a2, b2), Math.Max(c2, d2)), half = Math.Sqrt(most) / 2, rest = 0.25 / half;
        double a, b, c, d;
        if (most == a2) (a, b, c, d) = (half, (y.Z - z.Y) * rest, (z.X - x.Z) * rest, (x.Y - y.X) * rest);
        else if (most == b2) (a, b, c, d) = ((y.Z - z.Y) * rest, half, (x.Y + y.X) * rest, (z.X + x.Z) * rest);
        else if (most == c2) (a, b, c, d) = ((z.X - x.Z) * rest, (x.Y + y.X) * rest, half, (y.Z + z.Y) * rest);
        else (a, b, c, d) = ((x.Y - y.X) * rest, (z.X + x.Z) * rest, (y.Z + z.Y) * rest, half);
        return a < 0 ? (-b, -c, -d) : (b, c, d);
    }

    private static void Int16s(byte[] bytes, int at, params ReadOnlySpan<short> values)
    {
        foreach (short value in values)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value);
            at += 2;
        }
    }

    private static void Singles(byte[] bytes, int at, params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), (float)value);
            at += 4;
        }
    }
}
