namespace Radiomics;

/// <summary>Makes the co-occurrence matrices of a region: of a direction, of a plane, or of all directions together.</summary>
internal sealed class GlcmCounter
{
    private readonly GrayLevels _levels;
    private readonly TextureOptions _options;
    private readonly (int X, int Y, int Z)[] _steps;
    private readonly double[] _weights;
    private readonly double[] _levelValues;

    public GlcmCounter(GrayLevels levels, TextureOptions options, (int X, int Y, int Z)[] steps)
    {
        _levels = levels;
        _options = options;
        _steps = steps;
        _weights = Array.ConvertAll(steps, Weight);
        _levelValues = new double[levels.LevelCount];
        for (int i = 0; i < _levelValues.Length; i++) _levelValues[i] = levels.Levels[i];
    }

    /// <summary>The matrix of one direction over the whole box; null when it has no pair.</summary>
    public GlcmMatrix? Direction(int step) => Matrix(_steps[step], null, Cells(step));

    /// <summary>The weighted sum of all directions over the whole box; null when it has no pair.</summary>
    public GlcmMatrix? Merged(Workers workers) => Matrix(null, null, TextureCell.Sum(workers.Map(_steps.Length, Cells), _weights));

    /// <summary>The matrices of a plane: one for each direction, or one for the weighted sum of all; null for those without a pair.</summary>
    public GlcmMatrix?[] Plane(int plane, bool merged)
    {
        BoxPart part = BoxPart.Plane(_levels.Size, _options.PlaneNormal, plane);
        int[] ranks = TextureWork.Ranks(TextureWork.VoxelCounts(_levels, part));
        if (ranks.Length == 0) return [];
        using PairTable table = new(_levels.LevelCount);
        TextureCell[][] cells = Array.ConvertAll(_steps, step => Cells(step, part, ranks, table));
        return merged ? [Matrix(null, plane, TextureCell.Sum(cells, _weights))] : [.. cells.Select((c, i) => Matrix(_steps[i], plane, c))];
    }

    private TextureCell[] Cells(int step)
    {
        using PairTable table = new(_levels.LevelCount);
        return Cells(_steps[step], BoxPart.Whole(_levels.Size), [.. Enumerable.Range(1, _levels.LevelCount)], table);
    }

    private TextureCell[] Cells((int X, int Y, int Z) step, BoxPart part, int[] ranks, PairTable table)
    {
        table.Clear(ranks);
        GlcmCounting.Count(_levels, step, part, table);
        return table.Cells(ranks, _options.Symmetric);
    }

    private GlcmMatrix? Matrix((int X, int Y, int Z)? step, int? plane, TextureCell[] cells)
    {
        double total = 0;
        foreach (TextureCell cell in cells) total += cell.Value;
        return total == 0 ? null : new GlcmMatrix(step, plane, cells, total, _levelValues, _levels.RegionHighestLevel, _levels.RegionLevelCount, _options.Symmetric);
    }

    private double Weight((int X, int Y, int Z) step) =>
        _options.Weighting == DistanceWeighting.None ? 1 : Math.Exp(-FeatureMath.Square(step.Length(_levels.Spacing, _options.Weighting)));
}
