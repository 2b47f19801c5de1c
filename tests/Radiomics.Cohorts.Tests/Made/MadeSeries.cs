using System.Buffers.Binary;
using System.Globalization;
using Radiomics.Formats;

namespace Radiomics.Cohorts.Tests;

/// <summary>
/// A small CT series of a made delivery: a body with two lungs and a nodule on the slices that are looked at, air on all others, which take no room
/// on the disk. Slices ascend from the feet, instance numbers from the head, as scanners count.
/// </summary>
internal sealed class MadeSeries
{
    public const int NoduleX = 170, NoduleY = 256;
    private static int s_serial;

    public string Folder { get; set; } = "平扫";
    public int Slices { get; set; } = 100;
    public double Spacing { get; set; } = 1.25;
    public double Thickness { get; set; } = 1.25;
    public int Size { get; set; } = 512;
    public string Agent { get; set; } = "";
    public string Description { get; set; } = "";
    public string Time { get; set; } = "080000";
    public string? PatientId { get; set; }
    public string Uid { get; set; } = string.Create(CultureInfo.InvariantCulture, $"1.2.826.0.1.3680043.10.1599.{Interlocked.Increment(ref s_serial)}");

    /// <summary>Frame of reference; its own where null.</summary>
    public string? Frame { get; set; }
    public TransferSyntax? Syntax { get; set; }

    /// <summary>In front of the names of files.</summary>
    public string Prefix { get; set; } = "IM";

    /// <summary>Zero-based slices, counted from the feet, with a nodule.</summary>
    public List<int> Nodules { get; set; } = [40];

    /// <summary>Changes the data set of a slice.</summary>
    public Action<int, DicomDatasetBuilder>? Tweak { get; set; }

    /// <summary>Changes the pixels (stored values, HU + 1000) of a slice that is drawn.</summary>
    public Action<int, short[]>? Paint { get; set; }

    /// <summary>Is told the folder once all is written.</summary>
    public Action<string>? After { get; set; }

    public double PositionOf(int slice) => -300 + slice * Spacing;

    public int InstanceOf(int slice) => Slices - slice;

    public static string FileOf(int slice, string prefix = "IM") => string.Create(CultureInfo.InvariantCulture, $"{prefix}{slice:D4}.dcm");

    public void Write(string folder, string patientId)
    {
        Directory.CreateDirectory(folder);
        short[] air = new short[Size * Size];
        for (int slice = 0; slice < Slices; slice++)
        {
            bool drawn = Math.Abs(slice - Slices / 2) <= 1 || Nodules.Contains(slice);
            short[] stored = drawn ? Draw(slice) : air;
            if (drawn) Paint?.Invoke(slice, stored);
            DicomDatasetBuilder dataset = new CtSliceContent
            {
                Columns = Size,
                Rows = Size,
                Stored = stored,
                StudyInstanceUid = Uid + ".1",
                SeriesInstanceUid = Uid + ".2",
                FrameOfReferenceUid = Frame ?? Uid + ".3",
                InstanceNumber = InstanceOf(slice),
                Position = new PointMm(-180, -180, PositionOf(slice)),
                ColumnSpacing = 0.7,
                RowSpacing = 0.7,
                SliceThickness = Thickness,
                RescaleIntercept = -1000,
                PatientId = PatientId ?? patientId,
                PatientName = "测试^病人",
                SeriesDescription = Description,
            }.ToDataset()
                .Text(CohortTags.ContrastBolusAgent, Vr.LO, Agent).Text(CohortTags.AcquisitionDate, Vr.DA, "20240102").Text(CohortTags.AcquisitionTime, Vr.TM, Time);
            bool hollow = !drawn && Syntax is null;
            if (hollow) dataset.Bytes(DicomTags.PixelData, Vr.OW, ReadOnlyMemory<byte>.Empty);
            Tweak?.Invoke(slice, dataset);
            byte[] bytes = DicomWriter.ToBytes(dataset, Syntax ?? TransferSyntax.ExplicitLittleEndian);
            using FileStream file = new(Path.Combine(folder, FileOf(slice, Prefix)), FileMode.Create);
            // The pixels are the last element: the zeros of air become a hole in the file, and only their length is written.
            if (hollow) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), air.Length * sizeof(short));
            file.Write(bytes);
            if (hollow) file.SetLength(bytes.Length + air.Length * sizeof(short));
        }
        After?.Invoke(folder);
    }

    private short[] Draw(int slice)
    {
        short[] stored = new short[Size * Size];
        const short tissue = 1040;
        double scale = Size / 512.0;
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                double u = x / scale, v = y / scale;
                if (!Inside(u, v, 256, 256, 230, 180)) continue;
                bool lung = Inside(u, v, 150, 256, 90, 130) || Inside(u, v, 362, 256, 90, 130);
                stored[y * Size + x] = lung ? (short)(140 + (x * 7 + y * 3) % 21) : tissue;
                if (Nodules.Contains(slice) && Inside(u, v, NoduleX, NoduleY, 8, 8)) stored[y * Size + x] = 1050;
            }
        }
        // What tells this series from all others: a number in the mediastinum.
        string digits = Uid[(Uid.LastIndexOf('.') + 1)..];
        for (int i = 0; i < digits.Length; i++) stored[(int)(256 * scale) * Size + (int)(250 * scale) + i] = (short)(1000 + digits[i]);
        return stored;
    }

    private static bool Inside(double x, double y, double cx, double cy, double rx, double ry) => (x - cx) * (x - cx) / (rx * rx) + (y - cy) * (y - cy) / (ry * ry) <= 1;
}
