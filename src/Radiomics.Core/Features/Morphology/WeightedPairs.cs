using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>The weighted sums over pairs of voxels, pair by pair, eight at a time.</summary>
internal static class WeightedPairs
{
    /// <summary>Sums over all ordered pairs.</summary>
    /// <param name="region">The region.</param>
    /// <param name="intensities">Its standardized intensities, in scan order.</param>
    public static WeightedSums Sum(RegionIntensities region, double[] intensities)
    {
        int count = intensities.Length, lanes = Vector512<double>.Count;
        // Voxels past the end have weight 0.
        int padded = count + lanes;
        double[] x = new double[padded], y = new double[padded], z = new double[padded], d = new double[padded], present = new double[padded];
        ImageSize size = region.Mask.Region.Size;
        ReadOnlySpan<byte> box = region.Mask.Box;
        int to = 0;
        for (int i = 0; i < box.Length; i++)
        {
            if (box[i] == 0) continue;
            VoxelIndex voxel = size.IndexOf(i);
            (x[to], y[to], z[to], d[to], present[to]) = (voxel.Column, voxel.Row, voxel.Slice, intensities[to], 1);
            to++;
        }
        // A place that no voxel has keeps the distance to what is past the end above 0.
        for (int i = count; i < padded; i++) x[i] = -1;

        Vector512<double> stepX = Vector512.Create(region.Spacing.X), stepY = Vector512.Create(region.Spacing.Y), stepZ = Vector512.Create(region.Spacing.Z);
        Vector512<double> weights = default, products = default, differences = default;
        for (int i = 0; i < count; i++)
        {
            Vector512<double> x0 = Vector512.Create(x[i]), y0 = Vector512.Create(y[i]), z0 = Vector512.Create(z[i]), d0 = Vector512.Create(d[i]);
            Vector512<double> rowWeights = default, rowProducts = default, rowDifferences = default;
            for (int j = i + 1; j < count; j += lanes)
            {
                Vector512<double> dx = (At(x, j) - x0) * stepX, dy = (At(y, j) - y0) * stepY, dz = (At(z, j) - z0) * stepZ, dj = At(d, j), difference = dj - d0;
                Vector512<double> w = At(present, j) / Vector512.Sqrt(dx * dx + dy * dy + dz * dz);
                rowWeights += w;
                rowProducts += w * dj;
                rowDifferences += w * (difference * difference);
            }
            weights += rowWeights;
            products += d0 * rowProducts;
            differences += rowDifferences;
        }
        return new WeightedSums(2 * InOrder(weights), 2 * InOrder(products), 2 * InOrder(differences));
    }

    /// <summary>The sum over lanes from the first to the last, on every machine.</summary>
    internal static double InOrder(Vector512<double> lanes)
    {
        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++) sum += lanes.GetElement(lane);
        return sum;
    }

    private static Vector512<double> At(double[] values, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)index);
}
