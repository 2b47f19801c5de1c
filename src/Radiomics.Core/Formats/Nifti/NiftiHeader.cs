using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Radiomics;

/// <summary>The fields of a NIfTI-1 header that matter for an image, read and checked.</summary>
internal sealed class NiftiHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 348;

    private readonly byte[] _bytes;
    private readonly bool _bigEndian;
    private readonly string _where;

    private NiftiHeader(byte[] bytes, bool bigEndian, string where)
    {
        _bytes = bytes;
        _bigEndian = bigEndian;
        _where = where;
    }

    /// <summary>Whether the voxels lie in a second file, .img.</summary>
    public bool IsPair { get; private init; }

    /// <summary>Type, byte order, size and linear map of the voxels.</summary>
    public required RawLayout Layout { get; init; }

    /// <summary>How many values a voxel has: 1, unless several were allowed for.</summary>
    public VoxelComponents Components { get; private init; } = VoxelComponents.Single;

    /// <summary>File name, for messages.</summary>
    public string Where => _where;

    /// <summary>Where the voxels start in their file.</summary>
    public required long VoxelOffset { get; init; }

    /// <summary>Code of the quaternion form; 0 when it is not given.</summary>
    public short QformCode => Int16(252);

    /// <summary>Code of the matrix form; 0 when it is not given.</summary>
    public short SformCode => Int16(254);

    /// <summary>Millimetres a unit of length of the header.</summary>
    public double UnitMm => (_bytes[123] & 7) switch { 1 => 1000, 3 => 0.001, _ => 1 };

    /// <summary>pixdim: entry 0 holds the sign of the slice axis, 1 to 3 the spacing.</summary>
    /// <param name="index">0 to 7.</param>
    public double PixelDimension(int index) => Single(76 + 4 * index);

    /// <summary>Entry of the quaternion form: b, c, d, x, y, z.</summary>
    /// <param name="index">0 to 5.</param>
    public double Quaternion(int index) => Single(256 + 4 * index);

    /// <summary>Entry of the 3x4 matrix form (RAS).</summary>
    /// <param name="row">0 to 2.</param>
    /// <param name="column">0 to 3.</param>
    public double Matrix(int row, int column) => Single(280 + 16 * row + 4 * column);

    /// <summary>Whether bytes begin as a NIfTI-1 header of either byte order does.</summary>
    /// <param name="bytes">First bytes of a file.</param>
    public static bool Looks(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && (BinaryPrimitives.ReadInt32LittleEndian(bytes) is Length or 540 || BinaryPrimitives.ReadInt32BigEndian(bytes) is Length or 540);

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The first bytes of the file, as many as there are up to 348.</param>
    /// <param name="where">File name.</param>
    /// <param name="several">Whether several values a voxel are allowed.</param>
    public static NiftiHeader Parse(byte[] bytes, string where, bool several = false)
    {
        if (bytes.Length < 4) throw TooShort(bytes, where);
        int little = BinaryPrimitives.ReadInt32LittleEndian(bytes), big = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (little == 540 || big == 540)
            throw new UnsupportedImageException("NIFTI_VERSION", new Problem(where, "this is a NIfTI-2 file (header of 540 bytes)", "NIfTI-1 (348 bytes)", "Convert it to NIfTI-1."));
        if (little != Length && big != Length)
            throw new ImageFormatException("NIFTI_HEADER", new Problem(
                where, $"the file begins with {Printable.Bytes(bytes)}", "the header size 348 in either byte order", "Check that this is a NIfTI file."));
        if (bytes.Length < Length) throw TooShort(bytes, where);

        bool bigEndian = little != Length;
        string magic = Encoding.ASCII.GetString(bytes, 344, 3);
        if (magic is not ("n+1" or "ni1") || bytes[347] != 0)
            throw new UnsupportedImageException("NIFTI_MAGIC", new Problem(
                where, $"the magic is {Printable.Bytes(bytes.AsSpan(344, 4))}", "n+1 or ni1",
                "An Analyze 7.5 file does not say where left is: convert it to NIfTI-1 with a tool that knows."));

        NiftiHeader raw = new(bytes, bigEndian, where) { Layout = null!, VoxelOffset = 0 };
        return new NiftiHeader(bytes, bigEndian, where)
        {
            IsPair = magic == "ni1",
            Layout = raw.ReadLayout(several),
            Components = several ? raw.ReadComponents() : VoxelComponents.Single,
            VoxelOffset = raw.ReadOffset(magic == "ni1"),
        };
    }

    private RawLayout ReadLayout(bool several)
    {
        StoredType type = Int16(70) switch
        {
            2 => StoredType.UInt8,
            4 => StoredType.Int16,
            8 => StoredType.Int32,
            16 => StoredType.Float32,
            64 => StoredType.Float64,
            256 => StoredType.Int8,
            512 => StoredType.UInt16,
            768 => StoredType.UInt32,
            1024 => StoredType.Int64,
            1280 => StoredType.UInt64,
            short other => throw new UnsupportedImageException("NIFTI_DATATYPE", new Problem(
                $"{_where}, datatype at byte 70", $"the type is {other}{TypeName(other)}",
                "a real number: 2, 4, 8, 16, 64, 256, 512, 768, 1024 or 1280", "Convert the image to one of these types.")),
        };
        double slope = Single(112), intercept = Single(116);
        bool scaled = double.IsFinite(slope) && slope != 0;
        return new RawLayout(type, _bigEndian, ReadSize(several), scaled ? slope : 1, scaled && double.IsFinite(intercept) ? intercept : 0);
    }

    private int[] ReadSides()
    {
        int dimensions = Int16(40);
        if (dimensions is < 1 or > 7)
            throw new ImageFormatException("NIFTI_DIMENSIONS", new Problem($"{_where}, dim at byte 40", $"there are {dimensions} dimensions", "1 to 7", "Check the file."));
        return [.. Enumerable.Range(1, dimensions).Select(i => (int)Int16(40 + 2 * i))];
    }

    /// <summary>The values a voxel: the length of the one axis past the third that is longer than 1; one image follows another.</summary>
    private VoxelComponents ReadComponents() => ReadSides().Skip(3).FirstOrDefault(side => side > 1, 1) is > 1 and int count ? new VoxelComponents(count, interleaved: false) : VoxelComponents.Single;

    private ImageSize ReadSize(bool several)
    {
        int[] sides = ReadSides();
        if (sides.Skip(3).Count(side => side > 1) > (several ? 1 : 0))
            throw new UnsupportedImageException("NIFTI_DIMENSIONS", new Problem(
                $"{_where}, dim at byte 40", $"the image is {string.Join(" x ", sides.Select(s => s.ToString(CultureInfo.InvariantCulture)))}: several volumes in one file",
                "one volume (3 dimensions, or more of length 1)", "Split the file and give one volume of it."));
        return new ImageSize(sides[0], Side(1), Side(2)).Checked($"{_where}, dim at byte 40");

        int Side(int index) => index < sides.Length ? sides[index] : 1;
    }

    private long ReadOffset(bool pair)
    {
        double offset = Single(108);
        long smallest = pair ? 0 : Length;
        if (offset == 0 && !pair) return Length + 4;
        if (!(offset >= smallest && offset <= long.MaxValue / 4))
            throw new ImageFormatException("NIFTI_OFFSET", new Problem(
                $"{_where}, vox_offset at byte 108", string.Create(CultureInfo.InvariantCulture, $"the voxels are said to start at byte {offset}"),
                $"{smallest} or more", "The header is damaged: export the file again."));
        return (long)offset;
    }

    private static string TypeName(short type) => type switch
    {
        1 => " (one bit a voxel)",
        32 or 1792 or 2048 => " (complex numbers)",
        128 or 2304 => " (colors)",
        1536 => " (128-bit float)",
        _ => "",
    };

    private static ImageFormatException TooShort(byte[] bytes, string where) => new("NIFTI_TRUNCATED", new Problem(
        where, $"the file has only {bytes.Length} bytes", $"a header of {Length}", "Copy or export the file again."));

    private short Int16(int at) => _bigEndian ? BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at)) : BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(at));

    private float Single(int at) => _bigEndian ? BinaryPrimitives.ReadSingleBigEndian(_bytes.AsSpan(at)) : BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(at));
}
