using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Penalised models against R's glmnet at the listed lambdas: objective, coefficients on the standardised scale, paths.</summary>
public sealed class PenalizedPathTests
{
    [Theory]
    [InlineData("glmnet_binomial_sim")]
    [InlineData("glmnet_binomial_maximo")]
    [InlineData("glmnet_cox_sim")]
    [InlineData("glmnet_cox_lung1")]
    [InlineData("glmnet_multinomial_sim")]
    [InlineData("glmnet_multinomial_lung1")]
    public void Paths_agree_with_glmnet(string table)
    {
        ReferenceModel reference = new(table);
        DesignMatrix x = reference.Design(ReferenceModel.Names(reference.Results.GetProperty("names")));
        foreach (JsonProperty block in reference.Results.EnumerateObject())
        {
            if (block.Value.ValueKind != JsonValueKind.Object || block.Name.StartsWith("cv_", StringComparison.Ordinal)) continue;
            JsonElement r = block.Value;
            string name = block.Name, call = r.GetProperty("call").GetString()!;
            PenaltyOptions options = new()
            {
                Alpha = r.GetProperty("alpha").GetDouble(),
                Lambdas = ReferenceModel.Numbers(r.GetProperty("lambda")),
                Standardize = !call.Contains("standardize=FALSE", StringComparison.Ordinal),
                PenaltyFactors = r.TryGetProperty("penalty_factor", out JsonElement factors) ? ReferenceModel.Numbers(factors) : null,
                Weights = r.TryGetProperty("weights_column", out JsonElement weights) ? reference[weights.GetString()!] : null,
                Tolerance = 1e-22,
            };
            PenalizedPath path = Fit(reference, table, name, x, options);
            // glmnet takes the null model of unpenalised columns from a fit that has not converged: there the bound is its own error, and lambdas are compared relative to it.
            bool free0 = options.PenaltyFactors?.Contains(0) ?? false;
            reference.Check(free0 ? "largest lambda with unpenalised columns" : "largest lambda", name, path.LargestLambda, r.GetProperty("lambda_max_glmnet").GetDouble(), free0 ? 1e-4 : 1e-12);
            reference.Check("null deviance", name, path.NullDeviance, r.GetProperty("nulldev").GetDouble(), 1e-10);
            reference.Check("deviance ratio", name, path.Fits.Select(f => f.DevianceRatio), r.GetProperty("dev_ratio"), 1e-8, 1);
            double[] objective = ReferenceModel.Numbers(r.GetProperty("objective"));
            for (int l = 0; l < objective.Length; l++)
                reference.Check("objective above R's", $"{name}[{l}]", Math.Max(0, path.Fits[l].Objective - objective[l]) + objective[l], objective[l], 1e-10);
            Coefficients(reference, r, name, x, path, options);
            JsonElement own = r.GetProperty("default_path");
            PenalizedPath free = Fit(reference, table, name, x, options with { Lambdas = null, Tolerance = 1e-14 });
            double[] expected = ReferenceModel.Numbers(own.GetProperty("lambda"));
            // The lengths of paths are not compared: glmnet ends one by the deviances of looser fits.
            if (free0) expected = [.. expected.Select(e => e * path.LargestLambda / expected[0])];
            int shared = Math.Min(expected.Length, free.Fits.Count);
            // glmnet's Cox family takes the step between lambdas to a power in single precision.
            if (table.Contains("cox", StringComparison.Ordinal))
                expected = [.. expected.Select((e, i) => e * Math.Exp(Math.Log(x.Rows >= x.Columns ? 1e-4 : 0.01) * i * (1 / 99.0 - (double)(1f / 99f))))];
            reference.Check("default path's lambdas", name, [.. free.Fits.Take(shared).Select(f => f.Lambda)], expected[..shared], 1e-10);
        }
        reference.Verify();
    }

