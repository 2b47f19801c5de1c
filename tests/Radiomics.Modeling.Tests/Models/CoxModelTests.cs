using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Cox models against R's coxph: every kind of ties, strata and weights.</summary>
public sealed class CoxModelTests
{
    [Theory]
    [InlineData("cox_lung")]
    [InlineData("cox_lung1")]
    [InlineData("cox_sim")]
    public void Cox_models_agree_with_R(string table)
    {
        ReferenceModel reference = new(table);
        foreach (JsonProperty block in reference.Results.EnumerateObject())
        {
            string name = block.Name;
            JsonElement r = block.Value;
            string[] columns = ReferenceModel.Names(r.GetProperty("names"));
            DesignMatrix x = reference.Design(columns);
            CoxTies ties = name.Contains("efron", StringComparison.Ordinal) ? CoxTies.Efron : name.Contains("breslow", StringComparison.Ordinal) ? CoxTies.Breslow : CoxTies.Exact;
            string call = r.GetProperty("call").GetString()!;
            string time = call.Contains("Surv(time_m", StringComparison.Ordinal) ? "time_m" : "time";
            string? weight = name.Contains("w_int", StringComparison.Ordinal) ? "w_int" : name.Contains("w_frac", StringComparison.Ordinal) ? "w_frac" : null;
            int at = call.IndexOf("strata(", StringComparison.Ordinal);
            string? stratum = at < 0 ? null : call[(at + 7)..call.IndexOf(')', at)];
            SurvivalOutcome outcome = new(time == "time_m" && !reference.Has("time_m") ? [.. reference["time"].Select(t => Math.Ceiling(t / 30.4375))] : reference[time], reference.Flag("event"));
            CoxModel model = CoxModel.Fit(x, outcome, new CoxOptions
            {
                Ties = ties, Weights = weight is null ? null : reference[weight], Strata = stratum is null ? null : reference.Whole(stratum), Robust = name.EndsWith("_robust", StringComparison.Ordinal),
            });
            Compare(reference, name, r, model, x, outcome, weight);
        }
        reference.Verify();
    }

