using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Radiomics;

/// <summary>Writes attached NRRD, little endian, gzip, in LPS with full double precision.</summary>
internal static class NrrdWriter
{
    /// <summary>Writes a header and voxels.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="voxels">The voxels.</param>
    /// <param name="label">Label value whose name is written, as a segmentation file has it.</param>
    /// <param name="name">Its name, or null.</param>
    public static void Write(Stream file, VoxelSource voxels, int label = 0, string? name = null)
    {
        WriteHeader(file, voxels.Geometry, voxels.Type, label, name);
        using GZipStream stream = new(file, CompressionLevel.Optimal, leaveOpen: true);
        voxels.CopyTo(stream);
    }

    /// <summary>Writes a header, after which gzip data is expected.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="g">The grid.</param>
    /// <param name="stored">How voxels are stored.</param>
    /// <param name="label">Label value whose name is written, as a segmentation file has it.</param>
    /// <param name="name">Its name, or null.</param>
    public static void WriteHeader(Stream file, ImageGeometry g, StoredType stored, int label = 0, string? name = null)
    {
        string type = stored switch
        {
            StoredType.UInt8 => "uint8",
            StoredType.Int16 => "int16",
            StoredType.UInt16 => "uint16",
            StoredType.Int32 => "int32",
            StoredType.Float64 => "double",
            _ => "float",
        };
        StringBuilder text = new();
        text.Append("NRRD0005\n");
        text.Append(CultureInfo.InvariantCulture, $"type: {type}\ndimension: 3\nspace: left-posterior-superior\n");
        text.Append(CultureInfo.InvariantCulture, $"sizes: {g.Size.Columns} {g.Size.Rows} {g.Size.Slices}\n");
        text.Append(CultureInfo.InvariantCulture, $"space directions: {Vector(g.Direction.Column.Scale(g.Spacing.X))} {Vector(g.Direction.Row.Scale(g.Spacing.Y))} {Vector(g.Direction.Slice.Scale(g.Spacing.Z))}\n");
        text.Append(CultureInfo.InvariantCulture, $"kinds: domain domain domain\nendian: little\nencoding: gzip\nspace origin: {Vector(g.Origin)}\n");
        if (name is not null)
        {
            string line = new([.. name.Select(c => char.IsControl(c) ? ' ' : c)]);
            text.Append(CultureInfo.InvariantCulture, $"Segment0_LabelValue:={label}\nSegment0_Name:={line}\n");
        }
        text.Append('\n');
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Vector(PointMm v) => string.Create(CultureInfo.InvariantCulture, $"({v.X + 0.0:R},{v.Y + 0.0:R},{v.Z + 0.0:R})");
}
