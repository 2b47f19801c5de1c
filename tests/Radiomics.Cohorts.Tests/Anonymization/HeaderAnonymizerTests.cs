using System.Buffers.Binary;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class HeaderAnonymizerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Attributes that PS3.15 table E.1-1 (2024b) removes or replaces outright in the basic profile, of the groups that images have.
    private const string Removed = """
        00080015 00080024 00080034 00080054 00080055 00080058 00080080 00080081 00080082 00080092 00080094 00080096 0008009C 0008009D 00080201 00081000 00081010 00081030 00081040 00081041 00081048 00081049
        00081050 00081052 00081060 00081062 00081070 00081072 00081080 00081084 00081088 00081110 00081111 00081120 00081195 00082111 00084000 00080014 00080017 00080019 00100021 00100032 00100050 00100101
        00100102 00101000 00101001 00101002 00101005 00101010 00101020 00101030 00101040 00101050 00101060 00101080 00101081 00101090 00101100 00102000 00102110 00102150 00102152 00102154 00102155 00102160
        00102180 001021A0 001021B0 001021C0 001021D0 001021F0 00102203 00102297 00102299 00104000 00120010 00120020 00120021 00120022 00120030 00120031 00120040 00120042 00120050 00120051 00120060 00120071
        00120072 00120081 00120082 0016002B 00160051 00160071 00160073 00180027 00180035 00181000 00181002 00181004 00181005 00181007 00181008 00181009 0018100A 0018100B 00181012 00181014 00181042 00181043
        00181072 00181078 00181200 00181201 00181202 00181203 00181400 00182042 00184000 0018700A 0018700C 0018700E 00189185 00189367 00189371 00189373 0018937B 00189424 00189937 0018A002 0018A003
        00200027 00203401 00203403 00203405 00203406 00204000 00209158 00281199 00281214 00284000 00320012 00320032 00321000 00321020 00321030 00321032 00321033 00321040 00321060 00321066 00321070 00324000
        00380004 00380010 00380011 00380020 00380050 00380060 00380062 00380300 00380400 00380500 00384000 00400001 00400006 00400007 00400009 00400011 00400241 00400242 00400244 00400253 00400254 00400275
        00400280 00400310 00401001 00401002 00401004 00401005 0040100A 00401010 00401101 00401102 00401400 00402001 00402008 00402010 00402016 00402017 00402400 00403001 00404025 00404037 0040A027 0040A075
        0040A123 0040A124 0040A730 00400555 00880140 00880200 00880904 00880906 00700084 04000100 04000310 04000550 04000561 04000600 20300020 40000010 40004000 40080040 60003000 60004000 50000010 FFFAFFFA FFFCFFFC
        """;

    private static readonly uint[] s_replaced =
    [
        0x00080012, 0x00080018, 0x00080020, 0x00080021, 0x00080022, 0x00080023, 0x0008002A, 0x00080050, 0x00080090, 0x0008103E, 0x00081155, 0x00083010, 0x00100010, 0x00100020, 0x00100030, 0x00100040, 0x00180010,
        0x00181030, 0x00189074, 0x00189151, 0x00189516, 0x00189517, 0x0020000D, 0x0020000E, 0x00200010, 0x00200052, 0x00200200, 0x00209161, 0x00209164, 0x30060024,
    ];

    [Fact]
    public void What_the_standard_removes_is_removed_and_what_it_replaces_is_replaced()
    {
        foreach (string text in Removed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            Assert.True(AttributeTable.ActionOf(new DicomTag(Convert.ToUInt32(text, 16))) == AttributeAction.Remove, text);
        foreach (uint tag in s_replaced) Assert.False(AttributeTable.ActionOf(new DicomTag(tag)) is AttributeAction.Keep or AttributeAction.Remove, $"{tag:X8}");
    }

    [Theory]
    [InlineData("1.2.840.10008.1.2"), InlineData("1.2.840.10008.1.2.1"), InlineData("1.2.840.10008.1.2.1.99"), InlineData("1.2.840.10008.1.2.2")]
    public void Pixels_stay_to_the_byte_in_every_plain_syntax(string uid)
    {
        TransferSyntax syntax = TransferSyntax.Find(uid)!;
        short[] stored = [.. Enumerable.Range(0, 400 * 300).Select(i => (short)(i * 7919))];
        DicomDatasetBuilder dataset = Content(stored).ToDataset().Bytes(new DicomTag(0xFFFCFFFC), Vr.OB, "P00017"u8.ToArray());
        DicomFile written = Rewrite(DicomWriter.ToBytes(dataset, syntax));
        Assert.Equal(syntax, written.Syntax);
        Assert.Equal(stored.Length * 2, written.Pixels!.Value.Length);
        Volume before = Volume.Load(_folder.File("source.dcm")), after = Volume.Load(_folder.File("written.dcm"));
        Assert.Equal(before.Voxels.ToArray(), after.Voxels.ToArray());
        if (!syntax.IsDeflated) Assert.True(File.ReadAllBytes(_folder.File("written.dcm")).AsSpan((int)written.Pixels.Value.Offset).SequenceEqual(File.ReadAllBytes(_folder.File("source.dcm")).AsSpan((int)Source().Pixels!.Value.Offset, stored.Length * 2)));
    }

    [Fact]
    public void Compressed_pixels_are_copied_with_their_fragments_and_a_missing_end_is_an_error()
    {
        byte[] fragments = [.. Item([0, 0, 0, 0]), .. Item([1, 2, 3, 4, 5, 6]), .. Item([7, 8]), 0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0];
        byte[] head = DicomWriter.ToBytes(Content(new short[400 * 300]).ToDataset().Bytes(DicomTags.PixelData, Vr.OB, ReadOnlyMemory<byte>.Empty), new TransferSyntax("1.2.840.10008.1.2.4.90", ""));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(head.Length - 4), uint.MaxValue);
        DicomFile written = Rewrite([.. head, .. fragments, .. "behind"u8]);
        Assert.Equal("1.2.840.10008.1.2.4.90", written.Syntax.Uid);
        Assert.Equal(fragments, File.ReadAllBytes(_folder.File("written.dcm"))[(int)written.Pixels!.Value.Offset..]);
        Assert.Equal("DICOM_TRUNCATED", Assert.Throws<ImageFormatException>(() => Rewrite([.. head, .. fragments[..^12]])).Code);

        static byte[] Item(byte[] value) => [0xFE, 0xFF, 0x00, 0xE0, (byte)value.Length, 0, 0, 0, .. value];
    }

    [Fact]
    public void An_attribute_under_another_VR_and_a_VR_that_is_not_known_are_removed()
    {
        DicomDatasetBuilder dataset = Content(new short[400 * 300]).ToDataset().Bytes(new DicomTag(0x00280030), Vr.UT, "Ouyang Nana"u8.ToArray())
            .Bytes(new DicomTag(0x00189304), Vr.OB, "Ouyang Nana"u8.ToArray()).Bytes(new DicomTag(0x00180060), (Vr)('Z' | 'Z' << 8), "Ou"u8.ToArray()).Text(new DicomTag(0x00080070), Vr.PN, "Ouyang");
        Rewrite(DicomWriter.ToBytes(dataset, TransferSyntax.ExplicitLittleEndian));
        DicomDataset header = DicomDataset.Read(_folder.File("written.dcm"));
        foreach (uint tag in (uint[])[0x00189304, 0x00180060, 0x00080070]) Assert.False(header.Contains(new DicomTag(tag)), $"{tag:X8}");
    }

    private static CtSliceContent Content(short[] stored) => new()
    {
        Columns = 400, Rows = 300, Stored = stored, StudyInstanceUid = "1.2.3.1", SeriesInstanceUid = "1.2.3.2", FrameOfReferenceUid = "1.2.3.3", InstanceNumber = 1, Position = new PointMm(1, 2, 3), PatientId = "P00017", PatientName = "Ouyang^Nana",
    };

    private DicomFile Source() => DicomFile.Read(_folder.File("source.dcm"), "source.dcm", new FileBuffer());

    private DicomFile Rewrite(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("source.dcm"), bytes);
        DicomFile source = Source();
        PseudonymKey key = PseudonymKey.Create();
        using (FileStream output = File.Create(_folder.File("written.dcm"))) DicomRewriter.Write(source, new HeaderAnonymizer(key).Of(source.Dataset, key.Of("P00017")), output);
        return DicomFile.Read(_folder.File("written.dcm"), "written.dcm", new FileBuffer());
    }
}
