using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// Logarithms of a matrix's entries, asked for row by row: in a symmetric matrix those below the diagonal are taken from above it, where the same numbers stood. Matrices
/// of very many levels are not worth the memory; there every logarithm is computed.
/// </summary>
internal readonly struct MirroredTerms
{
    /// <summary>Levels up to which logarithms are kept.</summary>
    private const int MostLevels = 128;

    private readonly int _levels;
    private readonly double[]? _kept;

    /// <summary>Prepares for one matrix.</summary>
    /// <param name="levels">Rows of the matrix.</param>
    /// <param name="symmetric">Whether entries are the same, bit by bit, when row and column change places.</param>
    public MirroredTerms(int levels, bool symmetric)
    {
        _levels = levels;
        _kept = symmetric && levels <= MostLevels ? new double[levels * levels] : null;
    }

    /// <summary>log2(p + epsilon).</summary>
    public double Log(int row, int column, double p)
    {
        if (_kept is null) return Math.Log2(p + Epsilon);
        return row > column ? _kept[column * _levels + row] : _kept[row * _levels + column] = Math.Log2(p + Epsilon);
    }

    /// <summary>p log2(p + epsilon); 0 for p = 0.</summary>
    public double PLogP(int row, int column, double p) => p == 0 ? 0 : p * Log(row, column, p);
}
