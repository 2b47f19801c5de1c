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
}
