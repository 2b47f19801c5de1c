using Radiomics.Formats;

namespace Radiomics.Cohorts.Tests;

/// <summary>Faults of images, series and folders.</summary>
internal static class ImageFaults
{
    private static readonly DicomTag s_tilt = new(0x00181120), s_lossy = new(0x00282110), s_padding = new(0x00280120);

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new("an MR series beside the CT", c => c.Patients[0].Series.Add(new MadeSeries { Folder = "MR", Slices = 3, Tweak = (_, d) => d.Text(DicomTags.Modality, Vr.CS, "MR") }), "IMAGE_NOT_CT"),
        new("JPEG baseline", c => Retag(Plain(c), "1.2.840.10008.1.2.4.50"), "IMAGE_LOSSY"),
        new("JPEG-LS lossless without a decoder", c => Retag(Plain(c), "1.2.840.10008.1.2.4.80"), "IMAGE_COMPRESSED"),
        new("deflated", c => (Plain(c).Syntax, Plain(c).Slices) = (TransferSyntax.DeflatedLittleEndian, 100), "IMAGE_COMPRESSED"),
        new("once lossy, now uncompressed", c => Plain(c).Tweak = (_, d) => d.Text(s_lossy, Vr.CS, "01"), "IMAGE_LOSSY"),
        new("256 x 256", c => { Plain(c).Size = 256; c.Positions[1][2] = 85; c.Positions[1][3] = 128; }, "IMAGE_SIZE"),
        new("8-bit secondary captures with positions", c => c.Patients[1].Series.Add(Captures(geometry: true)), "IMAGE_8BIT", "PHASE_SEVERAL", "SERIES_HU_IMPLAUSIBLE"),
        new("screen captures without positions", c => c.Patients[1].Series.Add(Captures(geometry: false)), "IMAGE_CAPTURE"),
        new("a color image", c => Plain(c).After = f => Extra(f, d => d.Numbers(DicomTags.SamplesPerPixel, Vr.US, 3).Text(DicomTags.PhotometricInterpretation, Vr.CS, "RGB")), "IMAGE_CAPTURE"),
        new("a localizer", c => Plain(c).After = f => Extra(f, d => d.Text(DicomTags.ImageType, Vr.CS, @"ORIGINAL\PRIMARY\LOCALIZER")), "IMAGE_LOCALIZER"),
        new("DICOMDIR, PDF and thumbs", c => c.After = root =>
        {
            File.WriteAllText(Path.Combine(root, "Thumbs.db"), "thumbs");
            File.WriteAllText(Path.Combine(c.FolderOf(1), "报告.pdf"), "%PDF-1.4 nothing");
            File.WriteAllBytes(Path.Combine(c.FolderOf(1), "DICOMDIR"), DicomWriter.ToBytes(new DicomDatasetBuilder().Text(DicomTags.SopClassUid, Vr.UI, "1.2.840.10008.1.3.10").Text(DicomTags.SopInstanceUid, Vr.UI, "1.2"), TransferSyntax.ExplicitLittleEndian));
        }, "FILE_NOT_IMAGE"),
        new("a cut-off file", c => Plain(c).After = f => Cut(Path.Combine(f, MadeSeries.FileOf(20)), 300_000), "FILE_DAMAGED"),
        new("a file cut in its header", c => Plain(c).After = f => Cut(Path.Combine(f, MadeSeries.FileOf(0)), 400), "FILE_DAMAGED", "SERIES_SLICE_COUNT"),
        new("an empty file", c => Plain(c).After = f => File.WriteAllBytes(Path.Combine(f, "IM9999.dcm"), []), "FILE_DAMAGED"),
        new("bits that contradict each other", c => Plain(c).Tweak = (i, d) => { if (i == 10) d.Numbers(DicomTags.BitsStored, Vr.US, 20); }, "IMAGE_UNREADABLE"),
        new("thick slices in one patient", c => Thick(Plain(c), 5), "SERIES_THICKNESS", "BATCH_THICKNESS_MIXED"),
        new("thick slices in all patients", c => { foreach (MadeSeries s in c.Patients.SelectMany(p => p.Series)) Thick(s, 5); c.Positions[0][8] = null; }, "SERIES_THICKNESS", "BATCH_THICK"),
        new("thick slices of two kinds", c => { foreach (MadeSeries s in c.Patients[0].Series) Thick(s, 5); Thick(Plain(c), 3); c.Positions[0][8] = null; }, "SERIES_THICKNESS", "BATCH_THICKNESS_MIXED"),
        new("slices of 0.5 mm", c => Plain(c).Thickness = 0.5, "SERIES_THICKNESS"),
        new("no thickness", c => Plain(c).Tweak = (_, d) => d.Remove(DicomTags.SliceThickness), "SERIES_THICKNESS_MISSING"),
        new("thickness varies", c => Plain(c).Tweak = (i, d) => { if (i > 90) d.Numbers(DicomTags.SliceThickness, Vr.DS, 2.5); }, "SERIES_THICKNESS_VARIES"),
        new("a slab of 30 images", c => { (Plain(c).Slices, Plain(c).Nodules) = (30, [10]); (c.Positions[1][4], c.Positions[1][5]) = (20, null); }, "SERIES_SLICE_COUNT"),
        new("a missing slice", c => { Plain(c).Slices = 102; Plain(c).After = f => File.Delete(Path.Combine(f, MadeSeries.FileOf(20))); c.Positions[1][5] = 62; }, "SERIES_GAP"),
        new("a duplicate slice", c => Plain(c).After = f => Extra(f, d => d.Numbers(DicomTags.InstanceNumber, Vr.IS, 101)), "SERIES_DUPLICATE"),
        new("unequal spacing", c => Plain(c).Tweak = (i, d) => { if (i >= 60) d.Numbers(DicomTags.ImagePositionPatient, Vr.DS, -180, -180, -300 + i * 1.25 + 0.4); }, "SERIES_UNEVEN"),
        new("a sheared stack", c => Plain(c).Tweak = (i, d) => d.Numbers(DicomTags.ImagePositionPatient, Vr.DS, -180, -180 + i * 0.3, -300 + i * 1.25), "SERIES_TILT"),
        new("a stated gantry tilt", c => Plain(c).Tweak = (_, d) => d.Text(s_tilt, Vr.DS, "12.5"), "SERIES_TILT"),
        new("another pixel spacing inside", c => Plain(c).Tweak = (i, d) => { if (i >= 98) d.Numbers(DicomTags.PixelSpacing, Vr.DS, 0.9, 0.9); }, "SERIES_MIXED"),
        new("an impossible orientation", c => Plain(c).Tweak = (i, d) => { if (i == 99) d.Numbers(DicomTags.ImageOrientationPatient, Vr.DS, 1, 0, 0, 1, 0, 0); }, "SERIES_SLICE"),
        new("a coronal series", c => Plain(c).Tweak = (i, d) =>
        {
            d.Numbers(DicomTags.ImageOrientationPatient, Vr.DS, 1, 0, 0, 0, 0, -1).Numbers(DicomTags.ImagePositionPatient, Vr.DS, -180, i * 1.25, 180);
        }, "SERIES_ORIENTATION"),
        new("two series in one folder", c => c.Patients[1].Series.Add(new MadeSeries { Nodules = [], Prefix = "B", Thickness = 2 }), "FOLDER_SEVERAL_SERIES", "PHASE_SEVERAL"),
        new("one series in two folders", c => Plain(c).After = f =>
        {
            string other = Path.Combine(Path.GetDirectoryName(f)!, "平扫续");
            Directory.CreateDirectory(other);
            for (int i = 0; i < 50; i++) File.Move(Path.Combine(f, MadeSeries.FileOf(i)), Path.Combine(other, MadeSeries.FileOf(i)));
        }, "SERIES_SPLIT"),
        new("rescale varies", c => Plain(c).Tweak = (i, d) => { if (i == 3) d.Numbers(DicomTags.RescaleIntercept, Vr.DS, -1024); }, "SERIES_RESCALE_VARIES"),
        new("no rescale", c => Plain(c).Tweak = (i, d) => { if (i == 3) d.Remove(DicomTags.RescaleSlope).Remove(DicomTags.RescaleIntercept); }, "SERIES_RESCALE_MISSING"),
        new("a rescale type that is not HU", c => Plain(c).Tweak = (_, d) => d.Text(DicomTags.RescaleType, Vr.LO, "MGML"), "SERIES_RESCALE_TYPE"),
        new("padding on the HU scale", c => Plain(c).Tweak = (_, d) => d.Numbers(s_padding, Vr.SS, 0), "SERIES_PADDING"),
        new("undeclared padding", c => Plain(c).Paint = (_, s) => { for (int i = 0; i < 512; i++) s[i] = -1000; }, "SERIES_PADDING_UNDECLARED"),
        new("stored values taken for HU", c => Plain(c).Tweak = (_, d) => d.Numbers(DicomTags.RescaleIntercept, Vr.DS, 0), "SERIES_HU_IMPLAUSIBLE"),
        new("no instance numbers", c => { Plain(c).Tweak = (_, d) => d.Text(DicomTags.InstanceNumber, Vr.IS, ""); }, "SERIES_INSTANCE_NUMBERS"),
        new("images of two patients in one series", c => Plain(c).Tweak = (i, d) => { if (i > 50) d.Text(DicomTags.PatientId, Vr.LO, "X9"); }, "FOLDER_MIXED_PATIENTS"),
        new("the header names a stranger", c => Plain(c).PatientId = "X9", "ID_HEADER"),
        new("the header names the other patient", c => Plain(c).PatientId = "P0001", "ID_HEADER"),
        new("no class level", c => { foreach (MadePatient p in c.Patients) p.ClassFolder = ""; }, "FOLDER_LEVELS"),
        new("no series level", c => Plain(c).Folder = "", "FOLDER_LEVELS"),
        new("a level too many", c => Plain(c).Folder = "study/平扫", "FOLDER_LEVELS"),
        new("an empty patient folder", c => c.After = root => Directory.CreateDirectory(Path.Combine(root, "恶性", "P0003", "平扫")), "FOLDER_EMPTY"),
        new("the same pixels under two patients", c => c.After = _ => Copy(c.FolderOf(0), c.FolderOf(1), clear: true), "DUPLICATE_PIXELS", "ID_HEADER"),
        new("the same series twice", c => c.After = _ => Copy(c.FolderOf(1), Path.Combine(Path.GetDirectoryName(c.FolderOf(1))!, "平扫2"), clear: false), "DUPLICATE_SERIES", "PHASE_SEVERAL"),
        new("plain by name, contrast by tag", c => Plain(c).Agent = "Iohexol", "PHASE_CONFLICT"),
        new("two acquisitions without a word on contrast", c =>
        {
            Plain(c).Folder = "201";
            c.Patients[1].Series.Add(new MadeSeries { Folder = "301", Time = "090000", Nodules = [] });
        }, "PHASE_UNKNOWN", "PHASE_SEVERAL"),
        new("two reconstructions of the plain scan", c => c.Patients[1].Series.Add(new MadeSeries { Folder = "平扫 2mm", Thickness = 2, Nodules = [] }), "PHASE_SEVERAL"),
        new("contrast phase without a series", c => c.Positions[1][6] = 60, "PHASE_MISSING"),
        new("contrast series on other slices without C1-Z", c => (c.Patients[0].Series[1].Slices, c.Patients[0].Series[1].Spacing) = (120, 1.0), "PHASE_WITHOUT_POSITION"),
        new("a single image", c => { Plain(c).Slices = 1; Plain(c).Nodules = [0]; }, "SERIES_SLICE_COUNT", "PATIENT_NO_SCAN"),
        new("no CT at all", c => { foreach (MadeSeries s in c.Patients.SelectMany(p => p.Series)) { s.Slices = 3; s.Nodules = []; s.Tweak = (_, d) => d.Text(DicomTags.Modality, Vr.CS, "MR"); } }, "IMAGE_NOT_CT", "DELIVERY_NO_IMAGES", "PATIENT_NO_SCAN"),
    ];

    private static MadeSeries Plain(MadeCohort cohort) => cohort.Patients[1].Series[0];

    private static void Thick(MadeSeries series, double mm)
    {
        (series.Thickness, series.Spacing, series.Slices, series.Nodules) = (mm, mm, 80, [80 - 60]);
    }

    private static MadeSeries Captures(bool geometry) => new()
    {
        Folder = "平扫截图",
        Slices = geometry ? 100 : 3,
        Nodules = [],
        Syntax = TransferSyntax.ExplicitLittleEndian,
        Tweak = (_, d) =>
        {
            d.Text(DicomTags.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.7").Numbers(DicomTags.BitsAllocated, Vr.US, 8).Numbers(DicomTags.BitsStored, Vr.US, 8).Numbers(DicomTags.HighBit, Vr.US, 7)
                .Numbers(DicomTags.PixelRepresentation, Vr.US, 0).Bytes(DicomTags.PixelData, Vr.OB, new byte[512 * 512]);
            if (geometry) d.Numbers(DicomTags.RescaleIntercept, Vr.DS, 0);
            else d.Remove(DicomTags.ImagePositionPatient).Remove(DicomTags.ImageOrientationPatient).Remove(DicomTags.PixelSpacing);
        },
    };

    /// <summary>A copy of the first image under another name and UID, changed.</summary>
    private static void Extra(string folder, Func<DicomDatasetBuilder, DicomDatasetBuilder> change)
    {
        DicomDataset header = DicomDataset.Read(Path.Combine(folder, MadeSeries.FileOf(0)));
        DicomDatasetBuilder builder = new CtSliceContent
        {
            Columns = 512,
            Rows = 512,
            Stored = new short[512 * 512],
            StudyInstanceUid = header.Text(DicomTags.StudyInstanceUid)!,
            SeriesInstanceUid = header.Text(DicomTags.SeriesInstanceUid)!,
            FrameOfReferenceUid = header.Text(DicomTags.FrameOfReferenceUid)!,
            InstanceNumber = 500,
            Position = new PointMm(-180, -180, -300),
            ColumnSpacing = 0.7,
            RowSpacing = 0.7,
            SliceThickness = 1.25,
            RescaleIntercept = -1000,
            PatientId = header.Text(DicomTags.PatientId)!,
        }.ToDataset();
        DicomWriter.Write(Path.Combine(folder, "IMX.dcm"), change(builder), TransferSyntax.ExplicitLittleEndian);
    }

    private static void Cut(string path, long length)
    {
        using FileStream file = new(path, FileMode.Open);
        file.SetLength(length);
    }

    /// <summary>Gives the files of a series another transfer syntax in their meta header; the pixels stay what they are, nobody decodes them.</summary>
    private static void Retag(MadeSeries series, string uid) => series.After = folder =>
    {
        foreach (string path in Directory.GetFiles(folder))
        {
            byte[] bytes = File.ReadAllBytes(path);
            // The UID of the explicit syntax has 19 characters and one of padding; the new one is longer, so the meta header grows.
            byte[] old = System.Text.Encoding.ASCII.GetBytes("1.2.840.10008.1.2.1\0"), fresh = System.Text.Encoding.ASCII.GetBytes(uid.Length % 2 == 1 ? uid + "\0" : uid);
            int at = bytes.AsSpan(0, 1024).IndexOf(old);
            bytes[at - 2] = (byte)fresh.Length;
            using FileStream file = new(path, FileMode.Create);
            file.Write(bytes, 0, at);
            file.Write(fresh);
            // Stored values in explicit syntax behind a compressed UID: fragments are what the UID promises.
            file.Write(bytes, at + old.Length, bytes.Length - at - old.Length);
        }
    };

    private static void Copy(string from, string to, bool clear)
    {
        if (clear) Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);
        foreach (string path in Directory.GetFiles(from)) File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
    }
}
