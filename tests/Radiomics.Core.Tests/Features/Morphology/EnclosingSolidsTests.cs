using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features.Morphology;

/// <summary>The smallest box and the smallest ellipsoid around a mesh, against solids that are known and against searches by brute force.</summary>
public sealed class EnclosingSolidsTests
{
    [Fact]
    public void ABlockLiesInItsOwnBox()
    {
        Mask block = Solid(new ImageSize(14, 10, 8), new Spacing(0.8, 1, 2.5), p => Math.Abs(p.X) < 4 && Math.Abs(p.Y) < 3 && Math.Abs(p.Z) < 6);
        ShapeMeasurements shape = ShapeMeasurements.Measure(block);
        Assert.Equal(10 * 0.8 * 6 * 4 * 2.5, shape.OrientedBox.Volume, 1e-9);
        Assert.Equal(2 * (8 * 6 + 6 * 10 + 10 * 8), shape.OrientedBox.Area, 1e-9);
    }

    [Fact]
    public void ATurnedBlockLiesInATurnedBox()
    {
        PointMm a = new PointMm(2, 1, 2).Scale(1 / 3.0), b = new PointMm(-2, 2, 1).Scale(1 / 3.0), c = a.Cross(b);
        Mask block = Solid(new ImageSize(64, 64, 64), Spacing.Isotropic(0.5), p => Math.Abs(p.Dot(a)) <= 10 && Math.Abs(p.Dot(b)) <= 6 && Math.Abs(p.Dot(c)) <= 3);
        ShapeMeasurements shape = ShapeMeasurements.Measure(block);
        // The mesh reaches up to half a voxel beyond the voxel centers.
        Assert.InRange(shape.OrientedBox.Volume, 20 * 12 * 6 * 0.95, 20.5 * 12.5 * 6.5);
        Assert.True(shape.BoxSides.X * shape.BoxSides.Y * shape.BoxSides.Z > 2 * shape.OrientedBox.Volume);
    }

    [Fact]
    public void TheLeastBoxAlongADirectionIsThatOfAllDirectionsAcross()
    {
        Random random = new(11);
        for (int i = 0; i < 100; i++)
        {
            ConvexHull hull = ConvexHull.Of(new PaddedMask(RandomRegion.Create(i, new ImageSize(5, 4, 3), 2, 0.3).Mask));
            PointMm w = i % 2 == 0 ? hull.Normals[i % hull.Normals.Length] : Direction(random);
            PlacedBox box = PlacedBox.LeastAlong(w, hull);
            double least = double.PositiveInfinity;
            foreach (PointMm from in hull.Vertices)
            {
                foreach (PointMm to in hull.Vertices)
                {
                    PointMm step = to - from, u = step - w.Scale(step.Dot(w));
                    if (u.Length < 1e-6) continue;
                    u = u.Scale(1 / u.Length);
                    least = Math.Min(least, Extent(u) * Extent(w.Cross(u)));
                }
            }
            Assert.Equal(least * Extent(w), box.Volume, 1e-9 * box.Volume);

            double Extent(PointMm direction) => hull.Vertices.Max(p => p.Dot(direction)) - hull.Vertices.Min(p => p.Dot(direction));
        }
    }

    [Fact]
    public void NoRandomSearchFindsASmallerBox()
    {
        Random random = new(5);
        for (int i = 0; i < 60; i++)
        {
            (_, Mask mask) = RandomRegion.Create(1000 + i, new ImageSize(1 + random.Next(6), 1 + random.Next(6), 1 + random.Next(4)), 2, 0.05 + 0.8 * random.NextDouble());
            ConvexHull hull = ConvexHull.Of(new PaddedMask(mask));
            double found = OrientedBox.Around(hull).Volume, searched = BruteBox(hull, i, 100);
            Assert.True(found <= searched * (1 + 1e-9), $"mask {i}: {found:R} against {searched:R}");
            Assert.True(found >= hull.Volume);
        }
    }

    [Fact]
    public void TheEllipsoidAroundABoxAndATetrahedronAreKnown()
    {
        PointMm[] box = [.. from x in new[] { -2.0, 2 } from y in new[] { -3.0, 3 } from z in new[] { 5.0, 15 } select new PointMm(x, y, z)];
        HalfAxes around = EnclosingEllipsoid.Around(box);
        Assert.Equal(5 * Math.Sqrt(3), around.A, 1e-8);
        Assert.Equal(3 * Math.Sqrt(3), around.B, 1e-8);
        Assert.Equal(2 * Math.Sqrt(3), around.C, 1e-8);
        HalfAxes ball = EnclosingEllipsoid.Around([new(1, 1, 1), new(1, -1, -1), new(-1, 1, -1), new(-1, -1, 1)]);
        Assert.Equal(Math.Sqrt(3), ball.A, 1e-8);
        Assert.Equal(Math.Sqrt(3), ball.C, 1e-8);
    }

    [Fact]
    public void TheEllipsoidIsAsSmallAsThatOfThePlainAlgorithm()
    {
        for (int i = 0; i < 25; i++)
        {
            PointMm[] points = ConvexHull.Of(new PaddedMask(RandomRegion.Create(i, new ImageSize(1 + i % 7, 1 + i % 5, 1 + i % 3), 2, 0.4).Mask)).Vertices;
            double found = EnclosingEllipsoid.Around(points).Volume, plain = PlainEllipsoid(points, 1e-3);
            Assert.InRange(found, plain * (1 - 3e-3), plain * (1 + 1e-8));
        }
    }

