namespace Radiomics.Cohorts;

/// <summary>
/// How much memory the lesions of a series need, from its headers alone. Both factors are measured: at the peak of a mass of 180 cm3, 134 slices of 3 mm and the same as 399 of
/// 1 mm needed 222 and 798 MiB above the program's own 100; this says 256 and 770. Small nodules need less of the second part.
/// </summary>
internal static class MemoryEstimate
{
    /// <summary>A voxel as float, and a share of the pixels as they are stored while they are read.</summary>
    private const double BytesPerVoxel = 4.25;

    /// <summary>Around a seed, by the voxels of a box of the segmentation's largest radius: values, smoothed values, walls and distances, graph, and the region's cubes.</summary>
    private const double BytesPerBoxVoxel = 200;

    /// <summary>Bytes for one series at a time.</summary>
    /// <param name="series">The series.</param>
    /// <param name="segmentation">Options of the segmentation.</param>
    public static long Of(DeliveredSeries series, NoduleSegmenterOptions segmentation)
    {
        double columns = series.Columns, rows = series.Rows, slices = series.SliceCount, voxels = columns * rows * slices;
        SliceRecord? slice = series.Check.Slices.Count > 0 ? series.Check.Slices[0] : null;
        double side = 2 * segmentation.MaximumRadiusMm;
        double box = slice is null ? 0 : Math.Min(columns, side / slice.ColumnSpacing) * Math.Min(rows, side / slice.RowSpacing) * Math.Min(slices, side / Math.Max(0.1, series.Check.SpacingMm));
        return (long)Math.Min(long.MaxValue / 4, BytesPerVoxel * voxels + BytesPerBoxVoxel * box);
    }
}
