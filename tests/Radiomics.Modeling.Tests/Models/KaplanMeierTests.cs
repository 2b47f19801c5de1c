using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Survival curves and log-rank tests against R's survfit and survdiff.</summary>
public sealed class KaplanMeierTests
{
    [Theory]
    [InlineData("km_lung", "sex", "ph_ecog")]
    [InlineData("km_lung1", "male", "stage3")]
    public void Curves_and_tests_agree_with_R(string table, string two, string more)
    {
        ReferenceModel reference = new(table);
        SurvivalOutcome outcome = reference.Outcome();
        foreach (JsonProperty block in reference.Results.EnumerateObject())
        {
            JsonElement r = block.Value;
            string name = block.Name;
            string group = name.Contains("two_groups", StringComparison.Ordinal) || name == "logrank_stratified" ? two : more;
            if (name.StartsWith("logrank", StringComparison.Ordinal))
            {
                LogRankTest test = LogRankTest.Run(outcome, reference.Whole(group), name == "logrank_stratified" ? reference.Whole(more) : null, name.EndsWith("rho1", StringComparison.Ordinal) ? 1 : 0);
                reference.Check("log-rank observed and expected", name, test.Observed, r.GetProperty("observed"), 1e-10);
                reference.Check("log-rank observed and expected", name, test.Expected, r.GetProperty("expected"), 1e-10);
                reference.Check("log-rank variance", name, test.Variance.ToArray(), [.. ReferenceModel.Matrix(r.GetProperty("var")).SelectMany(v => v)]);
                reference.Check("log-rank statistic", name, test.Result.Statistic, r.GetProperty("chisq").GetDouble(), 1e-10);
                reference.Check("log-rank p-value", name, test.Result.PValue, r.GetProperty("p").GetDouble(), 1e-8);
                continue;
            }
            if (name == "at_times")
            {
                KaplanMeier curve = KaplanMeier.Estimate(outcome);
                double[] times = ReferenceModel.Numbers(r.GetProperty("times"));
                reference.Check("survival at times", name, times.Select(curve.At), r.GetProperty("surv"), 1e-10);
                reference.Check("survival at times", name, times.Select(t => curve.Step(t)!.Lower), r.GetProperty("lower95"), 1e-10);
                reference.Check("survival at times", name, times.Select(t => curve.Step(t)!.Upper), r.GetProperty("upper95"), 1e-10);
                reference.Check("survival at times", name, times.Select(t => curve.Step(t)!.StandardError), r.GetProperty("std_err"), 1e-10);
                continue;
            }
            if (name == "censoring_km")
            {
                KaplanMeier reverse = KaplanMeier.Estimate(new SurvivalOutcome(outcome.Times, [.. outcome.IsEvent.ToArray().Select(e => !e)]));
                reference.Check("censoring curve", name, reverse.Steps.Select(s => s.Survival), r.GetProperty("surv"), 1e-10);
                reference.Check("median follow-up", name, reverse.Quantile().Estimate, r.GetProperty("median_followup").GetDouble(), 1e-10);
                continue;
            }
            SurvivalIntervalScale scale = name.EndsWith("loglog", StringComparison.Ordinal) ? SurvivalIntervalScale.LogLog : name.EndsWith("plain", StringComparison.Ordinal) ? SurvivalIntervalScale.Plain : SurvivalIntervalScale.Log;
            int[] groups = name.StartsWith("overall", StringComparison.Ordinal) ? new int[outcome.Count] : reference.Whole(group);
            KaplanMeier[] curves = [.. groups.Distinct().Order().Select(g => KaplanMeier.Estimate(outcome.Select([.. Enumerable.Range(0, groups.Length).Where(i => groups[i] == g)]), scale))];
            KaplanMeierStep[] steps = [.. curves.SelectMany(c => c.Steps)];
            reference.Check($"{scale} limits", name, steps.Select(s => s.Lower), r.GetProperty("lower95"), 1e-10);
            reference.Check($"{scale} limits", name, steps.Select(s => s.Upper), r.GetProperty("upper95"), 1e-10);
            if (r.TryGetProperty("surv", out JsonElement survival))
            {
                reference.Check("survival", name, steps.Select(s => s.Survival), survival, 1e-10);
                reference.Check("at risk", name, steps.Select(s => (double)s.AtRisk), r.GetProperty("n_risk"), 0);
                reference.Check("standard error", name, steps.Select(s => s.StandardError), r.GetProperty("std_err_surv"), 1e-10);
                reference.Check("Nelson-Aalen", name, steps.Select(s => s.CumulativeHazard), r.GetProperty("nelson_aalen_cumhaz"), 1e-10);
                reference.Check("Nelson-Aalen error", name, steps.Select(s => s.CumulativeHazardError), r.GetProperty("std_err_cumhaz"), 1e-10);
            }
            if (r.TryGetProperty("table_rmean_common", out JsonElement means))
            {
                string[] columns = ReferenceModel.Names(means.GetProperty("columns"));
                double[][] values = ReferenceModel.Matrix(means.GetProperty("values"));
                // The horizon is the last time of all groups.
                ConfidenceInterval[] own = [.. curves.Select(c => c.RestrictedMean(outcome.Times.ToArray().Max()))];
                reference.Check("restricted mean", name, [.. own.Select(o => o.Estimate)], [.. values.Select(v => v[Array.IndexOf(columns, "rmean")])]);
                reference.Check("restricted mean's error", name, [.. own.Select(o => o.StandardError)], [.. values.Select(v => v[Array.IndexOf(columns, "se(rmean)")])]);
            }
            double[] probabilities = ReferenceModel.Numbers(r.GetProperty("quantile_probs"));
            reference.Check("quantiles", name, curves.SelectMany(c => probabilities.Select(p => c.Quantile(p).Estimate)).ToArray(), Flat(r.GetProperty("quantile")));
            reference.Check("quantile limits", name, curves.SelectMany(c => probabilities.Select(p => c.Quantile(p).Lower)).ToArray(), Flat(r.GetProperty("quantile_lower")));
            reference.Check("quantile limits", name, curves.SelectMany(c => probabilities.Select(p => c.Quantile(p).Upper)).ToArray(), Flat(r.GetProperty("quantile_upper")));
        }
        reference.Verify();
    }

    private static double[] Flat(JsonElement e) => [.. e.EnumerateArray().SelectMany(ReferenceModel.Numbers)];
}
