using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Data that do not support a model end in a typed error that says so.</summary>
public sealed class BadInputTests
{
    private static string Code(Action act) => Assert.Throws<ModelingException>(act).Code;

    private static DesignMatrix Columns(params double[][] columns) => new([.. columns.Select((_, j) => $"x{j}")], columns[0].Length, [.. columns.SelectMany(c => c)]);

    private static readonly double[] s_one = [1, 2, 3, 4, 5, 6, 7, 8], s_two = [3, 1, 4, 1, 5, 9, 2, 6];
    private static readonly bool[] s_mixed = [false, true, false, true, true, false, true, false];

    [Fact]
    public void One_class_or_no_event_is_refused()
    {
        Assert.Equal("MODEL_ONE_CLASS", Code(() => LogisticModel.Fit(Columns(s_one), new bool[8])));
        Assert.Equal("MODEL_ONE_CLASS", Code(() => PenalizedPath.Logistic(Columns(s_one), new bool[8])));
        Assert.Equal("MODEL_ONE_CLASS", Code(() => OrdinalModel.Fit(Columns(s_one), new int[8], 3)));
        Assert.Equal("MODEL_ONE_CLASS", Code(() => _ = new RocCurve([true, true], [1, 2])));
        Assert.Equal("MODEL_NO_EVENTS", Code(() => CoxModel.Fit(Columns(s_one), new SurvivalOutcome(s_two, new bool[8]))));
        Assert.Equal("MODEL_NO_EVENTS", Code(() => PenalizedPath.Cox(Columns(s_one), new SurvivalOutcome(s_two, new bool[8]))));
    }

    [Fact]
    public void Separated_classes_are_told_and_penalised_models_bear_them()
    {
        bool[] y = [false, false, false, false, true, true, true, true];
        ModelingException error = Assert.Throws<ModelingException>(() => LogisticModel.Fit(Columns(s_two, s_one), y));
        Assert.Equal("MODEL_SEPARATED", error.Code);
        Assert.Contains("x1", error.Message, StringComparison.Ordinal);
        Assert.All(PenalizedPath.Logistic(Columns(s_two, s_one), y).Fits, f => Assert.True(double.IsFinite(f.Coefficients[0][1])));
        Assert.Equal("MODEL_SEPARATED", Code(() => CoxModel.Fit(Columns([0, 0, 0, 0, 1, 1, 1, 1]), new SurvivalOutcome([5, 6, 7, 8, 1, 2, 3, 4], [false, false, false, false, true, true, true, true]))));
    }

    [Fact]
    public void Constant_and_collinear_columns_are_named()
    {
        double[] flat = [2, 2, 2, 2, 2, 2, 2, 2];
        Assert.Equal("MODEL_CONSTANT_COLUMN", Code(() => LogisticModel.Fit(Columns(s_one, flat), s_mixed)));
        Assert.Equal("MODEL_COLLINEAR", Code(() => LogisticModel.Fit(Columns(s_one, [.. s_one.Select(v => 2 * v + 1)]), s_mixed)));
        Assert.Equal("MODEL_CONSTANT_COLUMN", Code(() => CoxModel.Fit(Columns(flat), new SurvivalOutcome(s_one, s_mixed))));
        // A penalised model gives a constant column the coefficient 0.
        Assert.All(PenalizedPath.Logistic(Columns(s_one, flat), s_mixed).Fits, f => Assert.Equal(0, f.Coefficients[0][1]));
    }

    [Fact]
    public void More_columns_than_rows_need_a_penalty()
    {
        SeededRandom random = new(5);
        double[][] many = [.. Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, 8).Select(_ => random.NextNormal()).ToArray())];
        Assert.Equal("MODEL_TOO_MANY_COLUMNS", Code(() => LogisticModel.Fit(Columns(many), s_mixed)));
        Assert.Equal("MODEL_TOO_MANY_COLUMNS", Code(() => CoxModel.Fit(Columns(many), new SurvivalOutcome(s_one, s_mixed))));
        Assert.True(PenalizedPath.Logistic(Columns(many), s_mixed).Fits.Count > 3);
    }

    [Fact]
    public void Missing_values_and_wrong_lengths_are_refused()
    {
        Assert.Equal("MODEL_MISSING_VALUE", Code(() => Columns([1, double.NaN])));
        Assert.Equal("MODEL_MISSING_VALUE", Code(() => _ = new SurvivalOutcome([1, -1], [true, true])));
        Assert.Equal("MODEL_SHAPE", Code(() => LogisticModel.Fit(Columns(s_one), [true])));
        Assert.Equal("MODEL_OPTION", Code(() => PenalizedPath.Logistic(Columns(s_one), s_mixed, new PenaltyOptions { Alpha = 2 })));
        Assert.Equal("MODEL_OPTION", Code(() => PenalizedPath.Logistic(Columns(s_one), s_mixed, new PenaltyOptions { Lambdas = [0.1, 0.2] })));
    }
}
