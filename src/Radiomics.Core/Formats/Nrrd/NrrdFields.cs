using System.Globalization;

namespace Radiomics;

/// <summary>The meaning of the header fields that describe the voxels: type, size, byte order, skips and encoding.</summary>
internal static class NrrdFields
{
    private static readonly Dictionary<string, StoredType> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["signed char"] = StoredType.Int8, ["int8"] = StoredType.Int8, ["int8_t"] = StoredType.Int8,
        ["uchar"] = StoredType.UInt8, ["unsigned char"] = StoredType.UInt8, ["uint8"] = StoredType.UInt8, ["uint8_t"] = StoredType.UInt8,
        ["short"] = StoredType.Int16, ["short int"] = StoredType.Int16, ["signed short"] = StoredType.Int16,
        ["signed short int"] = StoredType.Int16, ["int16"] = StoredType.Int16, ["int16_t"] = StoredType.Int16,
        ["ushort"] = StoredType.UInt16, ["unsigned short"] = StoredType.UInt16, ["unsigned short int"] = StoredType.UInt16,
        ["uint16"] = StoredType.UInt16, ["uint16_t"] = StoredType.UInt16,
        ["int"] = StoredType.Int32, ["signed int"] = StoredType.Int32, ["int32"] = StoredType.Int32, ["int32_t"] = StoredType.Int32,
        ["uint"] = StoredType.UInt32, ["unsigned int"] = StoredType.UInt32, ["uint32"] = StoredType.UInt32, ["uint32_t"] = StoredType.UInt32,
        ["longlong"] = StoredType.Int64, ["long long"] = StoredType.Int64, ["long long int"] = StoredType.Int64,
        ["signed long long"] = StoredType.Int64, ["signed long long int"] = StoredType.Int64, ["int64"] = StoredType.Int64, ["int64_t"] = StoredType.Int64,
        ["ulonglong"] = StoredType.UInt64, ["unsigned long long"] = StoredType.UInt64, ["unsigned long long int"] = StoredType.UInt64,
        ["uint64"] = StoredType.UInt64, ["uint64_t"] = StoredType.UInt64,
        ["float"] = StoredType.Float32,
        ["double"] = StoredType.Float64,
    };

    /// <summary>How the data is encoded.</summary>
    public enum Encoding
    {
        /// <summary>As it is.</summary>
        Raw,
        /// <summary>A gzip stream.</summary>
        Gzip,
        /// <summary>Numbers as text.</summary>
        Text,
    }

    /// <summary>Reads type, byte order and size.</summary>
    /// <param name="header">The header.</param>
    public static RawLayout Layout(NrrdHeader header)
    {
        string type = header.Require("type");
        if (!s_types.TryGetValue(type, out StoredType stored))
            throw new UnsupportedImageException("NRRD_TYPE", new Problem(
                $"{header.Where}, field 'type'", $"the type is '{Printable.Text(type)}'", "an integer of 8 to 64 bits, float or double", "Convert the image."));
        RawLayout layout = new(stored, false, Size(header));
        return layout.ElementSize == 1 || Encoded(header) == Encoding.Text ? layout : layout with { BigEndian = BigEndian(header) };
    }

    /// <summary>Reads the encoding.</summary>
    /// <param name="header">The header.</param>
    public static Encoding Encoded(NrrdHeader header)
    {
        string encoding = header.Require("encoding");
        return encoding.ToUpperInvariant() switch
        {
            "RAW" => Encoding.Raw,
            "GZIP" or "GZ" => Encoding.Gzip,
            "TXT" or "TEXT" or "ASCII" => Encoding.Text,
            _ => throw new UnsupportedImageException("NRRD_ENCODING", new Problem(
                $"{header.Where}, field 'encoding'", $"the encoding is '{Printable.Text(encoding)}'", "raw, gzip or text", "Write the image with gzip encoding.")),
        };
    }

    /// <summary>Reads a count that may be absent.</summary>
    /// <param name="header">The header.</param>
    /// <param name="name">Field name.</param>
    public static long Skip(NrrdHeader header, string name)
    {
        if (header.Field(name) is not { } text) return 0;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count) || count < -1 || count > long.MaxValue / 4)
            throw header.Wrong(name, $"the value is '{Printable.Text(text)}'", "a whole number, -1 or more");
        return count;
    }

    private static ImageSize Size(NrrdHeader header)
    {
        string text = header.Require("dimension");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int dimension) || dimension < 1)
            throw header.Wrong("dimension", $"the value is '{Printable.Text(text)}'", "a whole number above 0");
        string[] parts = header.Require("sizes").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string kinds = header.Field("kinds") ?? "";
        if (dimension is not (2 or 3) || HasNonSpatialAxis(kinds))
            throw new UnsupportedImageException("NRRD_DIMENSIONS", new Problem(
                $"{header.Where}, field 'sizes'", $"the image has {dimension} axes of sizes {Printable.Text(string.Join(' ', parts))}{(kinds.Length == 0 ? "" : $" and kinds '{Printable.Text(kinds)}'")}",
                "two or three axes of space", "Give one scalar volume: split vectors, layers or time points into files of their own."));
        int[] sides = [1, 1, 1];
        if (parts.Length != dimension) throw header.Wrong("sizes", $"there are {parts.Length} sizes", $"{dimension}, as the dimension says");
        for (int i = 0; i < dimension; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out sides[i]))
                throw header.Wrong("sizes", $"one size is '{Printable.Text(parts[i])}'", "a whole number above 0 that fits 31 bits");
        return new ImageSize(sides[0], sides[1], sides[2]).Checked($"{header.Where}, field 'sizes'");
    }

    private static bool HasNonSpatialAxis(string kinds) =>
        kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(kind => kind.ToUpperInvariant() is not ("DOMAIN" or "SPACE" or "???"));

    private static bool BigEndian(NrrdHeader header)
    {
        string endian = header.Require("endian");
        return endian.ToUpperInvariant() switch
        {
            "LITTLE" => false,
            "BIG" => true,
            _ => throw header.Wrong("endian", $"the value is '{Printable.Text(endian)}'", "little or big"),
        };
    }
}
