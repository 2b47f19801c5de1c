namespace Radiomics;

/// <summary>
/// How well a mask agrees with a reference on the same grid: overlap, volume, and the distances between both surfaces. A surface voxel is
/// a voxel of the mask with a face neighbor outside the mask (or outside the image); distances are exact, in mm, between voxel centres.
/// Definitions as in Taha and Hanbury, Metrics for evaluating 3D medical image segmentation, BMC Medical Imaging 2015; 15:29, and, for the
/// 95th percentile, Maier-Hein et al., Metrics reloaded, Nature Methods 2024; 21:195.
/// </summary>
public sealed record MaskAgreement
{
    private const double HausdorffShare = 0.95;

    private MaskAgreement() { }

    /// <summary>Dice coefficient, 2 |A and B| / (|A| + |B|), 0 to 1; NaN where both masks are empty.</summary>
    public double Dice { get; private init; }

    /// <summary>Jaccard index, |A and B| / |A or B|, 0 to 1; NaN where both masks are empty.</summary>
    public double Jaccard { get; private init; }

    /// <summary>Volume of the mask over that of the reference, by voxel count; NaN where the reference is empty.</summary>
    public double VolumeRatio { get; private init; }

    /// <summary>
    /// Mean over the voxels of both surfaces of the distance to the other surface, mm (average symmetric surface distance: the sum of all
    /// distances over the number of voxels of both surfaces); NaN where a mask is empty.
    /// </summary>
    public double MeanSurfaceDistanceMm { get; private init; }

    /// <summary>
    /// The 95 % Hausdorff distance, mm: of each surface the 95th percentile of its voxels' distances to the other (linear between order
    /// statistics), of both the larger; NaN where a mask is empty.
    /// </summary>
    public double Hausdorff95Mm { get; private init; }

    /// <summary>The Hausdorff distance, mm: the farthest any surface voxel of one lies from the surface of the other; NaN where a mask is empty.</summary>
    public double HausdorffMm { get; private init; }

    /// <summary>Compares a mask with a reference.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="reference">What it should be.</param>
    /// <exception cref="GeometryMismatchException">The masks lie on different grids.</exception>
    public static MaskAgreement Between(Mask mask, Mask reference)
    {
        long both = Common(mask, reference), sum = (long)mask.VoxelCount + reference.VoxelCount;
        MaskAgreement overlap = new()
        {
            Dice = sum == 0 ? double.NaN : 2.0 * both / sum,
            Jaccard = sum == 0 ? double.NaN : (double)both / (sum - both),
            VolumeRatio = reference.VoxelCount == 0 ? double.NaN : (double)mask.VoxelCount / reference.VoxelCount,
            MeanSurfaceDistanceMm = double.NaN,
            Hausdorff95Mm = double.NaN,
            HausdorffMm = double.NaN,
        };
        if (mask.VoxelCount == 0 || reference.VoxelCount == 0) return overlap;

        VoxelRegion joint = Joint(mask.Region, reference.Region);
        byte[] a = Surface(mask, joint), b = Surface(reference, joint);
        double[] fromMask = Distances(a, b, joint.Size, mask.Geometry.Spacing), fromReference = Distances(b, a, joint.Size, mask.Geometry.Spacing);
        return overlap with
        {
            MeanSurfaceDistanceMm = (Sum(fromMask) + Sum(fromReference)) / (fromMask.Length + fromReference.Length),
            Hausdorff95Mm = Math.Max(Percentile(fromMask, HausdorffShare), Percentile(fromReference, HausdorffShare)),
            HausdorffMm = Math.Max(fromMask[^1], fromReference[^1]),
        };
    }

    /// <summary>The Dice coefficient alone, without the cost of the distances; NaN where both masks are empty.</summary>
    /// <param name="mask">One mask.</param>
    /// <param name="other">The other.</param>
    /// <exception cref="GeometryMismatchException">The masks lie on different grids.</exception>
    public static double DiceOf(Mask mask, Mask other)
    {
        long both = Common(mask, other), sum = (long)mask.VoxelCount + other.VoxelCount;
        return sum == 0 ? double.NaN : 2.0 * both / sum;
    }

