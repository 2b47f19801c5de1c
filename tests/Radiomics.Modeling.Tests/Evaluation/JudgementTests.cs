using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Measures of judgement at their edges.</summary>
public sealed class JudgementTests
{
    [Fact]
    public void Restricted_means_are_areas_under_the_curve()
    {
        KaplanMeier curve = KaplanMeier.Estimate(new SurvivalOutcome([1, 2, 4], [true, false, true]));
        // 1 up to time 1, then 2/3 up to 4, then nothing.
        Assert.Equal(1 + 2.0 / 3, curve.RestrictedMean(2).Estimate, 1e-14);
        Assert.Equal(1 + 2, curve.RestrictedMean(10).Estimate, 1e-14);
        Assert.Equal(0.5, curve.RestrictedMean(0.5).Estimate, 1e-14);
        Assert.Equal(0, curve.RestrictedMean(0.5).StandardError);
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => curve.RestrictedMean(0)).Code);
    }

    [Fact]
    public void The_whole_partial_area_is_the_area_and_parts_add_up()
    {
        RocCurve roc = new([true, false, true, false, true, false], [3, 1, 2, 2, 1, 0]);
        Assert.Equal(roc.Area, roc.PartialArea(0, 1), 1e-14);
        Assert.Equal(roc.Area, roc.PartialArea(0, 0.35) + roc.PartialArea(0.35), 1e-14);
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => roc.PartialArea(0.9, 0.8)).Code);
    }

    [Fact]
    public void Groups_of_tied_predictions_are_merged_and_too_few_are_refused()
    {
        bool[] y = [.. Enumerable.Range(0, 40).Select(i => i % 3 == 0)];
        Assert.Equal(5, HosmerLemeshowTest.Run(y, [.. Enumerable.Range(0, 40).Select(i => 0.2 + i % 5 * 0.1)]).Groups.Count);
        Assert.Equal("MODEL_SHAPE", Assert.Throws<ModelingException>(() => HosmerLemeshowTest.Run(y, [.. Enumerable.Repeat(0.3, 40)])).Code);
    }

    [Fact]
    public void Performance_at_a_time_without_events_is_undefined_and_without_censoring_that_of_classes()
    {
        double[] times = [1, 2, 3, 4, 5, 6], risk = [0.9, 0.4, 0.8, 0.3, 0.5, 0.1];
        SurvivalPerformance all = new(new SurvivalOutcome(times, [true, true, true, true, true, true]));
        Assert.True(double.IsNaN(all.AreaInterval(risk, 0.5).Estimate));
        Assert.True(double.IsNaN(all.AreaInterval(risk, 0.5).StandardError));
        RocCurve roc = new([true, true, true, false, false, false], risk);
        ConfidenceInterval own = all.AreaInterval(risk, 3);
        Assert.Equal(roc.Area, own.Estimate, 1e-14);
        // Projections of the same pairs: DeLong's variance but for n in place of n - 1 within the classes.
        Assert.InRange(own.StandardError / Math.Sqrt(roc.Variance), 0.7, 1.3);
    }

    [Fact]
    public void Measures_of_other_models_are_refused()
    {
        DesignMatrix x = new(["a"], 6, [1, 2, 3, 4, 5, 7]);
        int[] folds = [0, 0, 1, 1, 2, 2];
        bool[] y = [true, false, true, true, false, false];
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => PenalizedCrossValidation.Logistic(x, y, folds, [0.1], measure: CrossValidationMeasure.Concordance)).Code);
        // Two folds have one class: the area is undefined in them, and one fold alone has no error.
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => PenalizedCrossValidation.Logistic(x, y, folds, [0.1], measure: CrossValidationMeasure.Area)).Code);
        Assert.Single(PenalizedCrossValidation.Logistic(x, y, folds, [0.1]).Lambdas);
    }
}
