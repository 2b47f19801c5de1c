using Radiomics.Formats;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class RtStructureTests
{
    internal static RtStructureContent Content() => new()
    {
        StudyInstanceUid = "1.2.3",
        SeriesInstanceUid = "1.2.3.7",
        FrameOfReferenceUid = "1.2.9",
        Rois =
        [
            new ContourRoi(3, "GTV-1",
            [
                new PlanarContour([new(0, 0, 1.5), new(10.25, 0, 1.5), new(10.25, -7.125, 1.5)], "1.2.3.4.1"),
                new PlanarContour([new(1, 1, 4), new(2, 1, 4), new(2, 2, 4), new(1, 2, 4)]),
            ]),
            new ContourRoi(5, "\u80bf\u7624", []),
        ],
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_written_comes_back(int index)
    {
        TransferSyntax syntax = new[] { TransferSyntax.ExplicitLittleEndian, TransferSyntax.ImplicitLittleEndian, TransferSyntax.ExplicitBigEndian, TransferSyntax.DeflatedLittleEndian }[index];
        using var scratch = new DicomScratch();
        string path = Path.Combine(scratch.Folder, "rt.dcm");
        Content().Write(path, syntax);
        IReadOnlyList<ContourRoi> rois = RtStructureReader.Read(path);
        Assert.Equal([(3, "GTV-1"), (5, "\u80bf\u7624")], rois.Select(r => (r.Number, r.Name)));
        Assert.Equal(Content().Rois[0].Contours.Select(c => c.Points.ToArray()), rois[0].Contours.Select(c => c.Points.ToArray()));
        Assert.Equal(["1.2.3.4.1", null], rois[0].Contours.Select(c => c.ReferencedSopInstanceUid));
        Assert.Empty(rois[1].Contours);
        Assert.Empty(rois[0].Skipped);
        Assert.Single(Directory.GetFiles(scratch.Folder));
    }

    [Fact]
    public void Points_and_lines_are_left_out_with_a_note()
    {
        using var scratch = new DicomScratch();
        DicomDatasetBuilder Contour(string type, params double[] data) => new DicomDatasetBuilder()
            .Text(DicomTags.ContourGeometricType, Vr.CS, type).Numbers(DicomTags.NumberOfContourPoints, Vr.IS, data.Length / 3).Numbers(DicomTags.ContourData, Vr.DS, data);
        DicomDatasetBuilder With(params DicomDatasetBuilder[] contours) => Content().ToDataset().Sequence(DicomTags.RoiContourSequence,
            [new DicomDatasetBuilder().Numbers(DicomTags.ReferencedRoiNumber, Vr.IS, 9).Sequence(DicomTags.ContourSequence, contours)]);
        ContourRoi roi = RtStructureReader.Read(scratch.File("rt.dcm", With(
            Contour("POINT", 1, 2, 3), Contour("CLOSED_PLANAR", 0, 0, 0, 1, 0, 0), Contour("CLOSED_PLANAR", 0, 0, 0, 1, 0, 0, 1, 1, 0), Contour("OPEN_PLANAR", 0, 0, 0, 1, 0, 0, 1, 1, 0))))[^1];
        Assert.Equal((9, "", 1, 3), (roi.Number, roi.Name, roi.Contours.Count, roi.Skipped.Count));
        Assert.Equal("RTSTRUCT_CONTOUR", Assert.Throws<ImageFormatException>(() => RtStructureReader.Read(scratch.File("b.dcm", With(Contour("CLOSED_PLANAR", 0, 0, 0, 1))))).Code);
        Assert.Equal("RTSTRUCT_NOT_A_STRUCTURE_SET", Assert.Throws<ImageFormatException>(() => RtStructureReader.Read(scratch.File("c.dcm", DicomScratch.Slice().ToDataset()))).Code);
    }

    // Contours and vertices of each region, counted with pydicom.
    [Theory]
    [InlineData("1-1.dcm", "2:GTV-1:21:2702 6:Spinal-Cord:84:5292 7:Lung-Left:139:28830 8:Lung-Right:114:29548")]
    [InlineData("2.dcm", "1:Patient:134:59874 2:GTV-1:21:8310 3:PTV-1:31:1989 4:CTV-1:25:2634 5:1,SUV_primair:170:2614 6:Spinal cord:84:16390 7:Lung L:117:22498 8:Lung R:98:23239")]
    public void Expert_contours_of_a_lung_case_are_complete(string file, string expected)
    {
        IReadOnlyList<ContourRoi> rois = RtStructureReader.Read(Reference.Require($"lung/LUNG1-001/annotation/{file}"));
        Assert.Equal(expected, string.Join(' ', rois.Where(r => r.Contours.Count > 0).Select(r => $"{r.Number}:{r.Name}:{r.Contours.Count}:{r.Contours.Sum(c => c.Points.Count)}")));
        PlanarContour first = rois[0].Contours[0];
        Assert.Equal(file == "1-1.dcm" ? new PointMm(75.2, -218.01, -486.5) : new PointMm(28.3, -313.1, -681.5), first.Points[0]);
        Assert.NotNull(first.ReferencedSopInstanceUid);
    }

    [Theory]
    [InlineData("dicom/pydicom/rtstruct.dcm")]
    [InlineData("dicom/rt-utils/mock_data/rt.dcm")]
    [InlineData("dicom/rt-utils/mock_data/invalid_reference_rt.dcm")]
    [InlineData("dicom/rt-utils/mock_data/non_existent_reference_rt.dcm")]
    [InlineData("dicom/rt-utils/empty/dummy_rt.dcm")]
    public void Sample_structure_sets_are_read(string file) => Assert.NotNull(RtStructureReader.Read(Reference.Require(file)));
}
