using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Intensity peaks against a twin that visits every voxel of every ball.</summary>
public sealed class LocalIntensityTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1.0, 0)]
    [InlineData(2, 40, 20, 8, 0.4, 0)]
    [InlineData(3, 70, 3, 2, 0.7, 0)]
    [InlineData(4, 5, 41, 9, 0.02, 0)]
    [InlineData(5, 33, 20, 10, 0.3, 60)]
    [InlineData(6, 1, 1, 30, 0.9, 3)]
    public void PeaksAreThoseOfEveryBall(int seed, int columns, int rows, int slices, double density, int missing)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), 30, density, 3);
        float[] voxels = volume.Voxels.ToArray();
        Random random = new(seed);
        for (int i = 0; i < missing; i++)
        {
            int at = random.Next(voxels.Length);
            if (!mask[volume.Size.IndexOf(at)]) voxels[at] = i % 2 == 0 ? float.NaN : float.PositiveInfinity;
        }
        AssertTwin(new Volume(volume.Geometry, voxels), mask);
    }

    [Fact]
    public void ABallInsideTheImageNeedsNoCounts()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(9, new ImageSize(50, 44, 14), 900, 0.5);
        byte[] inner = mask.ToArray();
        for (int i = 0; i < inner.Length; i++)
        {
            VoxelIndex v = volume.Size.IndexOf(i);
            if (v.Column is < 9 or >= 41 || v.Row is < 7 or >= 37 || v.Slice is < 3 or >= 11) inner[i] = 0;
        }
        AssertTwin(volume, Mask.FromVoxels(volume.Geometry, inner));
    }

    [Fact]
    public void OfSeveralBrightestVoxelsTheHighestMeanCounts()
    {
        // Voxels of 7 mm: a ball holds its center alone along x and y, and two neighbors along z, 5 mm away.
        Volume volume = Volume.FromHounsfield([0, 9, 10, 10, 30, 0], new ImageSize(2, 1, 3), new Spacing(7, 7, 5));
        LocalIntensityPeaks peaks = LocalIntensityPeaks.Find(volume, Mask.FromVoxels(volume.Geometry, [1, 1, 1, 1, 0, 0]));
        Assert.Equal(40 / 3.0, LocalIntensityFeatures.LocalPeak(peaks), 1e-12);
        Assert.Equal(40 / 3.0, LocalIntensityFeatures.GlobalPeak(peaks), 1e-12);
    }

    [Fact]
    public void VoxelsFarSmallerThanTheBallTakeInTheWholeImage()
    {
        Volume volume = Volume.FromHounsfield([1, 2, 3, 4, 5, 6, 7, 9], new ImageSize(2, 2, 2), Spacing.Isotropic(1e-9));
        LocalIntensityPeaks peaks = LocalIntensityPeaks.Find(volume, Mask.FromVoxels(volume.Geometry, [1, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(37 / 8.0, LocalIntensityFeatures.GlobalPeak(peaks), 1e-12);
    }

    private static void AssertTwin(Volume volume, Mask mask)
    {
        Spacing spacing = volume.Geometry.Spacing;
        double radius = 10 * Math.Pow(3 / (4 * Math.PI), 1 / 3.0), global = double.NegativeInfinity, local = double.NegativeInfinity, highest = double.NegativeInfinity;
        int reachX = (int)(radius / spacing.X), reachY = (int)(radius / spacing.Y), reachZ = (int)(radius / spacing.Z);
        for (int i = 0; i < volume.Voxels.Length; i++)
        {
            VoxelIndex center = volume.Size.IndexOf(i);
            if (!mask[center]) continue;
            double sum = 0;
            int count = 0;
            for (int z = -reachZ; z <= reachZ; z++)
            {
                for (int y = -reachY; y <= reachY; y++)
                {
                    for (int x = -reachX; x <= reachX; x++)
                    {
                        VoxelIndex voxel = new(center.Column + x, center.Row + y, center.Slice + z);
                        double distance = Math.Sqrt(Math.Pow(x * spacing.X, 2) + Math.Pow(y * spacing.Y, 2) + Math.Pow(z * spacing.Z, 2));
                        if (distance > radius || !volume.Size.Contains(voxel) || !float.IsFinite(volume[voxel])) continue;
                        sum += volume[voxel];
                        count++;
                    }
                }
            }
            double mean = sum / count;
            global = Math.Max(global, mean);
            if (volume[center] > highest) (highest, local) = (volume[center], mean);
            else if (volume[center] == highest) local = Math.Max(local, mean);
        }
        LocalIntensityPeaks peaks = LocalIntensityPeaks.Find(volume, mask);
        Assert.Equal(global, LocalIntensityFeatures.GlobalPeak(peaks), 1e-10);
        Assert.Equal(local, LocalIntensityFeatures.LocalPeak(peaks), 1e-10);
    }
}
