using System.Runtime.InteropServices;
using Radiomics.Formats;

namespace Radiomics.Core.Tests.Formats.Dicom;

/// <summary>A folder of its own for one test, and small images to put into it.</summary>
internal sealed class DicomScratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("radiomics-dicom-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string File(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public string File(string name, DicomDatasetBuilder dataset, TransferSyntax? syntax = null) =>
        File(name, DicomWriter.ToBytes(dataset, syntax ?? TransferSyntax.ExplicitLittleEndian));

    /// <summary>A slice of 8 x 6 pixels whose stored values are 10 * slice + offset.</summary>
    public static CtSliceContent Slice(int number = 1, string series = "1.2.3.4") => new()
    {
        Columns = 8,
        Rows = 6,
        Stored = Enumerable.Range(0, 48).Select(i => (short)(10 * number + i)).ToArray(),
        StudyInstanceUid = "1.2.3",
        SeriesInstanceUid = series,
        FrameOfReferenceUid = "1.2.9",
        InstanceNumber = number,
        Position = new PointMm(-10.5, 20.25, 2.5 * number),
        ColumnSpacing = 0.7,
        RowSpacing = 0.8,
        SliceThickness = 2.5,
        RescaleIntercept = -1024,
        PatientName = "Test^Phantom",
        SeriesDescription = "thin",
    };

    /// <summary>Sets pixels of another layout into a slice.</summary>
    public static DicomDatasetBuilder WithPixels<T>(T[] words, int allocated, int stored, int high, bool isSigned) where T : unmanaged =>
        Slice().ToDataset()
            .Numbers(DicomTags.BitsAllocated, Vr.US, allocated)
            .Numbers(DicomTags.BitsStored, Vr.US, stored)
            .Numbers(DicomTags.HighBit, Vr.US, high)
            .Numbers(DicomTags.PixelRepresentation, Vr.US, isSigned ? 1 : 0)
            .Bytes(DicomTags.PixelData, allocated == 8 ? Vr.OB : Vr.OW, MemoryMarshal.AsBytes(words.AsSpan()).ToArray());

    public static IReadOnlyList<SliceRecord> Read(string path, LoadOptions? options = null) =>
        DicomLoading.Read(path, options ?? LoadOptions.Default, null, Xunit.TestContext.Current.CancellationToken).Slices;

    public static float[] Pixels(SliceRecord slice)
    {
        float[] values = new float[slice.Pixels.Count];
        slice.Pixels.WriteHounsfield(values);
        return values;
    }

    public static float[] Pixels(string path) => Pixels(Xunit.Assert.Single(Read(path)));
}
