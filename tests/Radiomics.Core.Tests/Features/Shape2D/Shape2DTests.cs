using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features.Shape2D;

/// <summary>PyRadiomics' shape2D: its values, and what it does with masks that are not of one plane.</summary>
public sealed class Shape2DTests
{
    [Theory]
    [InlineData("values/brain1__s14_shape2D_slice")]
    [InlineData("values/ibsi_ct__s14_shape2D_slice")]
    [InlineData("values/LIDC-IDRI-0001__s14_shape2D_slice")]
    [InlineData("edge/edge_2Dimage__default")]
    [InlineData("edge/edge_2Dimage__force2D")]
    [InlineData("edge/edge_plane_xy_9x7__shape2D_force2Ddim0")]
    [InlineData("edge/edge_plane_xy_9x7__shape2D_force2Ddim1")]
    [InlineData("edge/edge_plane_xy_9x7__shape2D_force2Ddim2")]
    [InlineData("edge/edge_plane_xz_9x5__shape2D_force2Ddim0")]
    [InlineData("edge/edge_plane_xz_9x5__shape2D_force2Ddim1")]
    [InlineData("edge/edge_plane_xz_9x5__shape2D_force2Ddim2")]
    [InlineData("edge/edge_plane_yz_9x5__shape2D_force2Ddim0")]
    [InlineData("edge/edge_plane_yz_9x5__shape2D_force2Ddim1")]
    [InlineData("edge/edge_plane_yz_9x5__shape2D_force2Ddim2")]
    public void PyRadiomicsIsReproduced(string name)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/{name}.json")));
        JsonElement root = reference.RootElement, given = root.GetProperty("settings");
        Volume image = Volume.Load(PathOf("image"));
        Mask mask = Mask.Load(PathOf("mask"), image, 1);
        bool planes = given.TryGetProperty("force2D", out JsonElement force) && force.GetBoolean();
        ExtractionSettings settings = ExtractionSettings.PyRadiomics with
        {
            Families = FeatureFamilies.Shape2D,
            Aggregations = [planes ? TextureAggregation.DirectionMerged25D : TextureAggregation.Average3D],
            PlaneNormal = given.TryGetProperty("force2Ddimension", out JsonElement axis) ? (VoxelAxis)axis.GetInt32() : VoxelAxis.Slice,
        };
        FeatureExtractor extractor = new(settings);
        if (root.TryGetProperty("error", out _))
        {
            MaskException error = Assert.Throws<MaskException>(() => extractor.Extract(image, mask, TestContext.Current.CancellationToken));
            Assert.Equal("MASK_NOT_PLANAR", error.Code);
            return;
        }
        FeatureSet features = extractor.Extract(image, mask, TestContext.Current.CancellationToken);
        JsonProperty[] expected = [.. root.GetProperty("features").EnumerateObject().Where(f => f.Name.StartsWith("original_shape2D_", StringComparison.Ordinal))];
        Assert.Equal(expected.Select(f => f.Name), features.Select(f => f.Name));
        Assert.Equal(expected.Length == 0, features.Provenance.Notes.Any(n => n.StartsWith("shape2D is left out", StringComparison.Ordinal)));
        List<string> wrong = [];
        foreach (JsonProperty feature in expected)
        {
            double there = feature.Value.GetDouble(), here = features[feature.Name];
            if (!(Math.Abs(here - there) <= 1e-11 * Math.Abs(there))) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{feature.Name}: {here:R} against {there:R}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        string PathOf(string part)
        {
            string file = root.GetProperty(part).GetString()!;
            return Reference.Require((file.StartsWith("edge", StringComparison.Ordinal) ? "pyradiomics/edge/data/" : "pyradiomics/data/") + file);
        }
    }

    [Fact]
    public void WithoutPlanesTheFamilyIsLeftOutWithANote()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(3, new ImageSize(5, 5, 3), 5, 0.6);
        FeatureSet features = new FeatureExtractor(ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.Shape2D }).Extract(volume, mask, TestContext.Current.CancellationToken);
        Assert.Empty(features);
        Assert.Contains(features.Provenance.Notes, n => n.Contains("force2D", StringComparison.Ordinal));
    }

    [Fact]
    public void TheContourIsThatOfEverySquare()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            (_, Mask mask) = RandomRegion.Create(seed, new ImageSize(1 + seed % 9, 1 + seed % 7, 1), 2, 0.1 * (seed % 10));
            Spacing s = mask.Geometry.Spacing;
            double area = 0, length = 0, diameter = 0;
            List<(double X, double Y)> vertices = [];
            ImageSize size = mask.Geometry.Size;
            for (int y = -1; y < size.Rows; y++)
            {
                for (int x = -1; x < size.Columns; x++)
                {
                    bool[] c = [mask[new(x, y, 0)], mask[new(x + 1, y, 0)], mask[new(x + 1, y + 1, 0)], mask[new(x, y + 1, 0)]];
                    (double X, double Y)[] middle = [(x + 0.5, y), (x + 1, y + 0.5), (x + 0.5, y + 1), (x, y + 0.5)];
                    // A line goes from the edge where the contour enters the inside (walking around the square) to the next where it leaves.
                    for (int edge = 0; edge < 4; edge++)
                    {
                        if (c[edge] || !c[(edge + 1) % 4]) continue;
                        int leave = (edge + 1) % 4;
                        while (c[(leave + 1) % 4]) leave = (leave + 1) % 4;
                        (double X, double Y) a = (middle[edge].X * s.X, middle[edge].Y * s.Y), b = (middle[leave].X * s.X, middle[leave].Y * s.Y);
                        vertices.AddRange([a, b]);
                        area += 0.5 * (a.X * b.Y - a.Y * b.X);
                        length += Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
                    }
                }
            }
            foreach ((double X, double Y) a in vertices)
                foreach ((double X, double Y) b in vertices)
                    diameter = Math.Max(diameter, Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y)));
            Shape2DMeasurements shape = Shape2DMeasurements.Measure(mask);
            Assert.Equal(Math.Abs(area), shape.MeshSurface, 1e-10);
            Assert.Equal(length, shape.Perimeter, 1e-10);
            Assert.Equal(diameter, shape.MaximumDiameter, 1e-10);
        }
    }

    [Fact]
    public void APixelAndARowHaveTheirLimits()
    {
        ImageGeometry grid = new(new ImageSize(3, 3, 3), new Spacing(2, 3, 5));
        byte[] voxels = new byte[27];
        voxels[13] = 1;
        foreach (VoxelAxis normal in Enum.GetValues<VoxelAxis>())
        {
            Shape2DMeasurements pixel = Shape2DMeasurements.Measure(Mask.FromVoxels(grid, voxels), normal);
            Assert.True(double.IsNaN(Shape2DFeatures.Elongation(pixel)));
            Assert.Equal(0, Shape2DFeatures.MajorAxisLength(pixel));
            Assert.Equal(0.5 * pixel.PixelSurface, pixel.MeshSurface);
        }
        voxels[12] = 1;
        Shape2DMeasurements row = Shape2DMeasurements.Measure(Mask.FromVoxels(grid, voxels), VoxelAxis.Row);
        Assert.Equal(0, Shape2DFeatures.Elongation(row));
        Assert.Equal(2 * 2 * 5, row.PixelSurface);
        Assert.Equal(4, Shape2DFeatures.MajorAxisLength(row), 1e-12);
        Assert.Throws<MaskException>(() => Shape2DMeasurements.Measure(Mask.FromVoxels(grid, voxels), VoxelAxis.Column));
    }
}
