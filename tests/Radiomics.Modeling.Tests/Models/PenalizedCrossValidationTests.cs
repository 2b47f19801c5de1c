using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class PenalizedCrossValidationTests
{
    [Theory]
    [InlineData("glmnet_binomial_sim")]
    [InlineData("glmnet_binomial_maximo")]
    [InlineData("glmnet_cox_sim")]
    [InlineData("glmnet_cox_lung1")]
    [InlineData("glmnet_multinomial_sim")]
    [InlineData("glmnet_multinomial_lung1")]
    public void Cross_validated_deviance_agrees_with_cv_glmnet(string table)
    {
        ReferenceModel reference = new(table);
        DesignMatrix x = reference.Design(ReferenceModel.Names(reference.Results.GetProperty("names")));
        foreach (JsonProperty block in reference.Results.EnumerateObject().Where(b => b.Name.StartsWith("cv_deviance", StringComparison.Ordinal)))
        {
            JsonElement r = block.Value;
            string call = r.GetProperty("call").GetString()!;
            if (call.Contains("'cox'", StringComparison.Ordinal) && call.Contains("grouped=FALSE", StringComparison.Ordinal)) continue;
            double[] lambdas = ReferenceModel.Numbers(r.GetProperty("lambda"));
            PenaltyOptions options = new() { Alpha = call.Contains("alpha=0.5", StringComparison.Ordinal) ? 0.5 : call.Contains("alpha=0,", StringComparison.Ordinal) ? 0 : 1, Tolerance = 1e-16 };
            int[] folds = [.. reference.Whole("foldid").Select(f => f - 1)];
            CrossValidationCurve curve = Run(options);
            // R's fits of the folds end at thresh 1e-10 to 1e-14: among collinear columns and small penalties they are short of the minimum, so that the held-out deviance
            // agrees to 1e-6 only where they are not: glmnet_cox_lung1's 39th is 12.5555373 in the table, 12.5566050 from glmnet at 1e-18 and 12.5566051 here. Ours must not
            // depend on the tolerance.
            double bound = table is "glmnet_binomial_sim" or "glmnet_cox_sim" ? 1e-6 : 1e-3;
            reference.Check("cross-validated deviance", block.Name, curve.Mean, r.GetProperty("cvm"), bound, 1);
            reference.Check("cross-validated error", block.Name, curve.Error, r.GetProperty("cvsd"), bound, 1);
            reference.Check("independence of the tolerance", block.Name, [.. Run(options with { Tolerance = 1e-20 }).Mean], [.. curve.Mean], 1e-7, 1);
            reference.Check("chosen lambda", block.Name, curve.BestIndex + 1, r.GetProperty("index_min").GetDouble(), 0);
            reference.Check("chosen lambda", block.Name, curve.OneErrorIndex + 1, r.GetProperty("index_1se").GetDouble(), 0);

            CrossValidationCurve Run(PenaltyOptions o)
            {
                if (table.Contains("binomial", StringComparison.Ordinal)) return PenalizedCrossValidation.Logistic(x, reference.Flag("y"), folds, lambdas, o);
                if (table.Contains("cox", StringComparison.Ordinal)) return PenalizedCrossValidation.Cox(x, reference.Outcome(), folds, lambdas, o);
                int[] classes = [.. ReferenceModel.Numbers(reference.Results.GetProperty("classes")).Select(c => (int)c)];
                int[] y = [.. reference.Whole(reference.Results.GetProperty("response").GetString()!).Select(c => Array.IndexOf(classes, c))];
                return PenalizedCrossValidation.Multinomial(x, y, classes.Length, folds, lambdas, o, !call.Contains("ungrouped", StringComparison.Ordinal));
            }
        }
        reference.Verify();
    }
}
