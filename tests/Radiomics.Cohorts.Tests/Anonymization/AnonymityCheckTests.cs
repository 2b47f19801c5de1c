using System.Text;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>The check finds what is planted behind the back of the writer, and says where without repeating it.</summary>
public sealed class AnonymityCheckTests : IDisposable
{
    private const string Patient = "S000000000001";
    private readonly TemporaryFolder _folder = new();
    private readonly IdentityTraces _traces = new();

    public AnonymityCheckTests()
    {
        _traces.AddName("Ouyang^Nana=欧阳^娜娜");
        _traces.AddId("P00017");
        _traces.AddId("900123");
        _traces.AddUid("1.2.826.0.1.3680043.10.1599.77.5");
        _traces.AddDates("20240102", Patient);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clean_file_passes() => Assert.Empty(Check(Clean()));

    [Theory]
    [InlineData(0x0008103Eu, "LO", "Nana Ouyang chest", "(0008,103E)", "name")]
    [InlineData(0x00080070u, "LO", "娜娜欧阳", "(0008,0070)", "name")]
    [InlineData(0x00181210u, "SH", "x欧阳娜娜x", "(0018,1210)", "name")]
    [InlineData(0x00181210u, "SH", "B-P00017", "(0018,1210)", "ID")]
    [InlineData(0x00181210u, "SH", "no 900123", "(0018,1210)", "ID")]
    [InlineData(0x00080070u, "LO", "see 1.2.826.0.1.3680043.10.1599.77.5", "(0008,0070)", "UID")]
    [InlineData(0x0020000Du, "UI", "1.2.826.0.1.3680043.10.1599.77.5", "(0020,000D)", "UID")]
    [InlineData(0x00080022u, "DA", "20240102", "(0008,0022)", "date")]
    [InlineData(0x0008002Au, "DT", "20240102081500", "(0008,002A)", "date")]
    [InlineData(0x00104000u, "LT", "harmless", "(0010,4000)", "attribute")]
    [InlineData(0x00091001u, "LO", "harmless", "(0009,1001)", "private attribute")]
    public void What_is_planted_in_an_attribute_is_found(uint tag, string vr, string value, string place, string kind)
    {
        LeakedIdentity leak = Assert.Single(Check(DicomWriter.ToBytes(Dataset().Text(new DicomTag(tag), Enum.Parse<Vr>(vr), value), TransferSyntax.ExplicitLittleEndian)));
        Assert.Equal((place, kind, "a.dcm"), (leak.Place, leak.Kind, leak.File));
        // Files that do not say their VRs too.
        Assert.Equal(place, Assert.Single(Check(DicomWriter.ToBytes(Dataset().Text(new DicomTag(tag), Enum.Parse<Vr>(vr), value), TransferSyntax.ImplicitLittleEndian))).Place);
    }

    [Fact]
    public void What_is_planted_in_a_nested_item_is_found_with_the_way_to_it()
    {
        DicomDatasetBuilder dataset = Dataset().Sequence(new DicomTag(0x00082112), [new DicomDatasetBuilder().Sequence(new DicomTag(0x0040A170), [new DicomDatasetBuilder().Text(new DicomTag(0x00080104), Vr.LO, "Ouyang Nana")])]);
        Assert.Equal("(0008,2112) > (0040,A170) > (0008,0104)", Assert.Single(Check(DicomWriter.ToBytes(dataset, TransferSyntax.ExplicitLittleEndian))).Place);
    }

    [Fact]
    public void Preamble_meta_header_and_what_follows_the_pixels_are_searched_too()
    {
        byte[] preamble = Clean();
        Encoding.ASCII.GetBytes("P00017").CopyTo(preamble, 10);
        Assert.Equal("preamble", Assert.Single(Check(preamble)).Place);
        Assert.Equal("behind the pixels", Assert.Single(Check([.. Clean(), .. new byte[] { 0xFC, 0xFF, 0xFC, 0xFF, (byte)'O', (byte)'B', 0, 0, 0, 0, 0, 0 }])).Place);
        DicomDatasetBuilder dataset = Dataset();
        byte[] meta = DicomWriter.ToBytes(dataset, TransferSyntax.ExplicitLittleEndian);
        int at = meta.AsSpan().IndexOf("RADIOMICS_CORE"u8);
        "P00017        "u8.CopyTo(meta.AsSpan(at));
        Assert.Equal(("(0002,0013)", "ID"), Assert.Single(Check(meta)) is var leak ? (leak.Place, leak.Kind) : default);
    }

    [Fact]
    public void Names_of_files_and_cells_of_tables_are_searched()
    {
        string path = _folder.File("a.dcm");
        File.WriteAllBytes(path, Clean());
        Assert.Equal("path", Assert.Single(new AnonymityCheck(_traces).Image(path, "x/P00017/a.dcm", Patient, new FileBuffer())).Place);
        string table = _folder.File("t.csv");
        File.WriteAllText(table, $"ID,x,y,z,备注\n{Patient},1,2,3,2024年1月2日\nS000000000002,1,2,3,2024年1月2日\n{Patient},1,2,3,号900123\n");
        Assert.Equal([("E2", "date"), ("E4", "ID")], new AnonymityCheck(_traces).Table(table, "t.csv", TableLimits.Default).Select(l => (l.Place, l.Kind)));
    }

    [Fact]
    public void A_file_that_does_not_say_that_it_is_anonymous_is_told() =>
        Assert.Equal("(0012,0062)", Assert.Single(Check(DicomWriter.ToBytes(Dataset().Remove(new DicomTag(0x00120062)), TransferSyntax.ExplicitLittleEndian))).Place);

    [Fact]
    public void Staff_called_like_a_body_part_and_a_moved_date_that_is_a_birthday_are_no_leaks()
    {
        string source = _folder.File("source.dcm");
        File.WriteAllBytes(source, DicomWriter.ToBytes(new DicomDatasetBuilder().Text(DicomTags.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.2").Text(new DicomTag(0x00081070), Vr.PN, "CHEST")
            .Text(new DicomTag(0x00081050), Vr.PN, "Strange^Stephen").Text(DicomTags.PatientBirthDate, Vr.DA, "19850520").Text(DicomTags.StudyId, Vr.SH, "STANDARD").Text(DicomTags.ReferencedSopClassUid, Vr.UI, "1.3.12.2.1107.5.9.1"), TransferSyntax.ExplicitLittleEndian));
        _traces.Add(DicomDataset.Read(source), Patient);
        Assert.Empty(Check(DicomWriter.ToBytes(Dataset().Text(new DicomTag(0x00180015), Vr.CS, "CHEST").Text(new DicomTag(0x00181210), Vr.SH, "STANDARD").Text(DicomTags.StudyDate, Vr.DA, "19850520").Text(DicomTags.ReferencedSopClassUid, Vr.UI, "1.3.12.2.1107.5.9.1"), TransferSyntax.ExplicitLittleEndian)));
        Assert.Equal(["name", "date"], Check(DicomWriter.ToBytes(Dataset().Text(new DicomTag(0x00080070), Vr.LO, "Stephen Strange").Text(new DicomTag(0x00181210), Vr.SH, "born 1985-05-20"), TransferSyntax.ExplicitLittleEndian)).Select(l => l.Kind));
    }

    private static DicomDatasetBuilder Dataset() => new CtSliceContent
    {
        Columns = 2, Rows = 2, Stored = new short[4], StudyInstanceUid = "2.25.1", SeriesInstanceUid = "2.25.2", FrameOfReferenceUid = "2.25.3", InstanceNumber = 1, Position = new PointMm(0, 0, 900123), PatientId = Patient,
        PatientName = Patient,
    }.ToDataset().Text(new DicomTag(0x00120062), Vr.CS, "YES");

    private static byte[] Clean() => DicomWriter.ToBytes(Dataset(), TransferSyntax.ExplicitLittleEndian);

    private IReadOnlyList<LeakedIdentity> Check(byte[] bytes)
    {
        string path = _folder.File("a.dcm");
        File.WriteAllBytes(path, bytes);
        return new AnonymityCheck(_traces).Image(path, "a.dcm", Patient, new FileBuffer());
    }
}
