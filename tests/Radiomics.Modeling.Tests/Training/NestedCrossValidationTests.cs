using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class NestedCrossValidationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Results_do_not_depend_on_threads_and_find_what_matters(bool survival)
    {
        FeatureTable table = SimulatedCohort.Table(160);
        TrainingPlan plan = SimulatedCohort.Plan(survival ? SimulatedCohort.Survival : OutcomeColumns.Binary("label")) with { Repeats = 2, MaxDegreeOfParallelism = 1 };
        EvaluationReport one = NestedCrossValidation.Run(table, plan, TestContext.Current.CancellationToken), three = NestedCrossValidation.Run(table, plan with { MaxDegreeOfParallelism = 3 }, TestContext.Current.CancellationToken);
        Assert.Equal(one.Predictions.Select(p => p.LinearPredictor), three.Predictions.Select(p => p.LinearPredictor));
        Assert.Equal(one.Discrimination, three.Discrimination);
        Assert.Equal(320, one.Predictions.Count);
        Assert.True(one.Discrimination.Estimate > 0.65, $"{one.Discrimination}");
        Assert.True(one.Discrimination.Lower < one.Discrimination.Estimate && one.Discrimination.Upper > one.Discrimination.Estimate);
        Assert.Equal(1, one.SelectionFrequency["f0"]);
        if (survival) Assert.All(one.Horizons, h => Assert.True(h.Brier < h.NullBrier, $"{h.Time}: {h.Brier} for {h.NullBrier}"));
        else Assert.NotNull(one.Calibration);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Outcomes_without_a_relation_are_predicted_no_better_than_chance(bool survival)
    {
        double[] values =
        [
            .. Enumerable.Range(0, 8).Select(seed => NestedCrossValidation.Run(
                SimulatedCohort.Table(80, 30, 100 + seed, strength: 0),
                SimulatedCohort.Plan(survival ? SimulatedCohort.Survival : OutcomeColumns.Binary("label"), 30) with { Preparation = new PreparationOptions { FalseDiscoveryRate = 0.999 } }, TestContext.Current.CancellationToken).Discrimination.Estimate),
        ];
        double mean = values.Average(), error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
        Assert.InRange(mean, 0.5 - 3 * error, 0.5 + 3 * error);
        Assert.True(error < 0.05);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Optimism_is_large_where_there_is_nothing_to_find(bool survival)
    {
        TrainingPlan plan = SimulatedCohort.Plan(survival ? SimulatedCohort.Survival : OutcomeColumns.Binary("label"), 30) with { Alpha = 0, PathLength = 10, Preparation = new PreparationOptions { MaxCorrelation = 1 } };
        BootstrapOptimism found = BootstrapOptimism.Run(plan.Read(SimulatedCohort.Table(80, 30, 5, strength: 0)), plan, 20, TestContext.Current.CancellationToken);
        Assert.True(found.Apparent > 0.6, $"{found}");
        Assert.True(found.Corrected < found.Apparent - 0.05, $"{found}");
        BootstrapOptimism again = BootstrapOptimism.Run(plan.Read(SimulatedCohort.Table(80, 30, 5, strength: 0)), plan with { MaxDegreeOfParallelism = 1 }, 20, TestContext.Current.CancellationToken);
        Assert.Equal(found, again);
    }

    [Fact]
    public void Baselines_are_compared_on_the_same_folds()
    {
        TrainingPlan plan = SimulatedCohort.Plan(SimulatedCohort.Survival);
        Dictionary<string, IReadOnlyList<string>> sets = new() { ["size alone"] = ["f3"], ["all"] = SimulatedCohort.Names(12) };
        PlanComparison found = PlanComparison.Run(SimulatedCohort.Table(160), plan, sets, "all", 200, TestContext.Current.CancellationToken);
        Assert.Equal(found.Reports["all"].Splits[0].Hash, found.Reports["size alone"].Splits[0].Hash);
        ConfidenceInterval difference = found.Differences["size alone"];
        Assert.True(difference.Upper < 0 && difference.Lower < difference.Estimate && difference.Estimate < difference.Upper, $"{difference}");
    }
}
