using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// The symmetric co-occurrence matrix of one direction, normalized to probabilities p(i, j) and kept as its cells above 0, with the
/// marginal distributions and entropies the features are made of.
/// </summary>
public sealed class GlcmDirection
{
    private readonly GlcmCell[] _cells;
    private readonly double[] _levels;
    private readonly double[] _marginal;
    private readonly double[] _sums;
    private readonly double[] _differences;

    private GlcmDirection((int X, int Y, int Z) step, GlcmCell[] cells, double[] levels, long pairs, int highestLevel)
    {
        Step = step;
        Pairs = pairs;
        HighestLevel = highestLevel;
        _cells = cells;
        _levels = levels;
        _marginal = new double[levels.Length];
        _sums = new double[2 * highestLevel + 1];
        _differences = new double[highestLevel];
        double entropy = 0;
        foreach (GlcmCell cell in cells)
        {
            int i = (int)levels[cell.Row], j = (int)levels[cell.Column];
            _marginal[cell.Row] += cell.Probability;
            _sums[i + j] += cell.Probability;
            _differences[Math.Abs(i - j)] += cell.Probability;
            entropy -= PLogP(cell.Probability);
        }
        JointEntropy = entropy;
        double mean = 0, marginalEntropy = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            mean += _marginal[i] * levels[i];
            marginalEntropy -= PLogP(_marginal[i]);
        }
        Mean = mean;
        MarginalEntropy = marginalEntropy;
    }

    /// <summary>The step in columns, rows and slices.</summary>
    public (int X, int Y, int Z) Step { get; }

    /// <summary>Number of pairs, each counted in both orders.</summary>
    public long Pairs { get; }

    /// <summary>The largest gray level of the region: Ng of the formulae.</summary>
    public int HighestLevel { get; }

    /// <summary>mu: the mean gray level of the marginal distribution (of rows and of columns: the matrix is symmetric).</summary>
    public double Mean { get; }

    /// <summary>HXY = -sum p(i,j) log2(p(i,j) + epsilon), bits.</summary>
    public double JointEntropy { get; }

    /// <summary>HX = HY = -sum px(i) log2(px(i) + epsilon), bits.</summary>
    public double MarginalEntropy { get; }

    /// <summary>p(i, j) of two gray levels; 0 for levels that do not occur.</summary>
    /// <param name="i">Gray level.</param>
    /// <param name="j">Gray level.</param>
    public double this[int i, int j]
    {
        get
        {
            int row = Array.BinarySearch(_levels, i), column = Array.BinarySearch(_levels, j);
            foreach (GlcmCell cell in _cells)
                if (cell.Row == row && cell.Column == column) return cell.Probability;
            return 0;
        }
    }

    /// <summary>Cells above 0, by row and column.</summary>
    internal ReadOnlySpan<GlcmCell> Cells => _cells;

    /// <summary>Gray levels of the rows and columns.</summary>
    internal ReadOnlySpan<double> Levels => _levels;

    /// <summary>px(i), by position in <see cref="Levels"/>.</summary>
    internal ReadOnlySpan<double> Marginal => _marginal;

    /// <summary>p(x+y)(k), k from 0 to 2 Ng.</summary>
    internal ReadOnlySpan<double> Sums => _sums;

    /// <summary>p(x-y)(k), k from 0 to Ng - 1.</summary>
    internal ReadOnlySpan<double> Differences => _differences;

    internal static GlcmDirection? FromTable((int X, int Y, int Z) step, ReadOnlySpan<uint> table, GrayLevels levels)
    {
        int count = levels.LevelCount, stride = count + 1, occupied = 0;
        long pairs = 0;
        for (int i = 1; i <= count; i++)
        {
            for (int j = 1; j <= count; j++)
            {
                long both = (long)table[i * stride + j] + table[j * stride + i];
                if (both == 0) continue;
                occupied++;
                pairs += both;
            }
        }
        if (pairs == 0) return null;

        GlcmCell[] cells = new GlcmCell[occupied];
        int to = 0;
        for (int i = 1; i <= count; i++)
        {
            for (int j = 1; j <= count; j++)
            {
                long both = (long)table[i * stride + j] + table[j * stride + i];
                if (both != 0) cells[to++] = new GlcmCell(i - 1, j - 1, (double)both / pairs);
            }
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = levels.Levels[i];
        return new GlcmDirection(step, cells, values, pairs, levels.HighestLevel);
    }
}
