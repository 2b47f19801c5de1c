using System.Globalization;
using Radiomics.Formats;

namespace Radiomics.Cli.Demo;

/// <summary>Writes a phantom as a CT series, as a scanner would: unsigned-looking stored values, rescale, one file a slice.</summary>
internal static class DemoSeries
{
    private const short Intercept = -1024;

    /// <summary>Writes every slice of a phantom into a folder.</summary>
    /// <param name="phantom">The phantom.</param>
    /// <param name="folder">Folder of the series; made if it is not there.</param>
    /// <param name="patient">Number of the patient, part of the UIDs.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops between slices.</param>
    public static void Write(ChestPhantom phantom, string folder, int patient, int threads, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        ImageGeometry geometry = phantom.Geometry;
        string root = string.Create(CultureInfo.InvariantCulture, $"1.2.826.0.1.3680043.10.1599.{patient}");
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, geometry.Size.Slices, parallel, () => new short[geometry.Size.SliceArea], (slice, _, stored) =>
        {
            phantom.RenderSlice(slice, stored);
            for (int i = 0; i < stored.Length; i++) stored[i] -= Intercept;
            new CtSliceContent
            {
                Columns = geometry.Size.Columns,
                Rows = geometry.Size.Rows,
                Stored = stored,
                StudyInstanceUid = root + ".1",
                SeriesInstanceUid = root + ".2",
                FrameOfReferenceUid = root + ".3",
                SopInstanceUid = string.Create(CultureInfo.InvariantCulture, $"{root}.4.{slice + 1}"),
                InstanceNumber = slice + 1,
                Position = geometry.PointAt(new VoxelIndex(0, 0, slice)),
                ColumnSpacing = geometry.Spacing.X,
                RowSpacing = geometry.Spacing.Y,
                SliceThickness = geometry.Spacing.Z,
                RescaleIntercept = Intercept,
                PatientId = patient.ToString("D4", CultureInfo.InvariantCulture),
                PatientName = "Phantom^Chest",
                SeriesDescription = "synthetic chest, plain",
            }.Write(Path.Combine(folder, (slice + 1).ToString("D4", CultureInfo.InvariantCulture) + ".dcm"));
            return stored;
        }, _ => { });
    }
}
