using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>
/// The matrices of zones and neighborhoods themselves, cell by cell: IBSI's digital phantom, and brain1 as PyRadiomics (commit 8ed5793) counts it at three settings.
/// </summary>
public sealed class ZoneAndNeighborhoodMatricesTests
{
    [Theory]
    [InlineData("2d", TextureAggregation.Average2D)]
    [InlineData("3d", TextureAggregation.Average3D)]
    public void EveryCellOfTheDigitalPhantomIsReproduced(string dimension, TextureAggregation aggregation)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require("ibsi1/digital_phantom_texture_matrices.json")));
        JsonElement root = reference.RootElement;
        GrayLevels levels = new FixedBinSize(1).Discretize(DigitalPhantom.Volume, DigitalPhantom.Mask);
        TextureOptions options = new() { Aggregation = aggregation };
        AssertSame("glszm", Glszm.Count(levels, options).Matrices);
        AssertSame("gldzm", Gldzm.Count(levels, DigitalPhantom.Mask, options).Matrices);
        AssertSame("ngldm", Gldm.Count(levels, options).Matrices);
        ToneMatrix[] tones = Ngtdm.Count(levels, options).Matrices(Profile.Ibsi).ToArray();
        JsonElement[] expected = Planes("ngtdm");
        Assert.Equal(expected.Length, tones.Length);
        for (int plane = 0; plane < tones.Length; plane++)
        {
            double[] counts = Numbers(expected[plane].GetProperty("n")), differences = Numbers(expected[plane].GetProperty("s"));
            for (int level = 1; level <= counts.Length; level++)
            {
                int at = Array.IndexOf(tones[plane].Levels, level);
                Assert.Equal(counts[level - 1], at < 0 ? 0 : tones[plane].Counts[at]);
                Assert.Equal(differences[level - 1], at < 0 ? 0 : tones[plane].Differences[at], 1e-12);
            }
        }

        void AssertSame(string matrix, ReadOnlySpan<LevelLengthMatrix> found)
        {
            JsonElement[] planes = Planes(matrix);
            Assert.Equal(planes.Length, found.Length);
            for (int plane = 0; plane < planes.Length; plane++)
            {
                List<(int Level, int Length, long Count)> cells = [];
                int level = 0;
                foreach (double[] row in planes[plane].EnumerateArray().Select(Numbers))
                {
                    level++;
                    for (int i = 0; i < row.Length; i++)
                        if (row[i] != 0) cells.Add((level, i + 1, (long)row[i]));
                }
                Assert.NotEmpty(cells);
                Assert.Equal(cells, Cells(found[plane], levels));
            }
        }

        JsonElement[] Planes(string matrix) =>
            root.GetProperty($"{matrix}_{dimension}") is var element && dimension == "2d" ? [.. element.EnumerateArray()] : [element];
    }

    [Theory]
    [InlineData("s1_default", 25, "1", TextureAggregation.Average3D)]
    [InlineData("s3_fine_dist12_asym", 10, "1,2", TextureAggregation.Average3D)]
    [InlineData("s6_force2D", 25, "1", TextureAggregation.DirectionMerged25D)]
    public void EveryCellOfPyRadiomicsIsReproduced(string setting, double binWidth, string distances, TextureAggregation aggregation)
    {
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/brain1_image.nrrd"));
        GrayLevels levels = new FixedBinSize(binWidth).Discretize(image, Mask.Load(Reference.Require("pyradiomics/data/brain1_label.nrrd"), image, 1));
        TextureOptions options = new() { Aggregation = aggregation, Distances = [.. distances.Split(',').Select(int.Parse)] };

        Assert.Equal(Expected("glszm").Select(Integers), Cells(Assert.Single(Glszm.Count(levels, options).Matrices.ToArray()), levels));
        Assert.Equal(Expected("gldm").Select(Integers), Cells(Assert.Single(Gldm.Count(levels, options).Matrices.ToArray()), levels));
        ToneMatrix tones = Assert.Single(Ngtdm.Count(levels, options).Matrices(Profile.PyRadiomics).ToArray());
        double[][] rows = Expected("ngtdm");
        Assert.Equal(rows.Select(r => r[0]), tones.Levels);
        Assert.Equal(rows.Select(r => (long)r[1]), tones.Counts);
        for (int i = 0; i < rows.Length; i++) Assert.Equal(rows[i][2], tones.Differences[i], 1e-12 * Math.Max(1, rows[i][2]));

        double[][] Expected(string matrix)
        {
            using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/matrices/brain1__{setting}__{matrix}.json")));
            double[][] entries = [.. reference.RootElement.GetProperty("entries").EnumerateArray().Select(Numbers)];
            Assert.NotEmpty(entries);
            return entries;
        }
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static (int Level, int Length, long Count) Integers(double[] cell) => ((int)cell[0], (int)cell[1], (long)cell[2]);

    private static (int Level, int Length, long Count)[] Cells(LevelLengthMatrix matrix, GrayLevels levels) =>
        [.. matrix.Cells.ToArray().Select(c => (levels.Levels[c.Rank - 1], c.Length, (long)c.Count))];
}
