using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom.Compression;

public class BuiltInDecoderTests
{
    private const string Cornerstone = "dicom/cornerstone3d/CTImage.dcm";

    [Theory]
    [InlineData(Cornerstone + "_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm", Cornerstone)]
    [InlineData(Cornerstone + "_JPEGProcess14TransferSyntax_1.2.840.10008.1.2.4.57.dcm", Cornerstone)]
    [InlineData(Cornerstone + "_JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70.dcm", Cornerstone)]
    [InlineData(Cornerstone + "_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm", Cornerstone)]
    [InlineData(Cornerstone + "_JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90.dcm", Cornerstone)]
    [InlineData("dicom/wg04/CT1_J2KR", "dicom/wg04/CT1_UNC")]
    [InlineData("dicom/pydicom/MR_small_jp2klossless.dcm", "dicom/pydicom/MR_small.dcm")]
    [InlineData("dicom/wg04/CT1_RLE", "dicom/wg04/CT1_UNC")]
    [InlineData("dicom/wg04/CT1_JPLL", "dicom/wg04/CT1_UNC")]
    [InlineData("dicom/wg04/CT1_JLSL", "dicom/wg04/CT1_UNC")]
    [InlineData("dicom/pydicom/MR_small_RLE.dcm", "dicom/pydicom/MR_small.dcm")]
    [InlineData("dicom/pydicom/MR_small_jpeg_ls_lossless.dcm", "dicom/pydicom/MR_small.dcm")]
    public void Lossless_images_equal_their_uncompressed_twins(string compressed, string twin) =>
        Assert.Equal(DicomScratch.Pixels(Reference.Require(twin)), DicomScratch.Pixels(Reference.Require(compressed)));

    [Theory]
    [InlineData(Cornerstone + "_JPEGLSLossyTransferSyntax_1.2.840.10008.1.2.4.81.dcm", Cornerstone)]
    [InlineData("dicom/wg04/CT1_JLSN", "dicom/wg04/CT1_UNC")]
    public void Near_lossless_images_keep_within_the_error_they_name_and_are_noted(string compressed, string twin)
    {
        byte[] file = File.ReadAllBytes(Reference.Require(compressed));
        int scan = file.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xDA, 0x00, 0x08 });
        int near = file[scan + 7];
        float[] expected = DicomScratch.Pixels(Reference.Require(twin)), found = DicomScratch.Pixels(Reference.Require(compressed));
        Assert.InRange(expected.Zip(found, (a, b) => Math.Abs(a - b)).Max(), 0, near);
        Volume volume = Volume.Load(Reference.Require(compressed));
        Assert.Contains(volume.Notes, note => note.Contains("with loss", StringComparison.Ordinal));
    }

    [Fact]
    public void Lossy_JPEG_2000_is_near_its_twin_and_noted()
    {
        string compressed = Reference.Require(Cornerstone + "_JPEG2000TransferSyntax_1.2.840.10008.1.2.4.91.dcm");
        float[] expected = DicomScratch.Pixels(Reference.Require(Cornerstone)), found = DicomScratch.Pixels(compressed);
        // What the file's own compression lost; OpenJPEG 2.5.0 gives the same pixels.
        Assert.Equal(5, expected.Zip(found, (a, b) => Math.Abs(a - b)).Max());
        Assert.Contains(Volume.Load(compressed).Notes, note => note.Contains("with loss", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dicom/wg04/CT1_J2KI", -3339, 1385, -146_888_554)]
    [InlineData("dicom/pydicom/693_J2KI.dcm", -3995, 1812, -223_493_767)]
    [InlineData("dicom/pydicom/J2K_pixelrep_mismatch.dcm", -2000, 1896, -172_605_258)]
    public void Signed_streams_keep_their_values(string file, float lowest, float highest, double sum)
    {
        // Compared pixel by pixel with OpenJPEG 2.5.0: within a gray level in the first, equal in the others.
        float[] pixels = DicomScratch.Pixels(Reference.Require(file));
        Assert.Equal((lowest, highest), (pixels.Min(), pixels.Max()));
        Assert.Equal(sum, pixels.Sum(value => (double)value));
    }

    [Theory]
    [InlineData("dicom/wg04/CT1_J2KR")]
    [InlineData("dicom/wg04/CT1_J2KI")]
    [InlineData("dicom/pydicom/MR_small_jp2klossless.dcm")]
    [InlineData("dicom/wg04/CT1_RLE")]
    [InlineData("dicom/wg04/CT1_JPLL")]
    [InlineData("dicom/wg04/CT1_JLSL")]
    [InlineData("dicom/wg04/CT1_JLSN")]
    [InlineData("dicom/pydicom/MR_small_jpeg_ls_lossless.dcm")]
    public void Damaged_frames_are_a_typed_error_or_pixels(string compressed)
    {
        using var scratch = new DicomScratch();
        byte[] sound = File.ReadAllBytes(Reference.Require(compressed));
        int pixels = sound.AsSpan().LastIndexOf(new byte[] { 0xE0, 0x7F, 0x10, 0x00 });
        var random = new Random(20261126);
        for (int i = 0; i < 60; i++)
        {
            byte[] file = [.. sound];
            // Half of the damage falls onto the first bytes of the frame: headers and tables.
            int reach = i % 2 == 0 ? Math.Min(700, file.Length - pixels) : file.Length - pixels;
            for (int n = random.Next(1, 6); n > 0; n--) file[pixels + 12 + random.Next(reach - 12)] = (byte)random.Next(256);
            if (i % 5 == 0) file = file[..(pixels + random.Next(file.Length - pixels))];
            string path = scratch.File("a.dcm", file);
            try
            {
                Assert.All(DicomScratch.Pixels(path), value => Assert.True(float.IsFinite(value)));
            }
            catch (RadiomicsException)
            {
            }
        }
    }

    [Theory]
    [InlineData("dicom/wg04/CT1_JPLL", 0x1F, "DICOM_TRUNCATED")]
    [InlineData("dicom/wg04/CT1_JLSL", 0x7F, "DICOM_FRAME_TOO_LARGE")]
    public void A_frame_beyond_what_its_file_can_hold_is_refused_before_its_pixels_are_allocated(string compressed, byte high, string code)
    {
        using var scratch = new DicomScratch();
        byte[] file = File.ReadAllBytes(Reference.Require(compressed));
        int rows = file.AsSpan().IndexOf(new byte[] { 0x28, 0x00, 0x10, 0x00, (byte)'U', (byte)'S', 2, 0 });
        int columns = file.AsSpan().IndexOf(new byte[] { 0x28, 0x00, 0x11, 0x00, (byte)'U', (byte)'S', 2, 0 });
        foreach (int at in new[] { rows, columns }) (file[at + 8], file[at + 9]) = (0xFF, high);
        string path = scratch.File("a.dcm", file);
        Assert.Equal(code, Assert.ThrowsAny<RadiomicsException>(() => DicomScratch.Read(path)).Code);
    }
}
