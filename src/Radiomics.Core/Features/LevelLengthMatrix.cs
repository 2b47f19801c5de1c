namespace Radiomics;

/// <summary>
/// A matrix over gray level and length (of a run), size or distance (of a zone) or number of dependent voxels, kept as its cells above 0, with the sums its
/// features are made of. Run length, zone and dependence matrices are all of this kind and share their formulae.
/// </summary>
internal sealed class LevelLengthMatrix
{
    private readonly LevelLengthCell[] _cells;
    private readonly double[] _levels;
    private readonly double[] _levelSums;
    private readonly double[] _lengths;
    private readonly double[] _lengthSums;

    private LevelLengthMatrix(LevelLengthCell[] cells, double[] levels, double[] levelSums, double[] lengths, double[] lengthSums, double total, double voxels)
    {
        _cells = cells;
        _levels = levels;
        _levelSums = levelSums;
        _lengths = lengths;
        _lengthSums = lengthSums;
        Total = total;
        Voxels = voxels;
    }

    /// <summary>N: the number of runs or zones.</summary>
    public double Total { get; }

    /// <summary>The number of voxels in them; a voxel counts once for every direction that was merged, with its weight.</summary>
    public double Voxels { get; }

    public ReadOnlySpan<LevelLengthCell> Cells => _cells;

    /// <summary>Builds the matrix; null when there is no cell.</summary>
    /// <param name="cells">Cells above 0, each pair of rank and length once, by rank and then by length.</param>
    /// <param name="levels">Gray levels by rank.</param>
    /// <param name="voxelCount">Voxels the matrix was counted from; null where they are the sum of the lengths.</param>
    public static LevelLengthMatrix? FromCells(LevelLengthCell[] cells, ReadOnlySpan<int> levels, long? voxelCount = null)
    {
        if (cells.Length == 0) return null;
        double[] levelValues = new double[levels.Length];
        for (int i = 0; i < levels.Length; i++) levelValues[i] = levels[i];
        double[] levelSums = new double[levels.Length];
        SortedDictionary<int, double> lengthSums = [];
        double total = 0, voxels = 0;
        foreach (LevelLengthCell cell in cells)
        {
            levelSums[cell.Rank - 1] += cell.Count;
            lengthSums[cell.Length] = lengthSums.GetValueOrDefault(cell.Length) + cell.Count;
            total += cell.Count;
            voxels += cell.Count * cell.Length;
        }
        return new LevelLengthMatrix(
            cells, levelValues, levelSums, [.. lengthSums.Keys.Select(k => (double)k)], [.. lengthSums.Values], total, voxelCount ?? voxels);
    }

    /// <summary>A matrix without a cell: sums are 0, and what is divided by the number of runs or zones is NaN.</summary>
    public static LevelLengthMatrix Empty { get; } = new([], [1], [0], [], [], 0, 0);

    /// <summary>Sum over gray levels of (number of runs or zones of the level) * weight(level).</summary>
    public double LevelSum(Func<double, double> weight) => WeightedSum(_levels, _levelSums, weight);

    /// <summary>Sum over lengths of (number of runs or zones of the length) * weight(length).</summary>
    public double LengthSum(Func<double, double> weight) => WeightedSum(_lengths, _lengthSums, weight);

    /// <summary>Sum over cells of count * weight(level, length).</summary>
    public double CellSum(Func<double, double, double> weight)
    {
        double sum = 0;
        foreach (LevelLengthCell cell in _cells) sum += cell.Count * weight(_levels[cell.Rank - 1], cell.Length);
        return sum;
    }

    /// <summary>Sum over gray levels of the squared number of runs or zones.</summary>
    public double SquaredLevelSums => SumOfSquares(_levelSums);

    /// <summary>Sum over lengths of the squared number of runs or zones.</summary>
    public double SquaredLengthSums => SumOfSquares(_lengthSums);

    /// <summary>Variance of the gray level over runs or zones.</summary>
    public double LevelVariance => Variance(_levels, _levelSums);

    /// <summary>Variance of the length over runs or zones.</summary>
    public double LengthVariance => Variance(_lengths, _lengthSums);

    /// <summary>sum p^2 over the cells.</summary>
    public double Energy
    {
        get
        {
            double sum = 0;
            foreach (LevelLengthCell cell in _cells) sum += FeatureMath.Square(cell.Count / Total);
            return sum;
        }
    }

    /// <summary>-sum p log2(p + epsilon) over the cells, bits.</summary>
    public double Entropy
    {
        get
        {
            double sum = 0;
            foreach (LevelLengthCell cell in _cells) sum -= FeatureMath.PLogP(cell.Count / Total);
            return sum;
        }
    }

    private static double WeightedSum(double[] values, double[] sums, Func<double, double> weight)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            if (sums[i] != 0) sum += sums[i] * weight(values[i]);
        return sum;
    }

    private static double SumOfSquares(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += value * value;
        return sum;
    }

    private double Variance(double[] values, double[] sums)
    {
        double mean = 0, variance = 0;
        for (int i = 0; i < values.Length; i++) mean += sums[i] / Total * values[i];
        for (int i = 0; i < values.Length; i++) variance += sums[i] / Total * FeatureMath.Square(values[i] - mean);
        return variance;
    }
}
