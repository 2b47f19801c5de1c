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
    public void Cross_validation_agrees_with_cv_glmnet(string table)
    {
        ReferenceModel reference = new(table);
        DesignMatrix x = reference.Design(ReferenceModel.Names(reference.Results.GetProperty("names")));
        int[] folds = [.. reference.Whole("foldid").Select(f => f - 1)];
        foreach (JsonProperty block in reference.Results.EnumerateObject().Where(b => b.Name.StartsWith("cv_", StringComparison.Ordinal)))
        {
            JsonElement r = block.Value;
            string call = r.GetProperty("call").GetString()!;
            double[] lambdas = ReferenceModel.Numbers(r.GetProperty("lambda"));
            CrossValidationMeasure measure = call.Contains("type.measure='auc'", StringComparison.Ordinal) ? CrossValidationMeasure.Area
                : call.Contains("type.measure='class'", StringComparison.Ordinal) ? CrossValidationMeasure.ClassError
                : call.Contains("type.measure='C'", StringComparison.Ordinal) ? CrossValidationMeasure.Concordance
                : call.Contains("grouped=FALSE", StringComparison.Ordinal) ? CrossValidationMeasure.FoldDeviance : CrossValidationMeasure.Deviance;
            PenaltyOptions options = new() { Alpha = call.Contains("alpha=0.5", StringComparison.Ordinal) ? 0.5 : call.Contains("alpha=0,", StringComparison.Ordinal) ? 0 : 1, Tolerance = 1e-16 };
            CrossValidationCurve curve = Run(options);
            // Fits that ended at thresh 1e-10 are short of the minimum among collinear columns and small penalties, and held-out measures move with the fit, those that count pairs by
            // whole pairs. Tests below show it: plain descent that stops as early gives R's figures to 1e-9 (of grouped multinomial paths that is not shown), and the objective of
            // R's own coefficients is above ours. Which lambda is chosen does not depend on it.
            double bound = call.Contains("thresh=1e-14", StringComparison.Ordinal) ? 1e-6 : 1e-3;
            reference.Check($"{measure}: mean", block.Name, curve.Mean, r.GetProperty("cvm"), bound, 1);
            reference.Check($"{measure}: error", block.Name, curve.Error, r.GetProperty("cvsd"), bound, 1);
            reference.Check($"{measure}: independence of the tolerance", block.Name, [.. Run(options with { Tolerance = 1e-20 }).Mean], [.. curve.Mean], 1e-7, 1);
            reference.Check($"{measure}: chosen lambda", block.Name, curve.BestIndex + 1, r.GetProperty("index_min").GetDouble(), 0);
            reference.Check($"{measure}: chosen lambda", block.Name, curve.OneErrorIndex + 1, r.GetProperty("index_1se").GetDouble(), 0);

            CrossValidationCurve Run(PenaltyOptions o)
            {
                if (table.Contains("binomial", StringComparison.Ordinal)) return PenalizedCrossValidation.Logistic(x, reference.Flag("y"), folds, lambdas, o, measure);
                if (table.Contains("cox", StringComparison.Ordinal)) return PenalizedCrossValidation.Cox(x, reference.Outcome(), folds, lambdas, o, measure);
                int[] classes = [.. ReferenceModel.Numbers(reference.Results.GetProperty("classes")).Select(c => (int)c)];
                int[] y = [.. reference.Whole(reference.Results.GetProperty("response").GetString()!).Select(c => Array.IndexOf(classes, c))];
                return PenalizedCrossValidation.Multinomial(x, y, classes.Length, folds, lambdas, o, !call.Contains("ungrouped", StringComparison.Ordinal), measure);
            }
        }
        reference.Verify();
    }

    [Theory]
    [InlineData("glmnet_binomial_sim", 0, 1e-11)]
    [InlineData("glmnet_cox_sim", 0, 1e-11)]
    [InlineData("glmnet_binomial_maximo", 1e-10, 1e-6)]
    [InlineData("glmnet_cox_lung1", 1e-10, 1e-6)]
    public void The_objective_of_cv_glmnets_coefficients_is_never_below_ours(string table, double least, double most)
    {
        ReferenceModel reference = new(table);
        DesignMatrix x = reference.Design(ReferenceModel.Names(reference.Results.GetProperty("names")));
        double widest = 0;
        foreach (JsonProperty block in reference.Results.EnumerateObject().Where(b => b.Value.ValueKind == JsonValueKind.Object && b.Value.TryGetProperty("coef_lambda_min", out _)))
        {
            double alpha = block.Value.GetProperty("call").GetString()!.Contains("alpha=0.5", StringComparison.Ordinal) ? 0.5 : 1;
            foreach (string which in (string[])["min", "1se"])
            {
                double lambda = block.Value.GetProperty($"lambda_{which}").GetDouble();
                double[] coefficients = ReferenceModel.Numbers(block.Value.GetProperty($"coef_lambda_{which}"));
                PenaltyOptions options = new() { Alpha = alpha, Lambdas = [lambda], Tolerance = 1e-20 };
                bool cox = table.Contains("cox", StringComparison.Ordinal);
                double[] eta = x.Multiply(cox ? coefficients : coefficients[1..], cox ? 0 : coefficients[0]), weights = [.. Enumerable.Repeat(1.0 / x.Rows, x.Rows)];
                double loss = cox ? new CoxLoss(reference.Outcome(), weights).Value(eta) : eta.Select((e, i) => LogisticModel.SoftPlus(reference.Flag("y")[i] ? -e : e)).Average();
                double penalty = Enumerable.Range(0, x.Columns).Sum(j =>
                {
                    double[] column = x.Column(j).ToArray();
                    double mean = column.Average(), b = coefficients[cox ? j : j + 1] * Math.Sqrt(column.Average(v => (v - mean) * (v - mean)));
                    return lambda * (alpha * Math.Abs(b) + (1 - alpha) / 2 * b * b);
                });
                double own = (cox ? PenalizedPath.Cox(x, reference.Outcome(), options) : PenalizedPath.Logistic(x, reference.Flag("y"), options)).Fits[0].Objective;
                double above = loss + penalty - own;
                TestContext.Current.TestOutputHelper?.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{table} {block.Name} {which}: {above:E1} above"));
                Assert.True(above > -1e-12, $"{block.Name} {which}: {above:E2}");
                widest = Math.Max(widest, above);
            }
        }
        Assert.InRange(widest, least, most);
    }

    [Theory]
    [InlineData("glmnet_binomial_maximo", "cv_deviance_alpha1")]
    [InlineData("glmnet_binomial_maximo", "cv_deviance_alpha0p5")]
    [InlineData("glmnet_binomial_maximo", "cv_auc_alpha1")]
    [InlineData("glmnet_cox_lung1", "cv_deviance")]
    [InlineData("glmnet_cox_lung1", "cv_C")]
    [InlineData("glmnet_multinomial_lung1", "cv_deviance_ungrouped")]
    [InlineData("glmnet_multinomial_sim", "cv_deviance_ungrouped")]
    public void Fits_that_stop_as_early_as_glmnets_give_its_figures(string table, string block)
    {
        ReferenceModel reference = new(table);
        JsonElement r = reference.Results.GetProperty(block);
        DesignMatrix x = reference.Design(ReferenceModel.Names(reference.Results.GetProperty("names")));
        int[] folds = reference.Whole("foldid");
        double[] lambdas = ReferenceModel.Numbers(r.GetProperty("lambda")), cvm = new double[lambdas.Length];
        bool cox = table.Contains("cox", StringComparison.Ordinal);
        double total = 0;
        foreach (int fold in folds.Distinct().Order())
        {
            int[] train = [.. Enumerable.Range(0, x.Rows).Where(i => folds[i] != fold)], test = [.. Enumerable.Range(0, x.Rows).Where(i => folds[i] == fold)];
            LooseDescent descent = new(x.SelectRows(train));
            if (table.Contains("multinomial", StringComparison.Ordinal))
            {
                int[] classes = [.. ReferenceModel.Numbers(reference.Results.GetProperty("classes")).Select(c => (int)c)];
                int[] y = [.. reference.Whole(reference.Results.GetProperty("response").GetString()!).Select(c => Array.IndexOf(classes, c))];
                (double[] Intercepts, double[][] Coefficients)[] paths = descent.Multinomial([.. train.Select(i => y[i])], classes.Length, lambdas, 1e-10);
                total += test.Length;
                for (int l = 0; l < lambdas.Length; l++)
                {
                    double[][] eta = [.. paths[l].Coefficients.Select((b, c) => x.Multiply(b, paths[l].Intercepts[c]))];
                    foreach (int i in test) cvm[l] -= 2 * Math.Log(Math.Clamp(Math.Exp(eta[y[i]][i]) / eta.Sum(e => Math.Exp(e[i])), 1e-5, 1 - 1e-5));
                }
                continue;
            }
            double alpha = block.Contains("0p5", StringComparison.Ordinal) ? 0.5 : 1;
            (double Intercept, double[] Coefficients)[] fits = cox
                ? descent.Cox(reference.Outcome().Select(train), lambdas, alpha, 1e-10) : descent.Logistic([.. train.Select(i => reference.Flag("y")[i])], lambdas, alpha, 1e-10);
            double weight = block == "cv_deviance" ? test.Count(i => reference.Flag("event")[i]) : test.Length;
            total += weight;
            for (int l = 0; l < lambdas.Length; l++) cvm[l] += weight * Measure(train, test, x.Multiply(fits[l].Coefficients, fits[l].Intercept));
        }
        reference.Check("mean as early as glmnet", block, cvm.Select(c => c / total), r.GetProperty("cvm"), 1e-9, 1);
        reference.Verify();

        double Measure(int[] train, int[] test, double[] eta)
        {
            double[] tested = [.. test.Select(i => eta[i])];
            if (block == "cv_C") return Concordance.Harrell(reference.Outcome().Select(test), tested).Value;
            if (cox)
            {
                CoxLoss all = new(reference.Outcome(), [.. eta.Select(_ => 1.0)]), part = new(reference.Outcome().Select(train), [.. train.Select(_ => 1.0)]);
                return 2 * (all.Value(eta) - all.Saturated - part.Value([.. train.Select(i => eta[i])]) + part.Saturated) / test.Count(i => reference.Flag("event")[i]);
            }
            bool[] labels = [.. test.Select(i => reference.Flag("y")[i])];
            return block.Contains("auc", StringComparison.Ordinal) ? new RocCurve(labels, tested).Area
                : tested.Select((e, i) => -2 * Math.Log(Math.Clamp(LogisticModel.Sigmoid(labels[i] ? e : -e), 1e-5, 1 - 1e-5))).Average();
        }
    }
}
