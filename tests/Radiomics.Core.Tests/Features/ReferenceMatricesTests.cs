using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The matrices themselves, cell by cell, against the counts of PyRadiomics (commit 8ed5793) for brain1 at a bin width of 25.</summary>
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

    [Fact]
    public void EveryCellOfTheRunLengthMatricesIsReproduced()
    {
        using JsonDocument reference = Read("glrlm");
        GrayLevels levels = Levels();
        ReadOnlySpan<LevelLengthMatrix> directions = Glrlm.Count(levels).Matrices;
        Assert.Equal(13, directions.Length);
        JsonElement angles = reference.RootElement.GetProperty("angles_zyx"), entries = reference.RootElement.GetProperty("entries");
        for (int i = 0; i < 13; i++)
        {
            int[] zyx = Integers(angles[i]);
            int ours = VoxelDirections.All13.ToList().FindIndex(d => d == (zyx[2], zyx[1], zyx[0]) || d == (-zyx[2], -zyx[1], -zyx[0]));
            AssertSame(Cells(entries[i]), Cells(directions[ours], levels));
        }
    }

    private static GrayLevels Levels()
    {
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/brain1_image.nrrd"));
        return new FixedBinSize(25).Discretize(image, Mask.Load(Reference.Require("pyradiomics/data/brain1_label.nrrd"), image, 1));
    }

    private static JsonDocument Read(string matrix) =>
        JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/matrices/brain1__s1_default__{matrix}.json")));

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
