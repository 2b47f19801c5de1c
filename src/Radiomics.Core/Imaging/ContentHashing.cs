using System.Buffers.Binary;
using System.IO.Hashing;

namespace Radiomics;

/// <summary>Identity of voxel data by content: XxHash128 over the geometry's numbers and the bytes.</summary>
internal static class ContentHashing
{
    public static string Of(ImageGeometry geometry, ReadOnlySpan<byte> bytes)
    {
        XxHash128 hash = new();
        Append(hash, geometry);
        hash.Append(bytes);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>The identity of a mask: the box says where its bytes belong.</summary>
    public static string Of(ImageGeometry geometry, VoxelRegion box, ReadOnlySpan<byte> bytes)
    {
        XxHash128 hash = new();
        Append(hash, geometry);
        Append(hash, [box.Start.Column, box.Start.Row, box.Start.Slice, box.Size.Columns, box.Size.Rows, box.Size.Slices]);
        hash.Append(bytes);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Append(XxHash128 hash, ImageGeometry g) => Append(hash,
        [
            g.Size.Columns, g.Size.Rows, g.Size.Slices, g.Spacing.X, g.Spacing.Y, g.Spacing.Z, g.Origin.X, g.Origin.Y, g.Origin.Z,
            g.Direction.Column.X, g.Direction.Column.Y, g.Direction.Column.Z, g.Direction.Row.X, g.Direction.Row.Y, g.Direction.Row.Z,
            g.Direction.Slice.X, g.Direction.Slice.Y, g.Direction.Slice.Z,
        ]);

    private static void Append(XxHash128 hash, ReadOnlySpan<double> values)
    {
        Span<byte> number = stackalloc byte[8];
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(number, value);
            hash.Append(number);
        }
    }
}