    private static long Common(Mask mask, Mask other)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(other);
        GeometryComparison comparison = mask.Geometry.CompareTo(other.Geometry);
        if (!comparison.IsSameGrid) throw new GeometryMismatchException("two masks", comparison);

        VoxelRegion shared = mask.Region.Intersect(other.Region);
        long count = 0;
        for (int z = shared.Start.Slice; z < shared.End.Slice; z++)
        {
            for (int y = shared.Start.Row; y < shared.End.Row; y++)
            {
                ReadOnlySpan<byte> a = Row(mask, shared, y, z), b = Row(other, shared, y, z);
                for (int x = 0; x < a.Length; x++) count += a[x] & b[x];
            }
        }
        return count;
    }

    private static ReadOnlySpan<byte> Row(Mask mask, VoxelRegion part, int row, int slice)
    {
        VoxelIndex start = mask.Region.Start;
        return mask.Box.Slice(mask.Region.Size.Offset(new VoxelIndex(part.Start.Column - start.Column, row - start.Row, slice - start.Slice)), part.Size.Columns);
    }

    private static VoxelRegion Joint(VoxelRegion a, VoxelRegion b)
    {
        VoxelIndex endA = a.End, endB = b.End;
        return VoxelRegion.FromBounds(
            new VoxelIndex(Math.Min(a.Start.Column, b.Start.Column), Math.Min(a.Start.Row, b.Start.Row), Math.Min(a.Start.Slice, b.Start.Slice)),
            new VoxelIndex(Math.Max(endA.Column, endB.Column), Math.Max(endA.Row, endB.Row), Math.Max(endA.Slice, endB.Slice)));
    }

    /// <summary>The surface voxels of a mask in a box around it. The mask's own box is tight: beyond it everything is outside.</summary>
    private static byte[] Surface(Mask mask, VoxelRegion box)
    {
        ImageSize size = mask.Region.Size;
        ReadOnlySpan<byte> inside = mask.Box;
        byte[] surface = new byte[box.Size.VoxelCount];
        for (int z = 0, i = 0; z < size.Slices; z++)
        {
            for (int y = 0; y < size.Rows; y++)
            {
                VoxelIndex start = mask.Region.Start;
                int to = box.Size.Offset(new VoxelIndex(start.Column - box.Start.Column, start.Row + y - box.Start.Row, start.Slice + z - box.Start.Slice));
                bool face = y == 0 || z == 0 || y == size.Rows - 1 || z == size.Slices - 1;
                for (int x = 0; x < size.Columns; x++, i++)
                {
                    if (inside[i] == 0) continue;
                    bool enclosed = !face && x > 0 && x < size.Columns - 1
                        && (inside[i - 1] & inside[i + 1] & inside[i - size.Columns] & inside[i + size.Columns] & inside[i - size.SliceArea] & inside[i + size.SliceArea]) != 0;
                    if (!enclosed) surface[to + x] = 1;
                }
            }
        }
        return surface;
    }

    /// <summary>Ascending distances, mm, of one surface's voxels to the other surface.</summary>
    private static double[] Distances(byte[] from, byte[] to, ImageSize size, Spacing spacing)
    {
        double[] squared = DistanceTransform.SquaredTo(to, size, spacing);
        double[] distances = new double[from.AsSpan().Count((byte)1)];
        for (int i = 0, k = 0; i < from.Length; i++)
            if (from[i] != 0) distances[k++] = Math.Sqrt(squared[i]);
        Array.Sort(distances);
        return distances;
    }

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }

    private static double Percentile(double[] ascending, double share)
    {
        double at = share * (ascending.Length - 1);
        int below = (int)at;
        return below + 1 < ascending.Length ? ascending[below] + (at - below) * (ascending[below + 1] - ascending[below]) : ascending[below];
    }
}