    [Theory]
    [InlineData(5, 4, 3)]
    [InlineData(9, 8.5, 4)]
    [InlineData(8, 3, 2.9)]
    [InlineData(5, 4, 0)]
    public void TheAreaOfAnEllipsoidIsTheSeriesToDegreeTwenty(double a, double b, double c)
    {
        double alpha = Math.Sqrt(1 - b * b / (a * a)), beta = Math.Sqrt(1 - c * c / (a * a)), x = (alpha * alpha + beta * beta) / (2 * alpha * beta);
        double sum = 0;
        for (int n = 0; n <= 20; n++) sum += Math.Pow(alpha * beta, n) / (1 - 4.0 * n * n) * Legendre(n, x);
        Assert.Equal(4 * Math.PI * a * b * sum, new HalfAxes(a, b, c).Area, 1e-9);
    }

    [Fact]
    public void TheAreaOfABallIsExactAndRoundnessIsNoDivisionByZero()
    {
        Assert.Equal(4 * Math.PI * 9, new HalfAxes(3, 3, 3).Area, 1e-12);
        Assert.Equal(new HalfAxes(3, 2.999999999, 1).Area, new HalfAxes(3, 3, 1).Area, 1e-6);
        Assert.Equal(0, default(HalfAxes).Area);
    }

    /// <summary>Legendre polynomial by its explicit sum: 2^-n sum_k (-1)^k C(n, k) C(2n - 2k, n) x^(n - 2k).</summary>
    private static double Legendre(int n, double x)
    {
        double sum = 0;
        for (int k = 0; 2 * k <= n; k++) sum += (k % 2 == 0 ? 1 : -1) * Binomial(n, k) * Binomial(2 * n - 2 * k, n) * Math.Pow(x, n - 2 * k);
        return sum / Math.Pow(2, n);
    }

    private static double Binomial(int n, int k)
    {
        double product = 1;
        for (int i = 1; i <= k; i++) product = product * (n - k + i) / i;
        return product;
    }

    /// <summary>Random directions, each turned about its axes until nothing gets smaller.</summary>
    private static double BruteBox(ConvexHull hull, int seed, int tries)
    {
        Random random = new(seed);
        double best = double.PositiveInfinity;
        for (int t = 0; t < tries; t++)
        {
            PlacedBox box = PlacedBox.LeastAlong(Direction(random), hull);
            for (int axis = 0, idle = 0; idle < 3; axis = (axis + 1) % 3)
            {
                PlacedBox turned = PlacedBox.LeastAlong(box.Axis(axis), hull);
                if (turned.Volume < box.Volume * (1 - 1e-13)) (box, idle, axis) = (turned, 0, 0);
                else idle++;
            }
            best = Math.Min(best, box.Volume);
        }
        return best;
    }

    /// <summary>Khachiyan's algorithm without away steps, in its plainest form; gives the volume of an ellipsoid that holds all points.</summary>
    private static double PlainEllipsoid(PointMm[] points, double tolerance)
    {
        double[] weights = [.. points.Select(_ => 1.0 / points.Length)];
        while (true)
        {
            PointMm center = default;
            for (int i = 0; i < points.Length; i++) center += points[i].Scale(weights[i]);
            double[,] s = new double[3, 3];
            for (int i = 0; i < points.Length; i++)
            {
                PointMm d = points[i] - center;
                double[] v = [d.X, d.Y, d.Z];
                for (int r = 0; r < 3; r++)
                    for (int c = 0; c < 3; c++) s[r, c] += weights[i] * v[r] * v[c];
            }
            PointMm a = new(s[0, 0], s[0, 1], s[0, 2]), b = new(s[1, 0], s[1, 1], s[1, 2]), e = new(s[2, 0], s[2, 1], s[2, 2]);
            double determinant = a.Dot(b.Cross(e));
            PointMm x = b.Cross(e).Scale(1 / determinant), y = e.Cross(a).Scale(1 / determinant), z = a.Cross(b).Scale(1 / determinant);
            double[] squares = [.. points.Select(p => p - center).Select(d => d.X * x.Dot(d) + d.Y * y.Dot(d) + d.Z * z.Dot(d))];
            int far = Array.IndexOf(squares, squares.Max());
            if (squares[far] <= 3 * (1 + tolerance)) return 4.0 / 3 * Math.PI * Math.Sqrt(Math.Pow(squares[far], 3) * determinant);
            double lifted = squares[far] + 1, step = (lifted - 4) / (4 * (lifted - 1));
            for (int i = 0; i < weights.Length; i++) weights[i] *= 1 - step;
            weights[far] += step;
        }
    }

    private static PointMm Direction(Random random)
    {
        while (true)
        {
            PointMm w = new(2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);
            if (w.Length is > 1e-3 and <= 1) return w.Scale(1 / w.Length);
        }
    }

    private static Mask Solid(ImageSize size, Spacing spacing, Func<PointMm, bool> inside)
    {
        byte[] voxels = new byte[size.VoxelCount];
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex v = size.IndexOf(i);
            PointMm p = new((v.Column - 0.5 * (size.Columns - 1)) * spacing.X, (v.Row - 0.5 * (size.Rows - 1)) * spacing.Y, (v.Slice - 0.5 * (size.Slices - 1)) * spacing.Z);
            voxels[i] = inside(p) ? (byte)1 : (byte)0;
        }
        return Mask.FromVoxels(new ImageGeometry(size, spacing), voxels);
    }
}
