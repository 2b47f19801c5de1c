using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The matrices themselves, cell by cell, against the counts of PyRadiomics (commit 8ed5793) for brain1.</summary>
public sealed class ReferenceMatricesTests
{
    [Fact]
    public void EveryCellOfTheCooccurrenceMatricesIsReproduced()
    {
        using JsonDocument reference = Read("glcm");
        Glcm glcm = Glcm.Count(Levels());
        int angle = 0;
        Assert.Equal(13, glcm.Matrices.Count);
        foreach (JsonElement step in reference.RootElement.GetProperty("angles_zyx").EnumerateArray())
        {
            int[] zyx = Integers(step);
            // The reference counts one order of each pair; ours both. An angle and its opposite are one direction.
            GlcmMatrix ours = glcm.Matrices.Single(d => d.Step == (zyx[2], zyx[1], zyx[0]) || d.Step == (-zyx[2], -zyx[1], -zyx[0]));
            Dictionary<(int, int), long> expected = [];
            foreach (int[] cell in reference.RootElement.GetProperty("entries")[angle++].EnumerateArray().Select(Integers))
            {
                Add(expected, cell[0], cell[1], cell[2]);
                Add(expected, cell[1], cell[0], cell[2]);
            }
            Dictionary<(int, int), long> found = [];
            foreach (TextureCell cell in ours.Cells)
                found.Add(((int)ours.Levels[cell.Row], (int)ours.Levels[cell.Column]), (long)Math.Round(cell.Value * ours.Total));
            Assert.Equal(expected.Values.Sum(), ours.Total);
            AssertSame(expected, found);
        }
        Assert.Equal(13, angle);
    }

    /// <summary>A bin width of 10 with distances 1 and 2, and slices merged: the order of a pair and the choice between a direction and its opposite show.</summary>
    public static TheoryData<string, double, int[], TextureAggregation, int> Settings { get; } = new()
    {
        { "s1_default", 25, [1], TextureAggregation.Average3D, 13 },
        { "s3_fine_dist12_asym", 10, [1, 2], TextureAggregation.Average3D, 62 },
        { "s6_force2D", 25, [1], TextureAggregation.DirectionMerged25D, 4 },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void EveryCellOfTheCooccurrencesOfOneOrderIsReproduced(string setting, double binWidth, int[] distances, TextureAggregation aggregation, int count)
    {
        using JsonDocument reference = Read("glcm", setting);
        GrayLevels levels = Levels(binWidth);
        IReadOnlyList<GlcmMatrix> matrices = Glcm.Count(levels, new TextureOptions { Aggregation = aggregation, Distances = distances, Symmetric = false }).Matrices;
        Assert.Equal(count, matrices.Count);
        JsonElement angles = reference.RootElement.GetProperty("angles_zyx"), entries = reference.RootElement.GetProperty("entries");
        Assert.Equal(count, angles.GetArrayLength());
        for (int i = 0; i < count; i++)
        {
            int[] zyx = Integers(angles[i]);
            GlcmMatrix ours = Assert.Single(matrices, m => m.Step == (zyx[2], zyx[1], zyx[0]));
            Dictionary<(int, int), long> found = [];
            foreach (TextureCell cell in ours.Cells)
                found.Add(((int)ours.Levels[cell.Row], (int)ours.Levels[cell.Column]), (long)Math.Round(cell.Value * ours.Total));
            AssertSame(Cells(entries[i]), found);
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void EveryCellOfTheRunLengthMatricesIsReproduced(string setting, double binWidth, int[] distances, TextureAggregation aggregation, int count)
    {
        using JsonDocument reference = Read("glrlm", setting);
        GrayLevels levels = Levels(binWidth);
        ReadOnlySpan<LevelLengthMatrix> matrices = Glrlm.Count(levels, new TextureOptions { Aggregation = aggregation, Distances = distances }).Matrices;
        Assert.Equal(Math.Min(count, 13), matrices.Length);
        JsonElement angles = reference.RootElement.GetProperty("angles_zyx"), entries = reference.RootElement.GetProperty("entries");
        for (int i = 0; i < matrices.Length; i++)
        {
            int[] zyx = Integers(angles[i]);
            int ours = VoxelDirections.All13.ToList().FindIndex(d => d == (zyx[2], zyx[1], zyx[0]));
            AssertSame(Cells(entries[i]), Cells(matrices[ours], levels));
        }
    }

    private static GrayLevels Levels(double binWidth = 25)
    {
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/brain1_image.nrrd"));
        return new FixedBinSize(binWidth).Discretize(image, Mask.Load(Reference.Require("pyradiomics/data/brain1_label.nrrd"), image, 1));
    }

    private static JsonDocument Read(string matrix, string setting = "s1_default") =>
        JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/matrices/brain1__{setting}__{matrix}.json")));

    private static int[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetInt32())];

    private static void Add(Dictionary<(int, int), long> cells, int level, int other, long count) =>
        cells[(level, other)] = cells.GetValueOrDefault((level, other)) + count;

    private static Dictionary<(int, int), long> Cells(JsonElement entries) =>
        entries.EnumerateArray().Select(Integers).ToDictionary(cell => (cell[0], cell[1]), cell => (long)cell[2]);

    private static Dictionary<(int, int), long> Cells(LevelLengthMatrix matrix, GrayLevels levels)
    {
        Dictionary<(int, int), long> cells = [];
        foreach (LevelLengthCell cell in matrix.Cells) cells.Add((levels.Levels[cell.Rank - 1], cell.Length), (long)cell.Count);
        return cells;
    }

    private static void AssertSame(Dictionary<(int, int), long> expected, Dictionary<(int, int), long> found)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected.OrderBy(cell => cell.Key), found.OrderBy(cell => cell.Key));
    }
}
