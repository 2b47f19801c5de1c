using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>Counts by two categories, with the tests that they are independent; as <c>chisq.test</c>, <c>fisher.test</c> and <c>mcnemar.test</c> of R.</summary>
public sealed class ContingencyTable
{
    private readonly int[][] _counts;
    private readonly int[] _rows, _columns;

    /// <summary>Creates a table.</summary>
    /// <param name="counts">Counts, row by row, none negative: at least two rows and two columns, each with a count that is not 0.</param>
    public ContingencyTable(IReadOnlyList<int[]> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int columns = counts.Count == 0 ? 0 : counts[0].Length;
        if (counts.Count < 2 || columns < 2 || counts.Any(r => r.Length != columns)) throw ModelingErrors.Shape("contingency table", $"{counts.Count} rows of {columns} columns, or of different lengths");
        if (counts.Any(r => r.Any(c => c < 0))) throw ModelingErrors.Shape("contingency table", "a negative count");
        _counts = [.. counts.Select(r => (int[])r.Clone())];
        _rows = [.. _counts.Select(r => r.Sum())];
        _columns = [.. Enumerable.Range(0, columns).Select(j => _counts.Sum(r => r[j]))];
        if (_rows.Contains(0) || _columns.Contains(0)) throw ModelingErrors.Shape("contingency table", "a row or a column without any count");
    }

    /// <summary>Sum of all counts.</summary>
    public int Total => _rows.Sum();

    /// <summary>Counts expected of independent categories, row by row.</summary>
    public IReadOnlyList<double[]> Expected => [.. _rows.Select(r => _columns.Select(c => (double)r * c / Total).ToArray())];

    /// <summary>Pearson's chi-square test.</summary>
    /// <param name="continuity">Whether Yates's correction is made; of tables of two rows and two columns only.</param>
    public TestResult ChiSquare(bool continuity = false)
    {
        bool small = _rows.Length == 2 && _columns.Length == 2;
        if (continuity && !small) throw ModelingErrors.Option("continuity", $"true for {_rows.Length} x {_columns.Length}", "a table of 2 x 2");
        IReadOnlyList<double[]> expected = Expected;
        double yates = continuity ? Math.Min(0.5, _counts.SelectMany((r, i) => r.Select((c, j) => Math.Abs(c - expected[i][j]))).Min()) : 0, statistic = 0;
        for (int i = 0; i < _rows.Length; i++)
            for (int j = 0; j < _columns.Length; j++)
            {
                double distance = Math.Abs(_counts[i][j] - expected[i][j]) - yates;
                statistic += distance * distance / expected[i][j];
            }
        int degrees = (_rows.Length - 1) * (_columns.Length - 1);
        return new TestResult(statistic, degrees, Tails.ChiSquare(statistic, degrees));
    }

    /// <summary>McNemar's test (1947) that a square table is symmetric, corrected for continuity where it has two rows.</summary>
    public TestResult McNemar()
    {
        if (_rows.Length != _columns.Length) throw ModelingErrors.Shape("contingency table", $"{_rows.Length} x {_columns.Length} where a square is needed");
        double statistic = 0;
        int degrees = 0;
        for (int i = 0; i < _rows.Length; i++)
            for (int j = 0; j < i; j++)
            {
                degrees++;
                double difference = Math.Abs(_counts[i][j] - _counts[j][i]), sum = _counts[i][j] + _counts[j][i];
                if (_rows.Length == 2 && difference > 0) difference--;
                statistic += difference * difference / sum;
            }
        return new TestResult(statistic, degrees, Tails.ChiSquare(statistic, degrees));
    }

    /// <summary>
    /// Fisher's exact test: the p-value is the share of all tables with these margins that are at most as likely as this one. It has no statistic.
    /// </summary>
    /// <returns>The test; p is NaN where there are too many tables to go through (take <see cref="ChiSquare"/>, which is right for such counts).</returns>
    public TestResult Fisher() => new(double.NaN, double.NaN, ExactIndependence.PValue(_counts, _rows, _columns));

    /// <summary>The conditional odds ratio of a table of two rows and two columns: its maximum-likelihood estimate and exact interval given the margins.</summary>
    /// <param name="level">Confidence level.</param>
    public ConfidenceInterval OddsRatio(double level = 0.95)
    {
        if (_rows.Length != 2 || _columns.Length != 2) throw ModelingErrors.Shape("contingency table", $"{_rows.Length} x {_columns.Length} where 2 x 2 is needed");
        if (!(level is > 0 and < 1)) throw ModelingErrors.Option("confidence level", level.ToString("R", CultureInfo.InvariantCulture), "a number between 0 and 1");
        return ExactIndependence.OddsRatio(_counts[0][0], _rows[0], _rows[1], _columns[0], level);
    }
}
