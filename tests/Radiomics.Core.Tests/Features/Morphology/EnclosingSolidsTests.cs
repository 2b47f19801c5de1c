using System.Diagnostics;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features.Morphology;

/// <summary>The smallest box and the smallest ellipsoid around a mesh, against solids that are known and against searches by brute force.</summary>
public sealed class EnclosingSolidsTests
{
    [Fact]
    public void Probe()
    {
        foreach (int radius in new[] { 5, 10, 20, 40 })
        {
            Mask ball = Solid(2 * radius + 5, Spacing.Isotropic(1), (x, y, z) => x * x + y * y + z * z <= radius * radius);
            Stopwatch watch = Stopwatch.StartNew();
            ConvexHull hull = ConvexHull.Of(new PaddedMask(ball));
            double t1 = watch.Elapsed.TotalMilliseconds;
            OrientedBox box = OrientedBox.Around(hull);
            double t2 = watch.Elapsed.TotalMilliseconds;
            HalfAxes e = EnclosingEllipsoid.Around(hull.Vertices);
            double t3 = watch.Elapsed.TotalMilliseconds;
            TestContext.Current.TestOutputHelper!.WriteLine($"r {radius}: vertices {hull.Vertices.Length} normals {hull.Normals.Length} hull {t1:F1} box {t2 - t1:F1} mvee {t3 - t2:F1}; {box} {e}");
        }
        Random random = new(5);
        double worst = 0;
        for (int i = 0; i < 60; i++)
        {
            (_, Mask mask) = RandomRegion.Create(i, new ImageSize(1 + random.Next(6), 1 + random.Next(6), 1 + random.Next(4)), 2, 0.05 + 0.8 * random.NextDouble());
            ConvexHull hull = ConvexHull.Of(new PaddedMask(mask));
            double found = OrientedBox.Around(hull).Volume, brute = BruteBox(hull, i, 2000);
            worst = Math.Max(worst, found / brute - 1);
            if (found > brute * (1 + 1e-9)) TestContext.Current.TestOutputHelper!.WriteLine($"{i} {mask.VoxelCount}: {found:R} against {brute:R} {found / brute - 1:E2} normals {hull.Normals.Length}");
        }
        Assert.Equal(0, worst, 1e-9);
    }

    private static double BruteBox(ConvexHull points, int seed, int tries)
    {
        Random random = new(seed);
        double best = double.PositiveInfinity;
        for (int t = 0; t < tries; t++)
        {
            PointMm w;
            do w = new PointMm(2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);
            while (w.Length is > 1 or < 1e-3);
            PlacedBox box = PlacedBox.LeastAlong(w.Scale(1 / w.Length), points);
            if (box.Volume > best * 1.3) continue;
            for (int axis = 0, idle = 0; idle < 3; axis = (axis + 1) % 3)
            {
                PlacedBox turned = PlacedBox.LeastAlong(box.Axis(axis), points);
                if (turned.Volume < box.Volume * (1 - 1e-13)) (box, idle, axis) = (turned, 0, 0);
                else idle++;
            }
            best = Math.Min(best, box.Volume);
        }
        return best;
    }

    private static Mask Solid(int side, Spacing spacing, Func<double, double, double, bool> inside)
    {
        ImageSize size = new(side, side, side);
        byte[] voxels = new byte[size.VoxelCount];
        double center = 0.5 * (side - 1);
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex v = size.IndexOf(i);
            voxels[i] = inside((v.Column - center) * spacing.X, (v.Row - center) * spacing.Y, (v.Slice - center) * spacing.Z) ? (byte)1 : (byte)0;
        }
        return Mask.FromVoxels(new ImageGeometry(size, spacing), voxels);
    }
}
