using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Models of stages against ordinal's clm and VGAM's vglm.</summary>
public sealed class OrdinalModelTests
{
    [Theory]
    [InlineData("stage_sim")]
    [InlineData("stage_lung1")]
    public void Ordinal_and_multinomial_models_agree_with_R(string table)
    {
        ReferenceModel reference = new(table);
        JsonElement all = reference.Results, r = all.GetProperty("proportional_odds_clm");
        DesignMatrix x = reference.Design(ReferenceModel.Names(all.GetProperty("names")));
        int[] y = reference.Whole(all.GetProperty("response").GetString()!);
        int lowest = y.Min();
        int classes = all.GetProperty("K").GetInt32();
        OrdinalModel model = OrdinalModel.Fit(x, [.. y.Select(v => v - lowest)], classes);
        double[] expected = [.. ReferenceModel.Numbers(r.GetProperty("theta")), .. ReferenceModel.Numbers(r.GetProperty("coef"))];
        reference.Check("ordinal coefficients", "clm", [.. model.Coefficients.Values], expected, 1e-7);
        reference.Check("ordinal standard errors", "clm", model.Coefficients.StandardErrors, r.GetProperty("se_theta_then_coef"), 1e-7);
        reference.Check("ordinal log likelihood", "clm", model.LogLikelihood, r.GetProperty("loglik").GetDouble(), 1e-9);
        double[][] probabilities = ReferenceModel.Matrix(r.GetProperty("prob_first5")), own = model.Probabilities(x);
        for (int i = 0; i < 5; i++) reference.Check("ordinal probabilities", $"row {i}", own[i], probabilities[i], 1e-7);
        double[][] covariance = ReferenceModel.Matrix(r.GetProperty("vcov_theta_then_coef"));
        for (int i = 0; i < covariance.Length; i++)
        {
            reference.Check("ordinal covariance", $"row {i}", Enumerable.Range(0, covariance.Length).Select(j => model.Coefficients.Covariance(i, j)).ToArray(), covariance[i], 1e-7, covariance[i][i]);
            reference.Check("ordinal z", $"{i}", model.Coefficients.Wald(i).Statistic, ReferenceModel.Numbers(r.GetProperty("z"))[i], 1e-7);
            // An error of 1e-9 in z is z squared times as large in a p-value far in the tail.
            reference.Check("ordinal p", $"{i}", model.Coefficients.Wald(i).PValue, ReferenceModel.Numbers(r.GetProperty("p"))[i], 1e-7);
        }
        JsonElement odds = all.GetProperty("nominal_test_proportional_odds");
        IReadOnlyList<ProportionalOddsTest> tests = ProportionalOddsTest.Run(x, [.. y.Select(v => v - lowest)], classes);
        for (int i = 0; i < tests.Count; i++)
        {
            Assert.Equal(odds.GetProperty("names")[i].GetString(), tests[i].Name);
            // clm also warns where thresholds would cross at values that no row has (its flag 0); the likelihoods are the same all the same.
            Assert.True(tests[i].IsValid);
            reference.Check("proportional odds", tests[i].Name, tests[i].LogLikelihood, odds.GetProperty("loglik")[i].GetDouble(), 1e-7);
            reference.Check("proportional odds", tests[i].Name, tests[i].Test.Statistic, odds.GetProperty("lrt")[i].GetDouble(), 1e-7);
            reference.Check("proportional odds", tests[i].Name, tests[i].Test.PValue, odds.GetProperty("p")[i].GetDouble(), 1e-7);
        }
        JsonElement m = all.GetProperty("multinomial_vglm");
        MultinomialModel multinomial = MultinomialModel.Fit(x, [.. y.Select(v => v - lowest)], classes);
        reference.Check("multinomial coefficients", "vglm", [.. multinomial.Coefficients.Values], [.. ReferenceModel.Matrix(m.GetProperty("coef_rows_class")).SelectMany(v => v)], 1e-7);
        reference.Check("multinomial standard errors", "vglm", [.. multinomial.Coefficients.StandardErrors], [.. ReferenceModel.Matrix(m.GetProperty("se_rows_class")).SelectMany(v => v)], 1e-7);
        reference.Check("multinomial log likelihood", "vglm", multinomial.LogLikelihood, m.GetProperty("loglik").GetDouble(), 1e-9);
        probabilities = ReferenceModel.Matrix(m.GetProperty("prob_first5"));
        own = multinomial.Probabilities(x);
        for (int i = 0; i < 5; i++) reference.Check("multinomial probabilities", $"row {i}", own[i], probabilities[i], 1e-7);
        reference.Verify();
    }

    [Fact]
    public void A_column_that_acts_on_one_threshold_alone_is_found_and_one_that_separates_there_has_no_test()
    {
        SeededRandom random = new(4);
        double[] x = [.. Enumerable.Range(0, 300).Select(_ => random.NextNormal())], flag = [.. Enumerable.Range(0, 300).Select(i => i % 10 == 0 ? 1.0 : 0)];
        int[] y = [.. x.Select((v, i) => flag[i] == 1 ? 1 + random.Next(2) : random.NextDouble() < LogisticModel.Sigmoid(2 * v) ? 1 + random.Next(2) : 0)];
        IReadOnlyList<ProportionalOddsTest> tests = ProportionalOddsTest.Run(new DesignMatrix(["x", "flag"], 300, [.. x, .. flag]), y, 3);
        Assert.True(tests[0].Test.PValue < 0.01);
        // No row with the flag is of the lowest class: its first threshold runs away.
        Assert.True(double.IsNaN(tests[1].Test.PValue));
        Assert.False(tests[1].IsValid);
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => ProportionalOddsTest.Run(new DesignMatrix(["x"], 300, x), [.. y.Select(v => Math.Min(v, 1))], 2)).Code);
    }
}
