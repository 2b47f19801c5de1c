using System.Buffers.Binary;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class DicomPixelTests
{
    public static TheoryData<int, int, int, bool, bool> Layouts()
    {
        var data = new TheoryData<int, int, int, bool, bool>();
        foreach (bool bigEndian in new[] { false, true })
            foreach (bool isSigned in new[] { false, true })
                foreach ((int allocated, int stored, int high) in new[] { (8, 8, 7), (8, 6, 5), (16, 16, 15), (16, 12, 11), (16, 12, 15), (16, 10, 12), (32, 32, 31), (32, 20, 19) })
                    data.Add(allocated, stored, high, isSigned, bigEndian);
        return data;
    }

    /// <summary>Plain arithmetic on one word: the oracle of the vector code.</summary>
    private static float Scalar(ulong word, int stored, int high, bool isSigned, double slope, double intercept)
    {
        long value = (long)(word >> (high + 1 - stored)) & ((1L << stored) - 1);
        if (isSigned && value >= 1L << (stored - 1)) value -= 1L << stored;
        return (float)(value * slope + intercept);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_layout_agrees_with_plain_arithmetic(int allocated, int stored, int high, bool isSigned, bool bigEndian)
    {
        var random = new Random(allocated + stored);
        int size = allocated / 8;
        foreach ((double slope, double intercept) in new[] { (1.0, 0.0), (1.0, -1024.0), (2.0, -1000.0), (0.1, -3.7), (-1.0, 5.0), (1e-3, 1e5) })
            for (int count = 0; count < 200; count += count < 70 ? 1 : 37)
            {
                byte[] bytes = new byte[count * size];
                random.NextBytes(bytes);
                float[] expected = new float[count];
                for (int i = 0; i < count; i++)
                {
                    ReadOnlySpan<byte> one = bytes.AsSpan(i * size, size);
                    ulong word = size == 1 ? one[0]
                        : size == 2 ? (bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(one) : BinaryPrimitives.ReadUInt16LittleEndian(one))
                        : bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(one) : BinaryPrimitives.ReadUInt32LittleEndian(one);
                    expected[i] = Scalar(word, stored, high, isSigned, slope, intercept);
                }
                float[] actual = new float[count];
                PixelConversion.ToHounsfield(bytes, new PixelLayout(allocated, stored, high, isSigned, bigEndian, false), new Rescale(slope, intercept), null, actual);
                Assert.Equal(expected, actual);
            }
    }

    [Fact]
    public void High_bits_that_are_not_pixels_are_dropped()
    {
        using var scratch = new DicomScratch();
        ushort[] words = [.. Enumerable.Range(0, 48).Select(i => (ushort)(0xA000 | (i * 85 & 0xFFF)))];
        float[] pixels = DicomScratch.Pixels(scratch.File("a.dcm", DicomScratch.WithPixels(words, 16, 12, 11, isSigned: false)));
        Assert.Equal(Enumerable.Range(0, 48).Select(i => (float)((i * 85 & 0xFFF) - 1024)), pixels);
        // The same words as 12-bit signed values: 0x800 and above are negative.
        float[] negative = DicomScratch.Pixels(scratch.File("b.dcm", DicomScratch.WithPixels(words, 16, 12, 11, isSigned: true)));
        Assert.Equal(Enumerable.Range(0, 48).Select(i => (float)((i * 85 & 0xFFF) is var v && v >= 0x800 ? v - 0x1000 - 1024 : v - 1024)), negative);
    }

    [Fact]
    public void Each_slice_has_its_own_rescale()
    {
        using var scratch = new DicomScratch();
        for (int i = 1; i <= 3; i++)
            scratch.File($"{i}.dcm", (DicomScratch.Slice(i) with { RescaleSlope = i, RescaleIntercept = -100 * i }).ToDataset());
        IReadOnlyList<SliceRecord> slices = DicomScratch.Read(scratch.Folder);
        Assert.Equal([10f * 1 - 100, 20f * 2 - 200, 30f * 3 - 300], slices.OrderBy(s => s.Position.Z).Select(s => DicomScratch.Pixels(s)[0]));
        Assert.All(slices, s => Assert.Equal(StoredType.Int32, s.Pixels.StoredType));
    }

    [Fact]
    public void Fractional_rescale_is_rounded_once_and_says_so()
    {
        using var scratch = new DicomScratch();
        string path = scratch.File("a.dcm", (DicomScratch.Slice() with { RescaleSlope = 0.1, RescaleIntercept = 0.2 }).ToDataset());
        SliceRecord slice = Assert.Single(DicomScratch.Read(path));
        Assert.Equal(StoredType.Float32, slice.Pixels.StoredType);
        Assert.Equal((float)(13 * 0.1 + 0.2), DicomScratch.Pixels(slice)[3]);
    }

    [Fact]
    public void Monochrome1_changes_the_display_only()
    {
        using var scratch = new DicomScratch();
        float[] usual = DicomScratch.Pixels(scratch.File("a.dcm", DicomScratch.Slice().ToDataset()));
        float[] inverted = DicomScratch.Pixels(scratch.File("b.dcm", DicomScratch.Slice().ToDataset().Text(DicomTags.PhotometricInterpretation, Vr.CS, "MONOCHROME1")));
        Assert.Equal(usual, inverted);
        Assert.Equal(10 - 1024, usual[0]);
    }

    [Fact]
    public void Padding_below_the_scale_becomes_air_and_other_values_stay()
    {
        using var scratch = new DicomScratch();
        short[] stored = new short[48];
        stored[0] = -2000;
        stored[1] = -1999;
        stored[2] = -1500;
        stored[40] = -2000;
        stored[47] = 100;
        DicomDatasetBuilder slice = (DicomScratch.Slice() with { Stored = stored }).ToDataset();
        float[] one = DicomScratch.Pixels(scratch.File("a.dcm", slice.Numbers(DicomTags.PixelPaddingValue, Vr.SS, -2000)));
        Assert.Equal([-1024, -3023, -2524, -1024, -924], new[] { one[0], one[1], one[2], one[40], one[47] });
        float[] range = DicomScratch.Pixels(scratch.File("b.dcm", slice.Numbers(DicomTags.PixelPaddingRangeLimit, Vr.SS, -1600)));
        Assert.Equal([-1024, -1024, -2524], range[..3]);
        // The VR may be wrong: -2000 written as 63536.
        float[] written = DicomScratch.Pixels(scratch.File("c.dcm", slice.Remove(DicomTags.PixelPaddingRangeLimit).Numbers(DicomTags.PixelPaddingValue, Vr.US, 63536)));
        Assert.Equal(one, written);
        // Padding that rescales to a value of the scale cannot be told from tissue.
        float[] zero = DicomScratch.Pixels(scratch.File("d.dcm", slice.Numbers(DicomTags.PixelPaddingValue, Vr.SS, 100)));
        Assert.Equal([-3024, -924], new[] { zero[0], zero[47] });
        // It means nothing on scales other than HU.
        float[] mr = DicomScratch.Pixels(scratch.File("e.dcm", slice.Numbers(DicomTags.PixelPaddingValue, Vr.SS, -2000).Text(DicomTags.Modality, Vr.CS, "MR")));
        Assert.Equal(-3024, mr[0]);
    }

    [Fact]
    public void Padding_in_bits_that_are_not_stored_becomes_air()
    {
        using var scratch = new DicomScratch();
        ushort[] words = new ushort[48];
        words[0] = 63536;
        words[1] = 63536 & 0xFFF;
        float[] pixels = DicomScratch.Pixels(scratch.File("a.dcm",
            DicomScratch.WithPixels(words, 16, 12, 11, isSigned: false).Numbers(DicomTags.PixelPaddingValue, Vr.US, 63536).Numbers(DicomTags.RescaleIntercept, Vr.DS, 0)));
        Assert.Equal([-1024, 63536 & 0xFFF, 0], pixels[..3]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Odd_numbers_of_8_bit_pixels_are_padded_and_swapped_right(bool words)
    {
        byte[] pixels = [1, 2, 3, 4, 5, 6, 7, 8, 250];
        byte[] padded = [.. pixels, 0];
        DicomDatasetBuilder slice = DicomScratch.WithPixels(padded, 8, 8, 7, isSigned: false)
            .Numbers(DicomTags.Rows, Vr.US, 3).Numbers(DicomTags.Columns, Vr.US, 3)
            .Bytes(DicomTags.PixelData, words ? Vr.OW : Vr.OB, padded);
        using var scratch = new DicomScratch();
        float[] expected = [.. pixels.Select(p => p - 1024f)];
        foreach (TransferSyntax syntax in new[] { TransferSyntax.ExplicitLittleEndian, TransferSyntax.ExplicitBigEndian })
            Assert.Equal(expected, DicomScratch.Pixels(scratch.File("a.dcm", slice, syntax)));
    }

    [Fact]
    public void Contradicting_or_unusual_bits_are_typed_errors()
    {
        using var scratch = new DicomScratch();
        ushort[] words = new ushort[48];
        Assert.Equal("DICOM_BITS", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.File("a.dcm", DicomScratch.WithPixels(words, 16, 12, 5, false)))).Code);
        Assert.Equal("DICOM_BITS", Assert.Throws<UnsupportedImageException>(() => DicomScratch.Read(scratch.File("b.dcm", DicomScratch.WithPixels(words, 12, 12, 11, false)))).Code);
        Assert.Equal("DICOM_VALUE", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.File("c.dcm", DicomScratch.Slice().ToDataset().Numbers(DicomTags.RescaleSlope, Vr.DS, 0)))).Code);
    }

    [Fact]
    public void Reading_pixels_allocates_no_array()
    {
        using var scratch = new DicomScratch();
        var content = DicomScratch.Slice() with { Columns = 256, Rows = 256, Stored = new short[256 * 256] };
        SliceRecord slice = Assert.Single(DicomScratch.Read(scratch.File("a.dcm", content.ToDataset())));
        float[] destination = new float[256 * 256];
        slice.Pixels.WriteHounsfield(destination);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) slice.Pixels.WriteHounsfield(destination);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 * 2048);
    }
}