    private static void Compare(ReferenceModel reference, string name, JsonElement r, CoxModel model, DesignMatrix x, SurvivalOutcome outcome, string? weight)
    {
        int p = x.Columns;
        reference.Check("coefficients", name, model.Coefficients.Values, r.GetProperty("coef"), 1e-8);
        reference.Check("standard errors", name, model.Coefficients.StandardErrors, r.GetProperty("se"), 1e-8);
        double[][] variance = ReferenceModel.Matrix(r.GetProperty("var"));
        for (int a = 0; a < p; a++)
            for (int b = 0; b < p; b++)
                reference.Check("covariance", name, model.Coefficients.Covariance(a, b), variance[a][b], 1e-8, Math.Sqrt(variance[a][a] * variance[b][b]));
        reference.Check("Wald p-values", name, Enumerable.Range(0, p).Select(i => model.Coefficients.Wald(i).PValue), r.GetProperty("p"), 1e-8);
        reference.Check("log likelihood", name, model.LogLikelihood, r.GetProperty("loglik").GetDouble(), 1e-8);
        reference.Check("log likelihood", name, model.NullLogLikelihood, r.GetProperty("loglik_null").GetDouble(), 1e-8);
        reference.Check("likelihood-ratio test", name, model.LikelihoodRatioTest.Statistic, r.GetProperty("lr_test").GetProperty("statistic").GetDouble(), 1e-8);
        reference.Check("likelihood-ratio test", name, model.LikelihoodRatioTest.PValue, r.GetProperty("lr_test").GetProperty("p").GetDouble(), 1e-8);
        reference.Check("score test", name, model.ScoreTest.Statistic, r.GetProperty("score_test").GetProperty("statistic").GetDouble(), 1e-8);
        reference.Check("score test", name, model.ScoreTest.PValue, r.GetProperty("score_test").GetProperty("p").GetDouble(), 1e-8);
        // R prints Wald's statistic with two decimals.
        reference.Check("Wald test", name, Math.Round(model.WaldTest.Statistic, 2), r.GetProperty("wald_test").GetProperty("statistic").GetDouble(), 1e-12);
        if (r.TryGetProperty("hr_lower95", out JsonElement lower))
        {
            reference.Check("hazard ratio limits", name, Enumerable.Range(0, p).Select(i => Math.Exp(model.Coefficients.Interval(i).Lower)), lower, 1e-8);
            reference.Check("hazard ratio limits", name, Enumerable.Range(0, p).Select(i => Math.Exp(model.Coefficients.Interval(i).Upper)), r.GetProperty("hr_upper95"), 1e-8);
        }
        if (r.TryGetProperty("basehaz_centered_false", out JsonElement hazard) && !hazard.TryGetProperty("strata", out _))
        {
            reference.Check("baseline times", name, model.Baseline.Times(), hazard.GetProperty("time"), 1e-12);
            reference.Check("baseline hazard", name, model.Baseline.Hazard(), hazard.GetProperty("hazard"), 1e-8);
        }
        else if (r.TryGetProperty("basehaz_centered_false", out hazard))
        {
            reference.Check("baseline hazard by stratum", name, model.Baseline.Strata.SelectMany(s => model.Baseline.Hazard(s)), hazard.GetProperty("hazard"), 1e-8);
        }
        double[] predictor = model.LinearPredictor(x);
        reference.Check("linear predictor", name, predictor.Take(5), r.GetProperty("lp_uncentered_first5"), 1e-8);
        if (r.TryGetProperty("survival_first5", out JsonElement survival))
        {
            double[] times = ReferenceModel.Numbers(survival.GetProperty("times"));
            double[][] s = ReferenceModel.Matrix(survival.GetProperty("surv")), e = ReferenceModel.Matrix(survival.GetProperty("std_err_surv")), low = ReferenceModel.Matrix(survival.GetProperty("lower95_log")), high = ReferenceModel.Matrix(survival.GetProperty("upper95_log"));
            double[][] lowLog = ReferenceModel.Matrix(survival.GetProperty("lower95_loglog")), highLog = ReferenceModel.Matrix(survival.GetProperty("upper95_loglog"));
            for (int i = 0; i < 5; i++)
            {
                IReadOnlyList<ConfidenceInterval> logLog = model.Survival([.. Enumerable.Range(0, p).Select(j => x[i, j])], times, scale: SurvivalIntervalScale.LogLog);
                for (int t = 0; t < times.Length; t++)
                {
                    reference.Check("survival limit, log-log", name, logLog[t].Lower, lowLog[t][i], 1e-8);
                    reference.Check("survival limit, log-log", name, logLog[t].Upper, highLog[t][i], 1e-8);
                }
                IReadOnlyList<ConfidenceInterval> own = model.Survival([.. Enumerable.Range(0, p).Select(j => x[i, j])], times);
                for (int t = 0; t < times.Length; t++)
                {
                    reference.Check("survival", name, own[t].Estimate, s[t][i], 1e-8);
                    reference.Check("survival error", name, own[t].StandardError, e[t][i], 1e-8);
                    reference.Check("survival limit", name, own[t].Lower, low[t][i], 1e-8);
                    reference.Check("survival limit", name, own[t].Upper, high[t][i], 1e-8);
                }
            }
        }
        CoxResiduals residuals = model.Residuals();
        if (r.TryGetProperty("martingale_first5", out JsonElement martingale)) reference.Check("martingale residuals", name, residuals.Martingale.Take(5), martingale, 1e-8);
        if (r.TryGetProperty("deviance_resid_first5", out JsonElement deviance)) reference.Check("deviance residuals", name, residuals.Deviance.Take(5), deviance, 1e-8);
        if (r.TryGetProperty("score_resid_first5", out JsonElement score))
        {
            double[][] expected = ReferenceModel.Matrix(score);
            for (int i = 0; i < 5; i++)
                for (int j = 0; j < p; j++) reference.Check("score residuals", $"{name}[{i},{j}]", residuals.Score(i, j), expected[i][j], 1e-8, 1e-3);
        }
        if (r.TryGetProperty("dfbeta_first5", out JsonElement dfbeta))
        {
            double[][] expected = ReferenceModel.Matrix(dfbeta);
            for (int i = 0; i < 5; i++)
                for (int j = 0; j < p; j++) reference.Check("dfbeta", $"{name}[{i},{j}]", residuals.DfBeta(i, j), expected[i][j], 1e-8, 1e-3 * model.Coefficients.StandardErrors[j]);
        }
        if (r.TryGetProperty("naive_var", out JsonElement naive))
        {
            double[][] expected = ReferenceModel.Matrix(naive);
            for (int a = 0; a < p; a++) reference.Check("inverse information", name, residuals.Covariance[(a * p)..((a + 1) * p)], expected[a], 1e-8, 1e-3 * expected[a][a]);
        }
        int[]? strata = name.StartsWith("strata", StringComparison.Ordinal) ? [.. model.Options.Strata!] : null;
        double[]? cases = weight is null ? null : reference[weight];
        if (r.TryGetProperty("concordance", out JsonElement concordance))
            Check(reference, "concordance", name, concordance, Concordance.Compute(outcome, predictor, ConcordanceWeight.Pairs, double.PositiveInfinity, strata, cases));
        if (strata is null && weight is null && r.TryGetProperty("concordance_uno", out JsonElement uno)) Check(reference, "Uno's concordance", name, uno, Concordance.Uno(outcome, predictor));
        foreach ((string key, TimeTransform transform) in ((string, TimeTransform)[])[("km", TimeTransform.KaplanMeier), ("rank", TimeTransform.Rank), ("identity", TimeTransform.Identity), ("log", TimeTransform.Log)])
        {
            if (!r.TryGetProperty($"cox_zph_{key}", out JsonElement zph)) continue;
            ProportionalHazardsTest test = ProportionalHazardsTest.Run(model, transform);
            string kind = model.Options.Ties == CoxTies.Exact ? "proportional hazards, exact ties" : "proportional hazards";
            reference.Check(kind, $"{name} {key}", [.. test.Columns.Select(c => c.Statistic), test.Global.Statistic], zph.GetProperty("chisq"), 1e-8);
            reference.Check($"{kind}: p", $"{name} {key}", [.. test.Columns.Select(c => c.PValue), test.Global.PValue], zph.GetProperty("p"), 1e-8);
        }
    }

    internal static void Check(ReferenceModel reference, string kind, string name, JsonElement expected, Concordance own)
    {
        double F(string key) => expected.GetProperty(key).GetDouble();
        reference.Check(kind, name, own.Value, F("concordance"), 1e-10);
        reference.Check($"{kind}: standard error", name, own.StandardError, F("std_err"), 1e-8);
        reference.Check($"{kind}: counts", $"{name} concordant", own.Concordant, F("concordant"), 1e-10);
        reference.Check($"{kind}: counts", $"{name} discordant", own.Discordant, F("discordant"), 1e-10);
        reference.Check($"{kind}: counts", $"{name} tied scores", own.TiedScores, F("tied_x"), 1e-10);
        reference.Check($"{kind}: counts", $"{name} tied times", own.TiedTimes, F("tied_y"), 1e-10);
        reference.Check($"{kind}: counts", $"{name} tied both", own.TiedBoth, F("tied_xy"), 1e-10);
    }
}
