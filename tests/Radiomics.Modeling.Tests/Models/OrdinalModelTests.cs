using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class OrdinalModelTests
{
    [Theory]
    [InlineData("stage_sim")]
    [InlineData("stage_lung1")]
    public void Proportional_odds_agree_with_clm(string table)
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
        reference.Verify();
    }
}
