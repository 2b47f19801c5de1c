using Radiomics.Formats;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class DicomFolderTests
{
    private static readonly CancellationToken s_none = CancellationToken.None;

    private sealed class Collector : IProgress<LoadProgress>
    {
        private readonly Lock _lock = new();
        public List<LoadProgress> Reports { get; } = [];
        public void Report(LoadProgress value)
        {
            lock (_lock) Reports.Add(value);
        }
    }

    [Fact]
    public void Slices_are_found_at_any_depth_and_everything_else_is_set_aside_with_its_reason()
    {
        using var scratch = new DicomScratch();
        for (int i = 1; i <= 5; i++) scratch.File($"a/b{i % 2}/{i}.dcm", DicomScratch.Slice(i).ToDataset());
        scratch.File("scout.dcm", DicomScratch.Slice(9).ToDataset().Text(DicomTags.ImageType, Vr.CS, @"ORIGINAL\PRIMARY\LOCALIZER"));
        scratch.File("color.dcm", DicomScratch.Slice(9).ToDataset().Numbers(DicomTags.SamplesPerPixel, Vr.US, 3));
        scratch.File("notes.txt", "not an image"u8.ToArray());
        scratch.File("empty", []);
        scratch.File("report.dcm", DicomScratch.Slice(9, "1.2.8").ToDataset().Remove(DicomTags.PixelData).Text(DicomTags.Modality, Vr.CS, "SR"));
        scratch.File("capture.dcm", DicomScratch.Slice(1, "1.2.9").ToDataset().Remove(DicomTags.ImagePositionPatient).Text(DicomTags.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.7"));
        scratch.File("dose.dcm", DicomScratch.Slice(7).ToDataset().Remove(DicomTags.ImagePositionPatient).Text(DicomTags.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.7"));
        scratch.File("rt.dcm", RtStructureTests.Content().ToDataset());
        Directory.CreateSymbolicLink(Path.Combine(scratch.Folder, "a", "loop"), scratch.Folder);

        var progress = new Collector();
        DicomFolder folder = DicomFolder.Scan(scratch.Folder, new LoadOptions { MaxDegreeOfParallelism = 3 }, progress, s_none);
        DicomSeries series = Assert.Single(folder.Series);
        Assert.Equal(("1.2.3.4", "CT", "thin", 5, 8, 6), (series.SeriesInstanceUid, series.Modality, series.Description, series.ImageCount, series.Columns, series.Rows));
        Assert.Equal((0.7, 0.8, 2.5), (series.ColumnSpacing, series.RowSpacing, series.SliceSpacing));
        Assert.Empty(series.Problems);
        Assert.Equal(
            [("capture.dcm", "DICOM_GEOMETRY_MISSING"), ("color.dcm", "DICOM_COLOR"), ("dose.dcm", "DICOM_GEOMETRY_MISSING"), ("empty", "FILE_EMPTY"), ("notes.txt", "DICOM_NOT_DICOM"),
             ("report.dcm", "DICOM_NO_PIXELS"), ("rt.dcm", "DICOM_NOT_A_SLICE"), ("scout.dcm", "DICOM_LOCALIZER")],
            folder.SetAside.Select(f => (f.File, f.Code)));
        Assert.All(folder.SetAside, f => Assert.NotEmpty(f.Reason));
        Assert.Equal(new LoadProgress("headers", 13, 13), progress.Reports.MaxBy(r => r.Done));
        Assert.Equal(5, DicomScratch.Read(scratch.Folder).Count);
    }

    [Fact]
    public void A_damaged_file_that_may_have_been_the_last_slice_is_noted()
    {
        using var scratch = new DicomScratch();
        for (int i = 1; i <= 5; i++) scratch.File($"{i}.dcm", DicomScratch.Slice(i).ToDataset());
        scratch.File("notes.txt", "not an image"u8.ToArray());
        Assert.Empty(Volume.Load(scratch.Folder).Notes);

        scratch.File("5.dcm", DicomWriter.ToBytes(DicomScratch.Slice(5).ToDataset(), TransferSyntax.ExplicitLittleEndian)[..400]);
        scratch.File("1.dcm", []);
        Volume volume = Volume.Load(scratch.Folder);
        Assert.Equal(3, volume.Size.Slices);
        scratch.File("6.dcm", DicomScratch.Slice(6).ToDataset().Remove(DicomTags.PixelData));
        scratch.File("report.dcm", DicomScratch.Slice(9, "1.2.8").ToDataset().Remove(DicomTags.PixelData).Text(DicomTags.Modality, Vr.CS, "SR"));
        Assert.DoesNotContain(Volume.Load(scratch.Folder).Notes, note => note.Contains("report.dcm", StringComparison.Ordinal));
        Assert.Contains(Volume.Load(scratch.Folder).Notes, note => note.Contains("6.dcm: the file has no pixel data", StringComparison.Ordinal));
        Assert.Collection(volume.Notes,
            note => Assert.Contains("left out: 1.dcm", note, StringComparison.Ordinal),
            note => Assert.Contains("left out: 5.dcm", note, StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_without_a_place_says_which_attribute_is_absent()
    {
        using var scratch = new DicomScratch();
        scratch.File("1.dcm", DicomScratch.Slice().ToDataset().Remove(DicomTags.ImagePositionPatient));
        Assert.Contains("(0020,0032) is absent", Assert.Single(DicomFolder.Scan(scratch.Folder, cancellationToken: s_none).SetAside).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        using var scratch = new DicomScratch();
        for (int i = 1; i <= 40; i++) scratch.File($"{i}.dcm", DicomScratch.Slice(i).ToDataset());
        string Names(int threads) => string.Join(' ', DicomScratch.Read(scratch.Folder, new LoadOptions { MaxDegreeOfParallelism = threads }).Select(s => s.Source));
        Assert.Equal(Names(1), Names(4));
    }

    [Fact]
    public void CT_goes_before_other_modalities_and_several_CT_series_must_be_named()
    {
        using var scratch = new DicomScratch();
        scratch.File("mr.dcm", DicomScratch.Slice(1, "1.2.99").ToDataset().Text(DicomTags.Modality, Vr.CS, "MR"));
        Assert.Equal("1.2.99", Assert.Single(DicomScratch.Read(scratch.Folder)).SeriesInstanceUid);
        scratch.File("ct1.dcm", DicomScratch.Slice(1, "1.2.50").ToDataset());
        Assert.Equal("1.2.50", Assert.Single(DicomScratch.Read(scratch.Folder)).SeriesInstanceUid);
        scratch.File("ct2.dcm", DicomScratch.Slice(1, "1.2.60").ToDataset());
        scratch.File("ct3.dcm", DicomScratch.Slice(2, "1.2.60").ToDataset());
        SeriesException several = Assert.Throws<SeriesException>(() => DicomScratch.Read(scratch.Folder));
        Assert.Equal("SERIES_AMBIGUOUS", several.Code);
        Assert.Contains("1.2.50 (CT, 1 images, \"thin\")", several.Message, StringComparison.Ordinal);
        Assert.Contains("1.2.60 (CT, 2 images", several.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Phantom", several.Message, StringComparison.Ordinal);
        Assert.Equal(2, DicomScratch.Read(scratch.Folder, new LoadOptions { SeriesInstanceUid = "1.2.60" }).Count);
        Assert.Single(DicomScratch.Read(scratch.Folder, new LoadOptions { SeriesInstanceUid = "1.2.99" }));
        Assert.Equal("SERIES_NOT_FOUND", Assert.Throws<SeriesException>(() => DicomScratch.Read(scratch.Folder, new LoadOptions { SeriesInstanceUid = "1" })).Code);
    }

    [Fact]
    public void A_folder_without_images_says_what_it_holds()
    {
        using var scratch = new DicomScratch();
        Assert.Equal("SERIES_NONE", Assert.Throws<SeriesException>(() => DicomScratch.Read(scratch.Folder)).Code);
        scratch.File("a.txt", "text one"u8.ToArray());
        scratch.File("b.txt", "text two"u8.ToArray());
        Assert.Contains("2 files of which the file is not DICOM", Assert.Throws<SeriesException>(() => DicomScratch.Read(scratch.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_image_of_the_series_is_an_error_unless_missing_slices_are_tolerated()
    {
        using var scratch = new DicomScratch();
        for (int i = 1; i <= 3; i++) scratch.File($"{i}.dcm", DicomScratch.Slice(i).ToDataset());
        scratch.File("4.dcm", DicomWriter.ToBytes(DicomScratch.Slice(4).ToDataset(), TransferSyntax.ExplicitLittleEndian)[..^10]);
        Assert.Equal("DICOM_TRUNCATED", Assert.Throws<ImageFormatException>(() => DicomScratch.Read(scratch.Folder)).Code);
        Assert.Contains("1 of 4 files cannot be read", Assert.Single(DicomFolder.Scan(scratch.Folder, cancellationToken: s_none).Series).Problems[0], StringComparison.Ordinal);
        DicomSlices slices = DicomLoading.Read(scratch.Folder, new LoadOptions { Tolerate = SeriesTolerance.MissingSlices }, null, s_none);
        Assert.Equal(3, slices.Slices.Count);
        Assert.Contains("4.dcm", Assert.Single(slices.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_files_that_are_no_images_are_not_read_to_their_end()
    {
        using var scratch = new DicomScratch();
        byte[] bulk = new byte[20_000_000];
        DicomDatasetBuilder Without(DicomTag tag, Vr vr) => DicomScratch.Slice(1, "1.9").ToDataset().Remove(DicomTags.PixelData).Bytes(tag, vr, bulk);
        scratch.File("pdf.dcm", Without(new DicomTag(0x0042, 0x0011), Vr.OB));
        scratch.File("map.dcm", Without(DicomTags.FloatPixelData, Vr.OF));
        scratch.File("ct.dcm", DicomScratch.Slice().ToDataset().Bytes(DicomTags.PixelData, Vr.OW, bulk));
        long before = GC.GetAllocatedBytesForCurrentThread();
        DicomFolder folder = DicomFolder.Scan(scratch.Folder, new LoadOptions { MaxDegreeOfParallelism = 1 }, cancellationToken: s_none);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Single(folder.Series);
        Assert.Equal(["DICOM_FLOAT_PIXELS", "DICOM_NO_PIXELS"], folder.SetAside.Select(f => f.Code));
    }

    [Fact]
    public void Irregular_headers_are_noted()
    {
        using var scratch = new DicomScratch();
        scratch.File("1.dcm", DicomScratch.Slice(1).ToDataset().Remove(DicomTags.RescaleSlope).Remove(DicomTags.RescaleIntercept));
        scratch.File("2.dcm", (DicomScratch.Slice(2) with { Columns = 6, Rows = 8 }).ToDataset().Text(DicomTags.RescaleType, Vr.LO, "Z_EFF"));
        DicomSlices slices = DicomLoading.Read(scratch.Folder, LoadOptions.Default, null, s_none);
        Assert.Equal(
            ["images of several sizes: 8 x 6, 6 x 8", "1 CT images have no rescale slope and intercept: stored values are taken for HU", "the rescale type is Z_EFF, not HU"],
            slices.Notes);
        Assert.Equal(10, DicomScratch.Pixels(slices.Slices[0])[0]);
    }

    [Fact]
    public void A_compressed_series_is_listed_and_its_load_names_the_syntax()
    {
        using var scratch = new DicomScratch();
        for (int i = 1; i <= 2; i++)
            scratch.File($"{i}.dcm", DicomScratch.Slice(i).ToDataset(), new TransferSyntax("1.2.840.10008.1.2.4.80", "") { IsEncapsulated = true });
        DicomSeries series = Assert.Single(DicomFolder.Scan(scratch.Folder, cancellationToken: s_none).Series);
        Assert.Equal(2, series.ImageCount);
        Assert.Contains("2 of 2 files cannot be read", Assert.Single(series.Problems), StringComparison.Ordinal);
        Assert.Contains("JPEG-LS Lossless, 1.2.840.10008.1.2.4.80", Assert.Throws<UnsupportedImageException>(() => DicomScratch.Read(scratch.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_can_be_stopped()
    {
        using var scratch = new DicomScratch();
        scratch.File("1.dcm", DicomScratch.Slice().ToDataset());
        Assert.ThrowsAny<OperationCanceledException>(() => DicomFolder.Scan(scratch.Folder, cancellationToken: new CancellationToken(true)));
    }

    [Theory]
    [InlineData("ibsi1/data/ct_phantom/dicom/image", 60)]
    [InlineData("lung/LUNG1-001/ct", 134)]
    public void Real_series_are_whole(string path, int count)
    {
        DicomFolder folder = DicomFolder.Scan(Reference.Require(path), cancellationToken: s_none);
        DicomSeries series = Assert.Single(folder.Series);
        Assert.Empty(folder.SetAside);
        Assert.Empty(series.Problems);
        Assert.Equal((count, "CT", 3.0), (series.ImageCount, series.Modality, Math.Round(series.SliceSpacing, 6)));
        IReadOnlyList<SliceRecord> slices = DicomScratch.Read(Reference.Require(path));
        Assert.Equal(count, slices.Select(s => s.SopInstanceUid).Distinct().Count());
        Assert.Equal(count, slices.Select(s => s.Position.Z).Distinct().Count());
        // A chest: air and soft tissue, nothing below the scale.
        float[] middle = DicomScratch.Pixels(slices.OrderBy(s => s.Position.Z).ElementAt(count / 2));
        Assert.InRange(middle.Min(), -1024, -900);
        Assert.InRange(middle.Max(), 200, 4000);
    }

    [Fact]
    public void What_the_callers_progress_throws_reaches_the_caller()
    {
        string folder = Directory.CreateTempSubdirectory("radiomics-progress-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.txt"), "no image");
            Assert.Throws<NotSupportedException>(() => DicomFolder.Scan(folder, progress: new Refusing(), cancellationToken: TestContext.Current.CancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Refusing : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => throw new NotSupportedException("no reports here");
    }
}
