namespace Radiomics.Modeling;

/// <summary>
/// Likelihood-ratio tests of the assumption of an ordinal model: that a column shifts the odds of every threshold alike; against the model in which that column has an
/// effect of its own at each threshold. As <c>nominal_test</c> of R's ordinal package. A small p-value speaks against proportional odds.
/// </summary>
/// <param name="Name">The column.</param>
/// <param name="Test">The test, classes less 2 degrees; NaN where the larger model has no maximum.</param>
/// <param name="LogLikelihood">Log likelihood of the larger model.</param>
/// <param name="IsValid">Whether the larger model's cumulative probabilities rise from class to class in every row; where they do not, do not lean on the test.</param>
public sealed record ProportionalOddsTest(string Name, TestResult Test, double LogLikelihood, bool IsValid)
{
    /// <summary>Tests every column.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">Class of each row: 0 to classes - 1, ascending in their order.</param>
    /// <param name="classes">Number of classes, at least 3, each of them present.</param>
    public static IReadOnlyList<ProportionalOddsTest> Run(DesignMatrix x, IReadOnlyList<int> y, int classes)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (classes < 3) throw ModelingErrors.Option("classes", classes.ToString(System.Globalization.CultureInfo.InvariantCulture), "at least 3: two classes have one threshold");
        double smaller = OrdinalModel.Fit(x, y, classes).LogLikelihood;
        if (x.Columns + 2 * (classes - 1) >= x.Rows) throw ModelingErrors.TooManyColumns(x.Columns + classes - 2, x.Rows);
        (double[][] columns, _, double[] scales) = CoxModel.Center(x, [.. Enumerable.Repeat(1.0, x.Rows)]);
        for (int j = 0; j < columns.Length; j++)
            for (int i = 0; i < x.Rows; i++) columns[j][i] /= scales[j];
        return
        [
            .. x.Names.Select((name, j) =>
            {
                OrdinalLikelihood likelihood = new(columns, [.. y], classes, j);
                try
                {
                    (double[] beta, _, double value) = likelihood.Maximize(x.Names);
                    double statistic = 2 * (value - smaller);
                    return new ProportionalOddsTest(name, new TestResult(statistic, classes - 2, Tails.ChiSquare(statistic, classes - 2)), value, likelihood.IsOrdered(beta));
                }
                catch (ModelingException)
                {
                    // Separation at one threshold, or probabilities that cross so far that no maximum is left.
                    return new ProportionalOddsTest(name, new TestResult(double.NaN, classes - 2, double.NaN), double.NaN, false);
                }
            }),
        ];
    }
}
