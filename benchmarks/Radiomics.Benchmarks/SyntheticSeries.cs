using Radiomics.Formats;

namespace Radiomics.Benchmarks;

/// <summary>A CT series written once to a temporary folder: 512 x 512 slices of 16-bit noise around soft tissue and lung.</summary>
internal sealed class SyntheticSeries : IDisposable
{
    public SyntheticSeries(int slices)
    {
        Folder = Directory.CreateTempSubdirectory("radiomics-benchmark-").FullName;
        Random random = new(1);
        for (int i = 0; i < slices; i++)
        {
            short[] stored = new short[512 * 512];
            for (int p = 0; p < stored.Length; p++) stored[p] = (short)(random.Next(2000) - 1000);
            new CtSliceContent
            {
                Columns = 512,
                Rows = 512,
                Stored = stored,
                StudyInstanceUid = "1.2.826.0.1.3680043.10.1",
                SeriesInstanceUid = "1.2.826.0.1.3680043.10.2",
                FrameOfReferenceUid = "1.2.826.0.1.3680043.10.3",
                SopInstanceUid = $"1.2.826.0.1.3680043.10.4.{i}",
                InstanceNumber = i + 1,
                Position = new PointMm(-180, -180, -i * 1.25),
                ColumnSpacing = 0.7,
                RowSpacing = 0.7,
                SliceThickness = 1.25,
                RescaleIntercept = -24,
            }.Write(Path.Combine(Folder, $"{i:D4}.dcm"));
        }
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
