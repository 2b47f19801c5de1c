using Radiomics.Formats;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class PixelDecoderTests
{
    /// <summary>RLE Lossless (PS3.5 annex G), as an app would add it.</summary>
    private sealed class RleDecoder : IPixelDecoder
    {
        public string TransferSyntaxUid => "1.2.840.10008.1.2.5";

        public void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored)
        {
            int segments = BitConverter.ToInt32(encoded), size = format.BitsAllocated / 8;
            for (int s = 0; s < segments; s++)
            {
                int at = BitConverter.ToInt32(encoded[(4 + 4 * s)..]);
                int to = size - 1 - s;
                while (to < stored.Length)
                {
                    int n = (sbyte)encoded[at++];
                    if (n == -128) continue;
                    int count = n >= 0 ? n + 1 : 1 - n;
                    for (int i = 0; i < count; i++, to += size) stored[to] = n >= 0 ? encoded[at++] : encoded[at];
                    if (n < 0) at++;
                }
            }
        }
    }

    private static readonly LoadOptions s_withRle = new() { PixelDecoders = [new RleDecoder()] };

    [Theory]
    [InlineData("dicom/cornerstone3d/CTImage.dcm_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm", "dicom/cornerstone3d/CTImage.dcm")]
    [InlineData("dicom/wg04/CT1_RLE", "dicom/wg04/CT1_UNC")]
    [InlineData("dicom/pydicom/MR_small_RLE.dcm", "dicom/pydicom/MR_small.dcm")]
    public void A_decoder_of_the_app_is_used(string compressed, string twin)
    {
        float[] decoded = DicomScratch.Pixels(Assert.Single(DicomScratch.Read(Reference.Require(compressed), s_withRle)));
        Assert.Equal(DicomScratch.Pixels(Reference.Require(twin)), decoded);
    }

    /// <summary>Fragments that hold the stored values as they are.</summary>
    private sealed class CopyDecoder : IPixelDecoder
    {
        public string TransferSyntaxUid => "1.2.840.10008.1.2.4.90";

        public void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored) => encoded[..stored.Length].CopyTo(stored);
    }

    private static byte[] Fragment(ReadOnlySpan<byte> bytes) => [0xFE, 0xFF, 0x00, 0xE0, .. BitConverter.GetBytes(bytes.Length), .. bytes];

    /// <summary>An enhanced image of three frames of 96 bytes whose pixel data are these items.</summary>
    private static byte[] Encapsulated(params byte[][] items)
    {
        byte[] file = DicomWriter.ToBytes(EnhancedCtTests.Enhanced(3), new TransferSyntax("1.2.840.10008.1.2.4.90", "copied") { IsEncapsulated = true });
        int at = file.AsSpan().LastIndexOf(new byte[] { 0xE0, 0x7F, 0x10, 0, (byte)'O', (byte)'W' });
        return [.. file[..at], 0xE0, 0x7F, 0x10, 0, (byte)'O', (byte)'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, .. items.SelectMany(i => i), 0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0];
    }

    [Fact]
    public void Frames_find_their_fragments_one_by_one_or_by_the_offset_table()
    {
        using var scratch = new DicomScratch();
        byte[] pixels = [.. Enumerable.Range(0, 144).SelectMany(i => BitConverter.GetBytes((short)i))];
        byte[][] frames = [pixels[..96], pixels[96..192], pixels[192..]];
        byte[] one = Encapsulated([Fragment([]), .. frames.Select(f => Fragment(f))]);
        byte[] table = [.. new[] { 0, 112, 216 }.SelectMany(BitConverter.GetBytes)];
        byte[] split = Encapsulated(Fragment(table), Fragment(frames[0].AsSpan(0, 40)), Fragment(frames[0].AsSpan(40)), Fragment(frames[1]), Fragment(frames[2]));
        var options = new LoadOptions { PixelDecoders = [new CopyDecoder()] };
        foreach (byte[] file in new[] { one, split })
        {
            IReadOnlyList<SliceRecord> slices = DicomScratch.Read(scratch.File("a.dcm", file), options);
            Assert.Equal(Enumerable.Range(48, 48).Select(v => v - 1000f), DicomScratch.Pixels(slices[1]));
            Assert.Equal(Enumerable.Range(96, 48).Select(v => v * 2f + 5), DicomScratch.Pixels(slices[2]));
        }
        byte[] lost = Encapsulated(Fragment([]), Fragment(frames[0]), Fragment(frames[1]));
        SliceRecord slice = DicomScratch.Read(scratch.File("b.dcm", lost), options)[0];
        Assert.Equal("DICOM_FRAGMENTS", Assert.Throws<ImageFormatException>(() => DicomScratch.Pixels(slice)).Code);
    }

    private sealed class BrokenDecoder : IPixelDecoder
    {
        public string TransferSyntaxUid => "1.2.840.10008.1.2.4.90";

        public void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored) => stored[0] = encoded[encoded.Length];
    }

    [Fact]
    public void A_decoder_that_fails_is_a_typed_error()
    {
        using var scratch = new DicomScratch();
        string path = scratch.File("a.dcm", Encapsulated(Fragment([]), Fragment([1, 2]), Fragment([3, 4]), Fragment([5, 6])));
        SliceRecord slice = DicomScratch.Read(path, new LoadOptions { PixelDecoders = [new BrokenDecoder()] })[0];
        Assert.Equal("DICOM_DECODE", Assert.Throws<ImageFormatException>(() => DicomScratch.Pixels(slice)).Code);
    }

    [Theory]
    [InlineData("dicom/cornerstone3d/CTImage.dcm_JPEGProcess1TransferSyntax_1.2.840.10008.1.2.4.50.dcm", "JPEG Baseline (Process 1), 1.2.840.10008.1.2.4.50")]
    [InlineData("dicom/cornerstone3d/CTImage.dcm_JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51.dcm", "JPEG Extended (Process 2 and 4), 1.2.840.10008.1.2.4.51")]
    public void Without_a_decoder_the_error_names_the_syntax(string file, string name)
    {
        UnsupportedImageException error = Assert.Throws<UnsupportedImageException>(() => DicomScratch.Read(Reference.Require(file)));
        Assert.Equal("DICOM_COMPRESSED", error.Code);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }
}
