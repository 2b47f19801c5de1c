namespace Radiomics;

/// <summary>The local and the global intensity peak of a region: means over balls of 1 cm3 around its voxels.</summary>
public sealed class LocalIntensityPeaks
{
    /// <summary>Radius of a ball of 1 cm3, mm.</summary>
    internal static readonly double RadiusMm = 10 * Math.Cbrt(3 / (4 * Math.PI));

    private LocalIntensityPeaks(double local, double global) => (Local, Global) = (local, global);

    internal double Local { get; }

    internal double Global { get; }

    /// <summary>Finds the peaks.</summary>
    /// <param name="volume">CT in HU; voxels around the region count too.</param>
    /// <param name="mask">Region on the volume's grid, with at least one voxel.</param>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty.</exception>
    public static LocalIntensityPeaks Find(Volume volume, Mask mask)
    {
        RegionIntensities.Check(volume, mask);
        BallSums balls = new(volume, mask.Region, RadiusMm);
        VoxelRegion region = mask.Region;
        double highest = double.NegativeInfinity, local = double.NegativeInfinity, global = double.NegativeInfinity;
        double[] means = new double[region.Size.Columns];
        for (int z = 0; z < region.Size.Slices; z++)
        {
            for (int y = 0; y < region.Size.Rows; y++)
            {
                int row = region.Size.Offset(new VoxelIndex(0, y, z));
                ReadOnlySpan<byte> inside = mask.Box.Slice(row, region.Size.Columns);
                int first = inside.IndexOf((byte)1), last = inside.LastIndexOf((byte)1);
                if (first < 0) continue;
                balls.Means(y, z, first, means.AsSpan(first, last - first + 1));
                ReadOnlySpan<float> values = volume.Voxels.Slice(volume.Size.Offset(new VoxelIndex(region.Start.Column, region.Start.Row + y, region.Start.Slice + z)), inside.Length);
                for (int x = first; x <= last; x++)
                {
                    if (inside[x] == 0) continue;
                    global = Math.Max(global, means[x]);
                    if (values[x] > highest) (highest, local) = (values[x], means[x]);
                    else if (values[x] == highest) local = Math.Max(local, means[x]);
                }
            }
        }
        return new LocalIntensityPeaks(local, global);
    }
}
