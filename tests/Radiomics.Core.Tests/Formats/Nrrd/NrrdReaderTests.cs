using System.Text;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Nrrd;

public sealed class NrrdReaderTests : IDisposable
{
    private const string Geometry = "space: left-posterior-superior\nspace directions: (1,0,0) (0,1,0) (0,0,1)\nspace origin: (0,0,0)\n";
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("signed char", StoredType.Int8)]
    [InlineData("int8_t", StoredType.Int8)]
    [InlineData("uchar", StoredType.UInt8)]
    [InlineData("unsigned char", StoredType.UInt8)]
    [InlineData("uint8", StoredType.UInt8)]
    [InlineData("short", StoredType.Int16)]
    [InlineData("signed short int", StoredType.Int16)]
    [InlineData("int16_t", StoredType.Int16)]
    [InlineData("ushort", StoredType.UInt16)]
    [InlineData("unsigned short int", StoredType.UInt16)]
    [InlineData("int", StoredType.Int32)]
    [InlineData("signed int", StoredType.Int32)]
    [InlineData("unsigned int", StoredType.UInt32)]
    [InlineData("longlong", StoredType.Int64)]
    [InlineData("signed long long int", StoredType.Int64)]
    [InlineData("unsigned long long", StoredType.UInt64)]
    [InlineData("float", StoredType.Float32)]
    [InlineData("double", StoredType.Float64)]
    public void EveryTypeNameInBothByteOrdersRawAndCompressed(string name, StoredType type)
    {
        double[] values = Bytes.Values(type, 60);
        foreach (bool big in new[] { false, true })
        {
            foreach (bool gzip in new[] { false, true })
            {
                byte[] data = Bytes.Of(type, big, values);
                Volume volume = Volume.Load(Write($"type: {name}\ndimension: 3\nsizes: 5 4 3\nendian: {(big ? "big" : "little")}\nencoding: {(gzip ? "gzip" : "raw")}\n{Geometry}", gzip ? Bytes.Gzip(data) : data));
                Assert.Equal(values.Select(v => (float)v), volume.Voxels.ToArray());
                Assert.Equal(type, volume.StoredType);
                Assert.Equal(new ImageSize(5, 4, 3), volume.Size);
            }
        }
    }

    [Theory]
    [InlineData("left-posterior-superior", 1, 1)]
    [InlineData("LPS", 1, 1)]
    [InlineData("right-anterior-superior", -1, -1)]
    [InlineData("left-anterior-superior", 1, -1)]
    public void SpacesBecomeLps(string space, double x, double y)
    {
        Volume volume = Volume.Load(Write(Header($"space: {space}\nspace directions: (0.5,0,0) (0,0.6,0.8) (0,-1.6,1.2)\nspace origin: (10,20,30)\n"), Data()));
        Assert.Equal(new Spacing(0.5, 1, 2), volume.Geometry.Spacing);
        Assert.Equal(new PointMm(10 * x, 20 * y, 30), volume.Geometry.Origin);
        Assert.Equal(new PointMm(x, 0, 0), volume.Geometry.Direction.Column);
        Assert.Equal(new PointMm(0, 0.6 * y, 0.8), volume.Geometry.Direction.Row);
        Assert.Equal(new PointMm(0, -0.8 * y, 0.6), volume.Geometry.Direction.Slice);
        Assert.Empty(volume.Notes);
    }

    [Fact]
    public void SpacingsCountWithoutDirections()
    {
        Volume volume = Volume.Load(Write(Header("spacings: 0.7 0.8 2.5\n"), Data()));
        Assert.Equal(new ImageGeometry(new ImageSize(2, 3, 2), new Spacing(0.7, 0.8, 2.5)), volume.Geometry);
        Assert.Contains(Volume.Load(Write(Header(""), Data())).Notes, note => note.Contains("1 mm", StringComparison.Ordinal));
        Assert.Contains(Volume.Load(Write(Header("space: scanner-xyz\nspacings: 1 1 1\n"), Data())).Notes, note => note.Contains("scanner-xyz", StringComparison.Ordinal));
    }

    [Fact]
    public void CommentsKeysAndWindowsLineEndsAreRead()
    {
        string header = $"NRRD0004\r\n# a comment\r\ntype: uchar\r\ndimension: 3\r\nsizes: 2 3 2\r\nencoding: raw\r\nkey:=value: with colon\r\n{Geometry.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n";
        Volume volume = Volume.Load(_folder.Write("a.nrrd", [.. Encoding.UTF8.GetBytes(header), .. Data()]));
        Assert.Equal(7, volume.Voxels[6]);
    }

    [Fact]
    public void TextIsReadWithAnySeparators()
    {
        Volume volume = Volume.Load(Write("type: short\ndimension: 3\nsizes: 2 3 2\nencoding: ascii\n" + Geometry, "1, 2 3\n4\t5 6 -7 8 9 1e1 11 12"u8.ToArray()));
        Assert.Equal([1, 2, 3, 4, 5, 6, -7, 8, 9, 10, 11, 12], volume.Voxels.ToArray());
        string bad = Write("type: short\ndimension: 3\nsizes: 2 1 1\nencoding: text\n" + Geometry, "1 two"u8.ToArray());
        Assert.Contains("'two'", Assert.Throws<ImageFormatException>(() => Volume.Load(bad)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DetachedDataWithSkips()
    {
        _folder.Write("data.raw", [9, 9, (byte)'\n', 8, 8, 8, .. Data()]);
        Assert.Equal(7, Volume.Load(_folder.Write("a.nhdr", Text(Header("line skip: 1\nbyte skip: 3\ndata file: data.raw\n")))).Voxels[6]);
        Assert.Equal(7, Volume.Load(_folder.Write("b.nhdr", Text(Header("byteskip: -1\ndatafile: ./data.raw\n")))).Voxels[6]);
        _folder.Write("sub/data.gz", Bytes.Gzip([5, 5, .. Data()]));
        string gzip = Header("byte skip: 2\ndata file: sub/data.gz\n").Replace("raw\n", "gzip\n", StringComparison.Ordinal);
        Assert.Equal(7, Volume.Load(_folder.Write("c.nhdr", Text(gzip))).Voxels[6]);
    }

    [Theory]
    [InlineData("../data.raw", "NRRD_DATA_PATH")]
    [InlineData("sub/../../data.raw", "NRRD_DATA_PATH")]
    [InlineData("..\\data.raw", "NRRD_DATA_PATH")]
    [InlineData("/etc/passwd", "NRRD_DATA_PATH")]
    [InlineData("C:\\data.raw", "NRRD_DATA_PATH")]
    [InlineData("LIST", "NRRD_DATA_FILES")]
    [InlineData("slice%03d.raw 1 10 1", "NRRD_DATA_FILES")]
    [InlineData("absent.raw", "FILE_NOT_FOUND")]
    public void ADataFileMustLieBesideTheHeader(string path, string code) =>
        Assert.Equal(code, Assert.ThrowsAny<RadiomicsException>(() => Volume.Load(_folder.Write("a.nhdr", Text(Header($"data file: {path}\n"))))).Code);

    [Theory]
    [InlineData("type: uchar", "type: block", "NRRD_TYPE")]
    [InlineData("encoding: raw", "encoding: bzip2", "NRRD_ENCODING")]
    [InlineData("dimension: 3", "dimension: 4", "NRRD_DIMENSIONS")]
    [InlineData("sizes: 2 3 2", "sizes: 2 3 2\nkinds: 3-vector domain domain", "NRRD_DIMENSIONS")]
    [InlineData("sizes: 2 3 2", "sizes: 2 3 2\nspace: LPS\nspace directions: none (1,0,0) (0,1,0)", "NRRD_DIMENSIONS")]
    [InlineData("sizes: 2 3 2", "sizes: 2 3", "NRRD_FIELD")]
    [InlineData("sizes: 2 3 2", "sizes: 2 3 -2", "NRRD_FIELD")]
    [InlineData("sizes: 2 3 2", "sizes: 2 3 0", "IMAGE_SIZE")]
    [InlineData("sizes: 2 3 2", "sizes: 200000 200000 200000", "IMAGE_SIZE")]
    [InlineData("sizes: 2 3 2", "sizes: 2000 1000 1000", "NRRD_TRUNCATED")]
    [InlineData("type: uchar", "type: short", "NRRD_FIELD")]
    [InlineData("type: uchar", "type: short\nendian: little", "NRRD_TRUNCATED")]
    [InlineData("type: uchar\n", "", "NRRD_FIELD")]
    [InlineData("encoding: raw", "encoding: gzip", "NRRD_CORRUPT")]
    [InlineData("encoding: raw", "encoding: gzip\nbyte skip: -1", "NRRD_FIELD")]
    [InlineData("encoding: raw", "encoding: raw\nline skip: 5", "NRRD_FIELD")]
    [InlineData("encoding: raw", "encoding: raw\nbyte skip: 9000000000000000000", "NRRD_FIELD")]
    [InlineData("encoding: raw", "encoding: raw\nspace directions: (1,0,0) (1,0,0) (0,0,1)", "IMAGE_DIRECTION")]
    [InlineData("encoding: raw", "encoding: raw\nspace directions: (1,0,0) (0,x,0) (0,0,1)", "NRRD_FIELD")]
    [InlineData("encoding: raw", "encoding: raw\nspace units: \"m\" \"m\" \"m\"", "NRRD_UNITS")]
    [InlineData("encoding: raw", "encoding: raw\nnonsense", "NRRD_HEADER")]
    public void WhatIsNotReadIsNamed(string field, string changed, string code)
    {
        string header = Header("");
        Assert.Contains(field, header, StringComparison.Ordinal);
        string path = Write(header.Replace(field, changed, StringComparison.Ordinal), Data());
        Assert.Equal(code, Assert.ThrowsAny<RadiomicsException>(() => Volume.Load(path)).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static string Header(string more) => $"type: uchar\ndimension: 3\nsizes: 2 3 2\nencoding: raw\n{more}";

    private static byte[] Data() => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private static byte[] Text(string fields) => Encoding.UTF8.GetBytes($"NRRD0005\n{fields}\n");

    private string Write(string fields, byte[] data) => _folder.Write("a.nrrd", [.. Text(fields), .. data]);
}
