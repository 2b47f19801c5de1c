using System.Runtime.InteropServices;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class EnhancedCtTests
{
    private const string EnhancedCt = "1.2.840.10008.5.1.4.1.1.2.1";

    /// <summary>An enhanced image: orientation, spacing and rescale shared, position per frame, the last frame with its own rescale.</summary>
    internal static DicomDatasetBuilder Enhanced(int frames)
    {
        DicomDatasetBuilder slice = DicomScratch.Slice().ToDataset();
        short[] stored = [.. Enumerable.Range(0, frames * 48).Select(i => (short)i)];
        DicomDatasetBuilder shared = new DicomDatasetBuilder()
            .Sequence(DicomTags.PlaneOrientationSequence, [new DicomDatasetBuilder().Numbers(DicomTags.ImageOrientationPatient, Vr.DS, 1, 0, 0, 0, 0, -1)])
            .Sequence(DicomTags.PixelMeasuresSequence, [new DicomDatasetBuilder().Numbers(DicomTags.PixelSpacing, Vr.DS, 0.5, 0.25).Numbers(DicomTags.SliceThickness, Vr.DS, 3)])
            .Sequence(DicomTags.PixelValueTransformationSequence, [new DicomDatasetBuilder().Numbers(DicomTags.RescaleIntercept, Vr.DS, -1000).Numbers(DicomTags.RescaleSlope, Vr.DS, 1)]);
        DicomDatasetBuilder Frame(int i)
        {
            DicomDatasetBuilder frame = new DicomDatasetBuilder()
                .Sequence(DicomTags.PlanePositionSequence, [new DicomDatasetBuilder().Numbers(DicomTags.ImagePositionPatient, Vr.DS, 1, 2 + 3 * i, 3)], undefinedLength: true);
            return i < frames - 1 ? frame : frame.Sequence(DicomTags.PixelValueTransformationSequence,
                [new DicomDatasetBuilder().Numbers(DicomTags.RescaleIntercept, Vr.DS, 5).Numbers(DicomTags.RescaleSlope, Vr.DS, 2)]);
        }
        return slice
            .Text(DicomTags.SopClassUid, Vr.UI, EnhancedCt)
            .Remove(DicomTags.ImagePositionPatient).Remove(DicomTags.ImageOrientationPatient).Remove(DicomTags.PixelSpacing)
            .Remove(DicomTags.SliceThickness).Remove(DicomTags.RescaleSlope).Remove(DicomTags.RescaleIntercept)
            .Numbers(DicomTags.NumberOfFrames, Vr.IS, frames)
            .Sequence(DicomTags.SharedFunctionalGroupsSequence, [shared])
            .Sequence(DicomTags.PerFrameFunctionalGroupsSequence, [.. Enumerable.Range(0, frames).Select(Frame)], undefinedLength: true)
            .Bytes(DicomTags.PixelData, Vr.OW, MemoryMarshal.AsBytes(stored.AsSpan()).ToArray());
    }

    public static TheoryData<int> Syntaxes => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Each_frame_is_a_slice_with_its_own_place_and_scale(int index)
    {
        TransferSyntax syntax = new[] { TransferSyntax.ExplicitLittleEndian, TransferSyntax.ImplicitLittleEndian, TransferSyntax.ExplicitBigEndian, TransferSyntax.DeflatedLittleEndian }[index];
        using var scratch = new DicomScratch();
        IReadOnlyList<SliceRecord> slices = DicomScratch.Read(scratch.File("e.dcm", Enhanced(5), syntax));
        Assert.Equal(5, slices.Count);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(new PointMm(1, 2 + 3 * i, 3), slices[i].Position);
            Assert.Equal(new PointMm(0, 0, -1), slices[i].RowDirection);
            Assert.Equal((0.25, 0.5, 3.0), (slices[i].ColumnSpacing, slices[i].RowSpacing, slices[i].SliceThickness));
            Assert.Equal(Enumerable.Range(48 * i, 48).Select(v => i < 4 ? v - 1000f : 2f * v + 5), DicomScratch.Pixels(slices[i]));
            Assert.Equal(i + 1, slices[i].InstanceNumber);
        }
    }

    [Fact]
    public void Frames_that_contradict_the_header_are_errors()
    {
        using var scratch = new DicomScratch();
        string Code(DicomDatasetBuilder dataset) => Assert.ThrowsAny<RadiomicsException>(() => DicomScratch.Read(scratch.File("e.dcm", dataset))).Code;
        Assert.Equal("DICOM_FUNCTIONAL_GROUPS", Code(Enhanced(3).Numbers(DicomTags.NumberOfFrames, Vr.IS, 2)));
        Assert.Equal("DICOM_TRUNCATED", Code(Enhanced(3).Bytes(DicomTags.PixelData, Vr.OW, new byte[48 * 2 * 3 - 2])));
        Assert.Equal("DICOM_MULTIFRAME", Code(DicomScratch.Slice().ToDataset().Numbers(DicomTags.NumberOfFrames, Vr.IS, 2)));
        Assert.Equal("DICOM_VALUE", Code(DicomScratch.Slice().ToDataset().Numbers(DicomTags.NumberOfFrames, Vr.IS, 0)));
        Assert.Single(DicomScratch.Read(scratch.File("one.dcm", DicomScratch.Slice().ToDataset().Numbers(DicomTags.NumberOfFrames, Vr.IS, 1))));
    }

    [Fact]
    public void Long_shared_groups_are_read_once_and_not_for_every_frame()
    {
        const int Count = 2000;
        using var scratch = new DicomScratch();
        DicomDatasetBuilder orientation = new DicomDatasetBuilder().Numbers(DicomTags.ImageOrientationPatient, Vr.DS, 1, 0, 0, 0, 1, 0);
        for (ushort i = 0; i < 4000; i++) orientation.Text(new DicomTag(0x0021, i), Vr.LO, "");
        DicomDatasetBuilder image = Enhanced(Count)
            .Sequence(DicomTags.SharedFunctionalGroupsSequence, [new DicomDatasetBuilder()
                .Sequence(DicomTags.PlaneOrientationSequence, [orientation])
                .Sequence(DicomTags.PixelMeasuresSequence, [new DicomDatasetBuilder().Numbers(DicomTags.PixelSpacing, Vr.DS, 1, 1)])]);
        string path = scratch.File("e.dcm", image);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Count, DicomScratch.Read(path, new LoadOptions { MaxDegreeOfParallelism = 1 }).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * new FileInfo(path).Length);
    }
}
