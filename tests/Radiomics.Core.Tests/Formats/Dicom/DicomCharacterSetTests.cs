using Radiomics.Formats;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class DicomCharacterSetTests
{
    private static readonly DicomTag s_requestedProcedureCode = new(0x0032, 0x1064);

    // The names are those the files were made for (NEMA's and pydicom's character set samples).
    [Theory]
    [InlineData("chrArab", "\u0642\u0628\u0627\u0646\u064a^\u0644\u0646\u0632\u0627\u0631")]
    [InlineData("chrFren", "Buc^J\u00e9r\u00f4me")]
    [InlineData("chrFrenMulti", "Buc^J\u00e9r\u00f4me")]
    [InlineData("chrGerm", "\u00c4neas^R\u00fcdiger")]
    [InlineData("chrGreek", "\u0394\u03b9\u03bf\u03bd\u03c5\u03c3\u03b9\u03bf\u03c2")]
    [InlineData("chrH31", "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046")]
    [InlineData("chrH32", "\uff94\uff8f\uff80\uff9e^\uff80\uff9b\uff73=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046")]
    [InlineData("chrHbrw", "\u05e9\u05e8\u05d5\u05df^\u05d3\u05d1\u05d5\u05e8\u05d4")]
    [InlineData("chrI2", "Hong^Gildong=\u6d2a^\u5409\u6d1e=\ud64d^\uae38\ub3d9")]
    [InlineData("chrJapMulti", "\u3084\u307e\u3060^\u305f\u308d\u3046")]
    [InlineData("chrJapMultiExplicitIR6", "\u3084\u307e\u3060^\u305f\u308d\u3046")]
    [InlineData("chrKoreanMulti", "\uae40\ud76c\uc911")]
    [InlineData("chrRuss", "\u041b\u044e\u043ace\u043c\u0431yp\u0433")]
    [InlineData("chrX1", "Wang^XiaoDong=\u738b^\u5c0f\u6771=")]
    [InlineData("chrX2", "Wang^XiaoDong=\u738b^\u5c0f\u4e1c=")]
    public void Sample_files_give_their_names(string file, string name)
    {
        DicomDataset header = DicomDataset.Read(Reference.Require($"dicom/pydicom-charsets/{file}.dcm"));
        Assert.Equal(name, header.Text(DicomTags.PatientName));
    }

    [Theory]
    [InlineData("chrSQEncoding")]
    [InlineData("chrSQEncoding1")]
    public void Items_have_their_own_set_or_that_of_the_file(string file)
    {
        DicomDataset header = DicomDataset.Read(Reference.Require($"dicom/pydicom-charsets/{file}.dcm"));
        Assert.Equal("\uff94\uff8f\uff80\uff9e^\uff80\uff9b\uff73=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046",
            Assert.Single(header.Items(s_requestedProcedureCode)).Text(DicomTags.PatientName));
    }

    public static TheoryData<string, string, string> Sets => new()
    {
        { "GB18030", "D6D0B9FA5E95328236", "\u4e2d\u56fd^\U00020000" },
        { "GBK", "D6D0B9FA", "\u4e2d\u56fd" },
        { "ISO_IR 192", "E4B8ADE59BBD", "\u4e2d\u56fd" },
        { "ISO_IR 101", "A3F3", "\u0141\u00f3" },
        { "ISO_IR 109", "A9", "\u0130" },
        { "ISO_IR 110", "A2", "\u0138" },
        { "ISO_IR 148", "FD", "\u0131" },
        { "ISO_IR 166", "A1A2", "\u0e01\u0e02" },
        { "ISO_IR 13", "D4CF", "\uff94\uff8f" },
        { "ISO_IR 203", "A4", "\u20ac" },
        { "iso-ir-100", "E9", "\u00e9" },
        { "", "E9", "\u00e9" },
        { "", "C3A9", "\u00e9" },
        { "NO SUCH SET", "41E9", "A\u00e9" },
        // GB 2312 in the upper half; the line end brings the first set back.
        { @"\ISO 2022 IR 58", "1B242941D6D0B9FA0D0A41", "\u4e2d\u56fd\r\nA" },
        // JIS X 0212, then ASCII again.
        { @"\ISO 2022 IR 159", "1B2428443021" + "1B284242", "\u4e02B" },
        // Two upper halves in one text, each component by itself.
        { @"ISO 2022 IR 100\ISO 2022 IR 144", "C4" + "1B2D4CBB5E" + "1B2D4CBB", "\u00c4\u041b^\u041b" },
        { @"ISO 2022 IR 100\ISO 2022 IR 144", "1B2D4CBB5EC4", "\u041b^\u00c4" },
        // A circumflex byte inside a two-byte character is no delimiter.
        { @"\ISO 2022 IR 87", "1B24423B335E5E1B2842", "\u5c71\u6e4e" },
        // Without the set being declared.
        { "", "1B24423B331B2842", "\u5c71" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Bytes_are_decoded_by_their_set(string terms, string hex, string expected) =>
        Assert.Equal(expected, DicomCharacterSet.Parse(System.Text.Encoding.ASCII.GetBytes(terms)).Decode(Convert.FromHexString(hex)));

    [Fact]
    public void No_bytes_whatever_make_decoding_throw()
    {
        string[] terms = ["", "ISO_IR 192", "GB18030", @"\ISO 2022 IR 87", @"ISO 2022 IR 13\ISO 2022 IR 159", @"\ISO 2022 IR 149", @"ISO 2022 IR 6\ISO 2022 IR 58", "???"];
        byte[] favored = [0x1B, (byte)'$', (byte)'(', (byte)')', (byte)'B', (byte)'D', (byte)'-', (byte)'^', 0x81, 0xFE, 0x21];
        var random = new Random(5);
        foreach (string term in terms)
        {
            var set = DicomCharacterSet.Parse(System.Text.Encoding.ASCII.GetBytes(term));
            for (int i = 0; i < 2000; i++)
            {
                byte[] bytes = new byte[random.Next(0, 24)];
                random.NextBytes(bytes);
                for (int k = 0; k < bytes.Length; k++) if (random.Next(2) == 0) bytes[k] = favored[random.Next(favored.Length)];
                Assert.True(set.Decode(bytes).Length <= bytes.Length);
            }
        }
    }

    [Fact]
    public void Written_names_come_back()
    {
        using var scratch = new DicomScratch();
        string path = scratch.File("a.dcm", (DicomScratch.Slice() with { PatientName = "\u738b^\u5c0f\u4e1c" }).ToDataset());
        Assert.Equal("\u738b^\u5c0f\u4e1c", DicomDataset.Read(path).Text(DicomTags.PatientName));
    }
}
