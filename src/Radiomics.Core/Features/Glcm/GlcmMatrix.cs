using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// A co-occurrence matrix, of one direction or of several merged, normalized to probabilities p(i, j) and kept as its cells above 0, with the marginal
/// distributions and entropies the features are made of. i is the gray level of the first voxel of a pair, j that of the voxel one step further.
/// </summary>
public sealed class GlcmMatrix
{
    private readonly TextureCell[] _cells;
    private readonly double[] _levels;
    private readonly double[] _rows;
    private readonly double[] _columns;
    private readonly double[] _sums;
    private readonly double[] _differences;
    private readonly Lazy<(double OfCells, double OfMarginals)> _independence;

    /// <summary>Creates the matrix from counts.</summary>
    /// <param name="step">Its direction, if it has one.</param>
    /// <param name="plane">Its plane, if it has one.</param>
    /// <param name="cells">The counts; become the probabilities.</param>
    /// <param name="total">Their sum, above 0.</param>
    /// <param name="levels">The gray levels that occur, ascending.</param>
    /// <param name="highestLevel">The largest of the region.</param>
    /// <param name="regionLevelCount">How many the region has.</param>
    /// <param name="symmetric">Whether each pair was counted in both orders.</param>
    internal GlcmMatrix((int X, int Y, int Z)? step, int? plane, TextureCell[] cells, double total, double[] levels, int highestLevel, int regionLevelCount, bool symmetric)
    {
        Step = step;
        Plane = plane;
        Total = total;
        HighestLevel = highestLevel;
        RegionLevelCount = regionLevelCount;
        _cells = cells;
        _levels = levels;
        _rows = new double[levels.Length];
        _columns = symmetric ? _rows : new double[levels.Length];
        int lowest = (int)levels[0], span = (int)levels[^1] - lowest;
        FirstSum = 2 * lowest;
        _sums = new double[2 * span + 1];
        _differences = new double[span + 1];
        double entropy = 0;
        MirroredTerms terms = new(levels.Length, symmetric);
        for (int c = 0; c < cells.Length; c++)
        {
            TextureCell cell = cells[c] with { Value = cells[c].Value / total };
            cells[c] = cell;
            int i = (int)levels[cell.Row], j = (int)levels[cell.Column];
            _rows[cell.Row] += cell.Value;
            if (!symmetric) _columns[cell.Column] += cell.Value;
            _sums[i + j - FirstSum] += cell.Value;
            _differences[Math.Abs(i - j)] += cell.Value;
            entropy -= terms.PLogP(cell.Row, cell.Column, cell.Value);
        }
        JointEntropy = entropy;
        (RowMean, RowEntropy) = Summary(_rows);
        (ColumnMean, ColumnEntropy) = symmetric ? (RowMean, RowEntropy) : Summary(_columns);
        _independence = new(IndependenceEntropies);
    }

    /// <summary>The step from the first voxel of a pair to the second, in columns, rows and slices; null where directions are merged.</summary>
    public (int X, int Y, int Z)? Step { get; }

    /// <summary>The plane that was counted, from 0 in the region's box; null where it was the whole box.</summary>
    public int? Plane { get; }

    /// <summary>Number of pairs; in a symmetric matrix each counts twice, in a weighted sum of directions with the weight of its direction.</summary>
    public double Total { get; }

    /// <summary>The largest gray level of the region: Ng of the formulae.</summary>
    public int HighestLevel { get; }

    /// <summary>mu x: the mean gray level of the rows.</summary>
    public double RowMean { get; }

    /// <summary>mu y: the mean gray level of the columns; that of the rows where the matrix is symmetric.</summary>
    public double ColumnMean { get; }

    /// <summary>HXY = -sum p(i,j) log2(p(i,j) + epsilon), bits.</summary>
    public double JointEntropy { get; }

    /// <summary>HX = -sum px(i) log2(px(i) + epsilon), bits.</summary>
    public double RowEntropy { get; }

    /// <summary>HY = -sum py(j) log2(py(j) + epsilon), bits.</summary>
    public double ColumnEntropy { get; }

    /// <summary>p(i, j) of two gray levels; 0 for levels that do not occur.</summary>
    /// <param name="i">Gray level.</param>
    /// <param name="j">Gray level.</param>
    public double this[int i, int j]
    {
        get
        {
            int row = Array.BinarySearch(_levels, i), column = Array.BinarySearch(_levels, j);
            foreach (TextureCell cell in _cells)
                if (cell.Row == row && cell.Column == column) return cell.Value;
            return 0;
        }
    }

    /// <summary>How many different gray levels the region has; more than <see cref="Levels"/> where the matrix is that of a part of it.</summary>
    internal int RegionLevelCount { get; }

    /// <summary>HXY1 = -sum p(i,j) log2(px(i) py(j) + epsilon), bits.</summary>
    internal double CrossEntropy => _independence.Value.OfCells;

    /// <summary>HXY2 = -sum px(i) py(j) log2(px(i) py(j) + epsilon), bits.</summary>
    internal double IndependentEntropy => _independence.Value.OfMarginals;

    /// <summary>Cells above 0, by row and column.</summary>
    internal ReadOnlySpan<TextureCell> Cells => _cells;

    /// <summary>Gray levels of the rows and columns.</summary>
    internal ReadOnlySpan<double> Levels => _levels;

    /// <summary>px(i), by position in <see cref="Levels"/>.</summary>
    internal ReadOnlySpan<double> Rows => _rows;

    /// <summary>py(j), by position in <see cref="Levels"/>.</summary>
    internal ReadOnlySpan<double> Columns => _columns;

    /// <summary>p(x+y)(k), k from <see cref="FirstSum"/> on: twice the lowest level that occurs to twice the highest.</summary>
    internal ReadOnlySpan<double> Sums => _sums;

    /// <summary>k of the first entry of <see cref="Sums"/>.</summary>
    internal int FirstSum { get; }

    /// <summary>p(x-y)(k), k from 0 to the difference of the highest and the lowest level that occur.</summary>
    internal ReadOnlySpan<double> Differences => _differences;

    /// <summary>HXY1 and HXY2, which share their logarithms: row by row, each sum in the order of its terms.</summary>
    private (double OfCells, double OfMarginals) IndependenceEntropies()
    {
        double ofCells = 0, ofMarginals = 0;
        double[] logarithms = new double[_columns.Length];
        MirroredTerms terms = new(_rows.Length, _rows == _columns);
        int cell = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            for (int j = 0; j < logarithms.Length; j++)
            {
                double product = _rows[i] * _columns[j];
                if (product == 0) continue;
                logarithms[j] = terms.Log(i, j, product);
                ofMarginals -= product * logarithms[j];
            }
            for (; cell < _cells.Length && _cells[cell].Row == i; cell++) ofCells -= _cells[cell].Value * logarithms[_cells[cell].Column];
        }
        return (ofCells, ofMarginals);
    }

    private (double Mean, double Entropy) Summary(double[] marginal)
    {
        double mean = 0, entropy = 0;
        for (int i = 0; i < marginal.Length; i++)
        {
            mean += marginal[i] * _levels[i];
            entropy -= PLogP(marginal[i]);
        }
        return (mean, entropy);
    }
}
