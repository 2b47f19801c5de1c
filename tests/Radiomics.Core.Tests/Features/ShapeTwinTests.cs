using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The shape kernels against plain twins: every cube's triangles one by one, every pair of vertices.</summary>
public sealed class ShapeTwinTests
{
    public static TheoryData<int, int, int, int, double> Masks()
    {
        TheoryData<int, int, int, int, double> data = [];
        int seed = 500;
        foreach (int columns in new[] { 1, 2, 7, 30, 61, 62, 63, 64, 65, 126 })
        {
            data.Add(seed++, columns, 5, 4, 0.5);
            data.Add(seed++, columns, 3, 1, 0.9);
            data.Add(seed++, columns, 2, 6, 0.1);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Masks))]
    public void MeshIsThatOfEveryCube(int seed, int columns, int rows, int slices, double density)
    {
        (_, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), 3, density);
        double area = 0, volume = 0;
        foreach (PointMm[] t in Triangles(mask))
        {
            area += 0.5 * (t[0] - t[2]).Cross(t[1] - t[2]).Length;
            volume -= t[0].Cross(t[1]).Dot(t[2]) / 6;
        }
        ShapeMeasurements shape = ShapeMeasurements.Measure(mask);
        Assert.Equal(area, shape.SurfaceArea, area * 1e-12);
        Assert.Equal(volume, shape.MeshVolume, volume * 1e-9);
    }

    [Theory]
    [MemberData(nameof(Masks))]
    public void DiametersAreThoseOfAllPairsOfVertices(int seed, int columns, int rows, int slices, double density)
    {
        (_, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), 3, density);
        PointMm[] vertices = [.. Triangles(mask).SelectMany(t => t).Distinct()];
        double any = 0, slice = 0, row = 0, column = 0;
        foreach (PointMm a in vertices)
        {
            foreach (PointMm b in vertices)
            {
                double distance = (a - b).Length;
                any = Math.Max(any, distance);
                if (Math.Abs(a.Z - b.Z) < 1e-9) slice = Math.Max(slice, distance);
                if (Math.Abs(a.Y - b.Y) < 1e-9) row = Math.Max(row, distance);
                if (Math.Abs(a.X - b.X) < 1e-9) column = Math.Max(column, distance);
            }
        }
        Diameters diameters = ShapeMeasurements.Measure(mask).Diameters;
        Assert.Equal(any, diameters.Maximum3D, 1e-9);
        Assert.Equal(slice, diameters.InSlice, 1e-9);
        Assert.Equal(row, diameters.InRow, 1e-9);
        Assert.Equal(column, diameters.InColumn, 1e-9);
    }

    [Fact]
    public void ABallHasTheAreaVolumeAndAxesOfABall()
    {
        const int Side = 61;
        const double Radius = 25;
        byte[] voxels = new byte[Side * Side * Side];
        ImageSize size = new(Side, Side, Side);
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex v = size.IndexOf(i);
            int x = v.Column - 30, y = v.Row - 30, z = v.Slice - 30;
            voxels[i] = x * x + y * y + z * z <= Radius * Radius ? (byte)1 : (byte)0;
        }
        ShapeMeasurements shape = ShapeMeasurements.Measure(Mask.FromVoxels(new ImageGeometry(size, Spacing.Isotropic(1)), voxels));
        Assert.Equal(4.0 / 3 * Math.PI * Math.Pow(Radius, 3), shape.MeshVolume, 0.01 * shape.MeshVolume);
        Assert.Equal(2 * Radius + 1, shape.Diameters.Maximum3D, 0.5);
        // Axis = 4 sqrt(R^2 / 5).
        Assert.Equal(4 * Math.Sqrt(Radius * Radius / 5), ShapeFeatures.MajorAxisLength(shape), 0.2);
        Assert.Equal(1, ShapeFeatures.Flatness(shape), 1e-12);
    }

    private static IEnumerable<PointMm[]> Triangles(Mask mask)
    {
        ImageSize size = mask.Region.Size;
        VoxelIndex start = mask.Region.Start;
        Spacing s = mask.Geometry.Spacing;
        for (int z = -1; z < size.Slices; z++)
        {
            for (int y = -1; y < size.Rows; y++)
            {
                for (int x = -1; x < size.Columns; x++)
                {
                    int number = 0;
                    for (int corner = 0; corner < 8; corner++)
                    {
                        (int X, int Y, int Z) c = MarchingCubesTable.Corners[corner];
                        if (mask[new VoxelIndex(start.Column + x + c.X, start.Row + y + c.Y, start.Slice + z + c.Z)]) number |= 1 << corner;
                    }
                    bool complement = number > 127;
                    string edges = MarchingCubesTable.Triangles[complement ? number ^ 255 : number];
                    for (int i = 0; i < edges.Length; i += 3)
                    {
                        PointMm[] t = [.. edges.Substring(i, 3).Select(e => Vertex(e, x + 1, y + 1, z + 1, s))];
                        yield return complement ? [t[0], t[2], t[1]] : t;
                    }
                }
            }
        }
    }

    private static PointMm Vertex(char digit, int x, int y, int z, Spacing s)
    {
        (int X, int Y, int Z) e = MarchingCubesTable.Edges[Convert.ToInt32(digit.ToString(), 16)];
        return new PointMm((x + 0.5 * e.X) * s.X, (y + 0.5 * e.Y) * s.Y, (z + 0.5 * e.Z) * s.Z);
    }
}