    private static void Coefficients(ReferenceModel reference, JsonElement r, string name, DesignMatrix x, PenalizedPath path, PenaltyOptions options)
    {
        double total = options.Weights?.Sum() ?? x.Rows;
        double[] sd = new double[x.Columns];
        for (int j = 0; j < sd.Length; j++)
        {
            double mean = 0, squares = 0;
            for (int i = 0; i < x.Rows; i++) mean += (options.Weights?[i] ?? 1) * x[i, j] / total;
            for (int i = 0; i < x.Rows; i++) squares += (options.Weights?[i] ?? 1) * (x[i, j] - mean) * (x[i, j] - mean) / total;
            sd[j] = Math.Sqrt(squares);
        }
        if (r.TryGetProperty("coef_rows_lambda", out JsonElement rows))
        {
            double[][] expected = ReferenceModel.Matrix(rows);
            for (int l = 0; l < expected.Length; l++)
                for (int j = 0; j < x.Columns; j++)
                    reference.Check("standardised coefficients", $"{name}[{l},{x.Names[j]}]", path.Fits[l].Coefficients[0][j] * sd[j], expected[l][j] * sd[j], 1e-6, 1);
            if (r.TryGetProperty("df", out JsonElement df)) reference.Check("nonzero columns", name, path.Fits.Select(f => (double)f.Degrees), df, 0);
        }
        else
        {
            JsonElement classes = r.GetProperty("coef_per_class_rows_lambda");
            // Under a lasso alone an even number of classes leaves the common shift of a column open: both are compared with the middle at zero.
            bool shift = options.Alpha == 1 && name.Contains("ungrouped", StringComparison.Ordinal);
            double[][][] expected = [.. classes.EnumerateArray().Select(ReferenceModel.Matrix)];
            for (int l = 0; l < expected[0].Length; l++)
            {
                for (int j = 0; j < x.Columns; j++)
                {
                    double[] ours = [.. path.Fits[l].Coefficients.Select(c => c[j] * sd[j])], theirs = [.. expected.Select(e => e[l][j] * sd[j])];
                    double a = shift ? Middle(ours) : 0, b = shift ? Middle(theirs) : 0;
                    for (int k = 0; k < ours.Length; k++) reference.Check("standardised coefficients", $"{name}[{k},{l},{x.Names[j]}]", ours[k] - a, theirs[k] - b, 1e-6, 1);
                }
            }
            double[][] probabilities = ReferenceModel.Matrix(r.GetProperty("prob_first5_last_lambda")), own = path.Fits[^1].Probabilities(x);
            for (int i = 0; i < 5; i++) reference.Check("fitted probabilities", name, own[i], probabilities[i], 1e-6, 1);
        }
        if (r.TryGetProperty("intercept", out JsonElement intercept)) reference.Check("intercepts", name, path.Fits.Select(f => f.Intercepts[0]), intercept, 1e-6, 1);
        if (r.TryGetProperty("lp_first5", out JsonElement predictors))
        {
            double[][] expected = ReferenceModel.Matrix(predictors);
            for (int a = 0; a < expected.Length; a++)
                for (int b = 0; b < expected[a].Length; b++)
                {
                    (int l, int i) = expected.Length == path.Fits.Count ? (a, b) : (b, a);
                    reference.Check("linear predictors", name, path.Fits[l].LinearPredictor(x)[i] - path.Fits[l].LinearPredictor(x)[0], expected[a][b] - (expected.Length == path.Fits.Count ? expected[a][0] : expected[0][b]), 1e-6, 1);
                }
        }
    }

    private static double Middle(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    internal static PenalizedPath Fit(ReferenceModel reference, string table, string name, DesignMatrix x, PenaltyOptions options)
    {
        if (table.Contains("binomial", StringComparison.Ordinal)) return PenalizedPath.Logistic(x, reference.Flag("y"), options);
        if (table.Contains("cox", StringComparison.Ordinal)) return PenalizedPath.Cox(x, reference.Outcome(), options);
        int[] classes = [.. ReferenceModel.Numbers(reference.Results.GetProperty("classes")).Select(c => (int)c)];
        string response = reference.Results.GetProperty("response").GetString()!;
        return PenalizedPath.Multinomial(x, [.. reference.Whole(response).Select(c => Array.IndexOf(classes, c))], classes.Length, options, !name.Contains("ungrouped", StringComparison.Ordinal));
    }
}
