using System.IO.Compression;
using Radiomics.Formats;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class DicomParserTests
{
    private static readonly DicomTag s_private = new(0x0009, 0x1001);
    private static readonly TransferSyntax[] s_syntaxes =
        [TransferSyntax.ExplicitLittleEndian, TransferSyntax.ImplicitLittleEndian, TransferSyntax.ExplicitBigEndian, TransferSyntax.DeflatedLittleEndian];

    public static TheoryData<int, bool> SyntaxesAndLengths => new() { { 0, false }, { 0, true }, { 1, false }, { 1, true }, { 2, false }, { 2, true }, { 3, false }, { 3, true } };

    [Theory]
    [MemberData(nameof(SyntaxesAndLengths))]
    public void Every_syntax_gives_the_same_image_with_sequences_of_either_length(int syntax, bool undefinedLength)
    {
        using var scratch = new DicomScratch();
        DicomDatasetBuilder inner = new DicomDatasetBuilder().Text(DicomTags.SeriesDescription, Vr.LO, "inner");
        DicomDatasetBuilder middle = new DicomDatasetBuilder()
            .Sequence(s_private, [inner, new DicomDatasetBuilder()], undefinedLength)
            // An icon has pixel data of its own, which must not be taken for those of the image.
            .Bytes(DicomTags.PixelData, Vr.OW, new byte[] { 9, 9 });
        string path = scratch.File("a.dcm", DicomScratch.Slice().ToDataset().Sequence(s_private, [middle], undefinedLength), s_syntaxes[syntax]);

        SliceRecord slice = Assert.Single(DicomScratch.Read(path));
        Assert.Equal(Enumerable.Range(10, 48).Select(i => i - 1024f), DicomScratch.Pixels(slice));
        Assert.Equal(new PointMm(-10.5, 20.25, 2.5), slice.Position);
        Assert.Equal(new PointMm(1, 0, 0), slice.ColumnDirection);
        Assert.Equal(new PointMm(0, 1, 0), slice.RowDirection);
        Assert.Equal((0.7, 0.8, 2.5, 1), (slice.ColumnSpacing, slice.RowSpacing, slice.SliceThickness, slice.InstanceNumber));
        Assert.Equal(("1.2.3.4", DicomUid.Derive("1.2.3.4/1")), (slice.SeriesInstanceUid, slice.SopInstanceUid));
        DicomDataset header = DicomDataset.Read(path);
        DicomDataset item = Assert.Single(header.Items(s_private));
        Assert.Equal(2, item.Items(s_private).Count);
        Assert.Equal("inner", item.Items(s_private)[0].Text(DicomTags.SeriesDescription));
        Assert.Empty(item.Items(s_private)[1].Elements);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sequences_written_as_UN_are_implicit_little_endian_inside(bool undefinedLength)
    {
        using var scratch = new DicomScratch();
        DicomDatasetBuilder item = new DicomDatasetBuilder().Text(DicomTags.SeriesDescription, Vr.LO, "hidden").Numbers(DicomTags.Rows, Vr.US, 7);
        foreach (TransferSyntax syntax in new[] { TransferSyntax.ExplicitLittleEndian, TransferSyntax.ExplicitBigEndian })
        {
            string path = scratch.File("a.dcm", DicomScratch.Slice().ToDataset().Sequence(s_private, [item], undefinedLength, Vr.UN), syntax);
            DicomDataset read = Assert.Single(DicomDataset.Read(path).Items(s_private));
            Assert.Equal("hidden", read.Text(DicomTags.SeriesDescription));
            Assert.Equal(7, read.WholeNumber(DicomTags.Rows));
            Assert.Equal(48, DicomScratch.Pixels(path).Length);
        }
    }

    [Fact]
    public void Files_without_preamble_or_meta_header_are_understood()
    {
        using var scratch = new DicomScratch();
        DicomDatasetBuilder slice = DicomScratch.Slice().ToDataset();
        float[] expected = DicomScratch.Pixels(scratch.File("full.dcm", slice));
        byte[] full = DicomWriter.ToBytes(slice, TransferSyntax.ExplicitLittleEndian);
        Assert.Equal(expected, DicomScratch.Pixels(scratch.File("meta-only.dcm", full[132..])));
        Assert.Equal(expected, DicomScratch.Pixels(scratch.File("word-only.dcm", full[128..])));
        foreach (DataEncoding encoding in new DataEncoding[] { new(true, false), new(false, false), new(true, true) })
            Assert.Equal(expected, DicomScratch.Pixels(scratch.File("bare.dcm", DicomWriter.DatasetToBytes(slice, encoding))));
    }

    [Fact]
    public void A_meta_header_that_names_the_wrong_syntax_is_not_believed()
    {
        using var scratch = new DicomScratch();
        DicomDatasetBuilder slice = DicomScratch.Slice().ToDataset();
        byte[] explicitFile = DicomWriter.ToBytes(slice, TransferSyntax.ExplicitLittleEndian);
        byte[] implicitFile = DicomWriter.ToBytes(slice, TransferSyntax.ImplicitLittleEndian);
        byte[] Swap(byte[] header, byte[] content, DataEncoding of) => [.. header[..(header.Length - DicomWriter.DatasetToBytes(slice, of == DataEncoding.ExplicitLittle ? DataEncoding.ImplicitLittle : DataEncoding.ExplicitLittle).Length)],
            .. content[^DicomWriter.DatasetToBytes(slice, of).Length..]];
        float[] expected = DicomScratch.Pixels(scratch.File("a.dcm", explicitFile));
        Assert.Equal(expected, DicomScratch.Pixels(scratch.File("b.dcm", Swap(explicitFile, implicitFile, DataEncoding.ImplicitLittle))));
        Assert.Equal(expected, DicomScratch.Pixels(scratch.File("c.dcm", Swap(implicitFile, explicitFile, DataEncoding.ExplicitLittle))));
    }

    [Fact]
    public void A_wrong_group_length_and_a_missing_syntax_do_no_harm()
    {
        using var scratch = new DicomScratch();
        byte[] file = DicomWriter.ToBytes(DicomScratch.Slice().ToDataset(), TransferSyntax.ExplicitLittleEndian);
        float[] expected = DicomScratch.Pixels(scratch.File("a.dcm", file));
        byte[] wrongLength = [.. file];
        wrongLength[140] ^= 0x55;
        Assert.Equal(expected, DicomScratch.Pixels(scratch.File("b.dcm", wrongLength)));
        int at = file.AsSpan().IndexOf(new byte[] { 2, 0, 0x10, 0, (byte)'U', (byte)'I' });
        byte[] without = [.. file[..at], .. file[(at + 8 + file[at + 6])..]];
        Assert.Equal(expected, DicomScratch.Pixels(scratch.File("c.dcm", without)));
    }

    [Fact]
    public void Elements_with_unknown_or_missing_VR_are_passed_over()
    {
        using var scratch = new DicomScratch();
        byte[] file = DicomWriter.ToBytes(DicomScratch.Slice().ToDataset(), TransferSyntax.ExplicitLittleEndian);
        float[] expected = DicomScratch.Pixels(scratch.File("a.dcm", file));
        int at = file.AsSpan().IndexOf("\x08\0\x3E\x10LO"u8);
        // A future VR in long form, one in short form, an implicit element, an odd length.
        byte[] long4 = [9, 0, 1, 16, (byte)'Z', (byte)'Z', 0, 0, 4, 0, 0, 0, 1, 2, 3, 4];
        byte[] short4 = [9, 0, 2, 16, (byte)'Z', (byte)'Z', 4, 0, 1, 2, 3, 4];
        byte[] implicit4 = [9, 0, 3, 16, 4, 0, 0, 0, 1, 2, 3, 4];
        byte[] odd3 = [9, 0, 4, 16, (byte)'L', (byte)'O', 3, 0, (byte)'a', (byte)'b', (byte)'c'];
        int after = at + 8 + file[at + 6];
        string path = scratch.File("b.dcm", [.. file[..after], .. long4, .. short4, .. implicit4, .. odd3, .. file[after..]]);
        Assert.Equal(expected, DicomScratch.Pixels(path));
        Assert.Equal("abc", DicomDataset.Read(path).Text(new DicomTag(0x0009, 0x1004)));
        Assert.Equal(4, DicomDataset.Read(path).Value(new DicomTag(0x0009, 0x1002)).Length);
    }

    [Fact]
    public void Headers_longer_than_the_first_read_are_followed_to_the_pixels()
    {
        using var scratch = new DicomScratch();
        foreach (TransferSyntax syntax in s_syntaxes)
            foreach (bool undefinedLength in new[] { false, true })
            {
                byte[] noise = new byte[50_000];
                new Random(3).NextBytes(noise);
                DicomDatasetBuilder[] items = [.. Enumerable.Range(0, 8).Select(_ => new DicomDatasetBuilder().Bytes(s_private, Vr.OB, noise))];
                string path = scratch.File("a.dcm", DicomScratch.Slice().ToDataset().Sequence(s_private, items, undefinedLength), syntax);
                Assert.Equal(10 - 1024, DicomScratch.Pixels(path)[0]);
                Assert.Equal(noise, DicomDataset.Read(path).Items(s_private)[7].Value(s_private).ToArray());
            }
    }

    [Fact]
    public void Sequences_nested_without_end_are_refused()
    {
        using var scratch = new DicomScratch();
        DicomDatasetBuilder content = new();
        for (int i = 0; i < 200; i++) content = new DicomDatasetBuilder().Sequence(s_private, [content], undefinedLength: true);
        byte[] bytes = DicomWriter.ToBytes(DicomScratch.Slice().ToDataset().Sequence(s_private, [content], undefinedLength: true), TransferSyntax.ExplicitLittleEndian);
        Assert.Equal("DICOM_TOO_DEEP", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.File("a.dcm", bytes))).Code);
        // Of defined length they are jumped over, and refused to who walks into them.
        content = new();
        for (int i = 0; i < 200; i++) content = new DicomDatasetBuilder().Sequence(s_private, [content]);
        string path = scratch.File("b.dcm", DicomScratch.Slice().ToDataset().Sequence(s_private, [content]));
        Assert.Single(DicomScratch.Read(path));
        static void Descend(DicomDataset level)
        {
            while (level.Contains(s_private)) level = level.Items(s_private)[0];
        }
        Assert.Equal("DICOM_TOO_DEEP", Assert.Throws<ImageFormatException>(() => Descend(DicomDataset.Read(path))).Code);
    }

    [Fact]
    public void A_deflated_bomb_is_refused_before_it_unfolds()
    {
        using var scratch = new DicomScratch();
        byte[] header = DicomWriter.ToBytes(DicomScratch.Slice().ToDataset(), TransferSyntax.DeflatedLittleEndian);
        int start = header.AsSpan().IndexOf("RADIOMICS_CORE"u8) + 14;
        // A private element of 1 GB of zeros, deflated to 1 MB.
        using var packed = new MemoryStream();
        packed.Write(header.AsSpan(0, start));
        using (var deflater = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflater.Write([8, 0, 5, 0, (byte)'O', (byte)'B', 0, 0, 0, 0, 0, 64]);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) deflater.Write(zeros);
        }
        string path = scratch.File("a.dcm", packed.ToArray());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("DICOM_HEADER_TOO_LARGE", Assert.Throws<ImageFormatException>(() => DicomDataset.Read(path)).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * packed.Length);
        // Pixels that the stream does not hold are seen without room being made for them.
        string empty = scratch.File("b.dcm", DicomScratch.Slice().ToDataset().Numbers(DicomTags.Rows, Vr.US, 60000).Numbers(DicomTags.Columns, Vr.US, 16000), TransferSyntax.DeflatedLittleEndian);
        Assert.Equal("DICOM_TRUNCATED", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(empty)).Code);
    }

    [Fact]
    public void Truncated_pixels_and_foreign_files_are_named()
    {
        using var scratch = new DicomScratch();
        byte[] file = DicomWriter.ToBytes(DicomScratch.Slice().ToDataset(), TransferSyntax.ExplicitLittleEndian);
        Assert.Equal("DICOM_TRUNCATED", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.File("a.dcm", file[..^2]))).Code);
        Assert.Equal("DICOM_TRUNCATED", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.File("b.dcm", file[..601]))).Code);
        Assert.Equal("DICOM_NOT_DICOM", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.File("c.dcm", "hello, this is a text"u8.ToArray()))).Code);
        Assert.Equal("FILE_EMPTY", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.File("d.dcm", []))).Code);
        Assert.Equal("FILE_NOT_FOUND", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(Path.Combine(scratch.Folder, "none"))).Code);
        Assert.Equal("FILE_UNREADABLE", Assert.Throws<ImageFormatException>(() => DicomDataset.Read(Path.Combine(scratch.Folder, "none"))).Code);
    }

    [Fact]
    public void Odd_sample_files_have_the_content_they_were_made_with()
    {
        var tag = new DicomTag(0x4453, 0x100C);
        DicomDataset item = Assert.Single(DicomDataset.Read(Reference.Require("dicom/pydicom/UN_sequence.dcm")).Items(tag));
        Assert.Equal("1.2.840.113619.2.327.3.185221411.476.1398588725.795", item.Text(DicomTags.StudyInstanceUid));
        DicomDataset sop = item.Items(new DicomTag(0x0008, 0x1115))[0].Items(new DicomTag(0x0008, 0x1199))[0];
        Assert.Equal("1.2.840.113619.2.327.3.185221411.476.1398588726.278.80", sop.Text(DicomTags.ReferencedSopInstanceUid));

        var one = new DicomTag(1, 1);
        foreach (string name in new[] { "nested_priv_SQ", "meta_missing_tsyntax" })
        {
            DicomDataset outer = Assert.Single(DicomDataset.Read(Reference.Require($"dicom/pydicom/{name}.dcm")).Items(one));
            Assert.Equal("Double Nested SQ", outer.Items(one)[0].Text(one));
            Assert.Equal("Nested SQ", outer.Text(new DicomTag(1, 2)));
        }
        Assert.Equal(["ORIGINAL", "PRIMARY", "PORTAL"], DicomDataset.Read(Reference.Require("dicom/pydicom/no_meta_group_length.dcm")).Texts(DicomTags.ImageType));
        Assert.Equal(["ORIGINAL", "PRIMARY", "SINGLE PLANE"], DicomDataset.Read(Reference.Require("dicom/pydicom/empty_charset_LEI.dcm")).Texts(DicomTags.ImageType));
    }
}
