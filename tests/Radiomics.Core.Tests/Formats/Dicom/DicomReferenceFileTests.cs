using Radiomics.Formats;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class DicomReferenceFileTests
{
    private const string CtImage = "dicom/cornerstone3d/CTImage.dcm";

    [Theory]
    [InlineData("dicom/cornerstone3d/CTImage.dcm_BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm", CtImage)]
    [InlineData("dicom/cornerstone3d/CTImage.dcm_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm", CtImage)]
    [InlineData("dicom/cornerstone3d/CTImage.dcm_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm", CtImage)]
    [InlineData("dicom/cornerstone3d/CTImage.dcm_LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2.dcm", CtImage)]
    [InlineData("dicom/pydicom/MR_small_bigendian.dcm", "dicom/pydicom/MR_small.dcm")]
    [InlineData("dicom/pydicom/MR_small_expb.dcm", "dicom/pydicom/MR_small.dcm")]
    [InlineData("dicom/pydicom/MR_small_implicit.dcm", "dicom/pydicom/MR_small.dcm")]
    [InlineData("dicom/pydicom/MR_small_padded.dcm", "dicom/pydicom/MR_small.dcm")]
    public void Twins_in_other_syntaxes_have_the_same_pixels(string file, string twin) =>
        Assert.Equal(DicomScratch.Pixels(Reference.Require(twin)), DicomScratch.Pixels(Reference.Require(file)));

    // Sums, minima and maxima of stored * slope + intercept, computed with pydicom 2.3.1 and NumPy.
    [Theory]
    [InlineData(CtImage, 512, 512, -248794693.0, -3024, 1378)]
    [InlineData("dicom/pydicom/CT_small.dcm", 128, 128, -1950906.0, -896, 1167)]
    [InlineData("dicom/pydicom/MR_small.dcm", 64, 64, 2125338.0, 127, 2145)]
    [InlineData("dicom/pydicom/examples_overlay.dcm", 484, 300, 27833052.0, 0, 1123)]
    [InlineData("dicom/pydicom/dicomdirtests/77654033/CT2/17106", 16, 16, -158395.0, -981, 77)]
    [InlineData("dicom/pydicom/dicomdirtests/98892001/CT5N/2392", 16, 16, -48364.0, -859, 85)]
    [InlineData("dicom/rt-utils/oriented_data/1.dcm", 100, 50, -418.837, -10, 9.995)]
    // 55,772 padding pixels of -3024 in each of these are raised to -1024.
    [InlineData("dicom/wg04/CT1_UNC", 512, 512, -228407043.0 + 55772 * 2000.0, -1024, 1254)]
    [InlineData("dicom/rt-utils/mock_data/ct_1.dcm", 512, 512, -219024367.0 + 55772 * 2000.0, -1024, 125)]
    public void Sample_images_have_the_values_another_reader_finds(string file, int columns, int rows, double sum, double minimum, double maximum)
    {
        SliceRecord slice = Assert.Single(DicomScratch.Read(Reference.Require(file)));
        float[] pixels = DicomScratch.Pixels(slice);
        Assert.Equal((columns, rows), (slice.Columns, slice.Rows));
        Assert.Equal(sum, pixels.Sum(v => (double)v), Math.Abs(sum) * 1e-7);
        Assert.Equal(minimum, pixels.Min(), 1e-5);
        Assert.Equal(maximum, pixels.Max(), 1e-5);
    }

    [Fact]
    public void Oblique_images_keep_their_orientation()
    {
        SliceRecord slice = Assert.Single(DicomScratch.Read(Reference.Require("dicom/rt-utils/oriented_data/1.dcm")));
        Assert.Equal(1, slice.ColumnDirection.Length, 1e-4);
        Assert.Equal(0, slice.ColumnDirection.Dot(slice.RowDirection), 1e-4);
        Assert.True(Math.Abs(slice.ColumnDirection.X) < 0.9999);
    }

    [Fact]
    public void Every_sample_file_is_read_or_refused_with_a_typed_error_in_memory_of_its_size()
    {
        string root = Reference.Require("dicom");
        var options = new LoadOptions { MaxDegreeOfParallelism = 1 };
        DicomScratch.Pixels(Reference.Require(CtImage));
        int read = 0, refused = 0;
        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), decoded = 0;
            try
            {
                foreach (SliceRecord slice in DicomScratch.Read(path, options))
                {
                    decoded += slice.Pixels.Count * 4L;
                    float[] pixels = DicomScratch.Pixels(slice);
                    Assert.All(pixels, v => Assert.True(float.IsFinite(v)));
                }
                read++;
            }
            catch (RadiomicsException e)
            {
                Assert.NotEmpty(e.Code);
                refused++;
            }
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            // What is compressed decodes to more than its file: stored values and floats.
            if (decoded > 0 && !IsCompressed(path)) decoded = 0;
            Assert.True(allocated < 300_000 + Math.Max(8 * new FileInfo(path).Length, 2 * decoded), $"{path}: {allocated} bytes");
        }
        Assert.True(read >= 35 && refused > 100, $"{read} read, {refused} refused");
    }

    [Fact]
    public void A_folder_of_everything_is_sorted_into_series_and_reasons()
    {
        DicomFolder folder = DicomFolder.Scan(Reference.Require("dicom/pydicom/dicomdirtests"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["CT", "CT", "MR", "MR", "MR", "MR", "MR", "MR", "MR"], folder.Series.Select(s => s.Modality));
        Assert.Equal([4, 5], folder.Series.Take(2).Select(s => s.ImageCount));
        Assert.Equal(7, folder.SetAside.Count(f => f.Code == "DICOM_DIRECTORY" && !f.File.StartsWith("TINY_ALPHA", StringComparison.Ordinal)));
        Assert.Equal(2, folder.SetAside.Count(f => f.Code == "DICOM_LOCALIZER"));
        Assert.Equal(50, folder.SetAside.Count(f => f.Code == "DICOM_NO_PIXELS"));
        Assert.Equal(3, folder.SetAside.Count(f => f.Code == "DICOM_GEOMETRY_MISSING"));
    }

    private static bool IsCompressed(string path) => DicomFile.Read(path, path, new FileBuffer()).Pixels is { IsEncapsulated: true };
}
