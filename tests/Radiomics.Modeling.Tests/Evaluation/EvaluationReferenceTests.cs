using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Measures of performance, agreement and harmonisation against R.</summary>
public sealed class EvaluationReferenceTests
{
    [Theory]
    [InlineData("logit_sim")]
    [InlineData("logit_maximo")]
    public void Logistic_models_and_their_judgement_agree_with_R(string table)
    {
        ReferenceModel m = new(table);
        JsonElement R(string name) => m.Results.GetProperty(name);
        double N(string block, string name) => R(block).GetProperty(name).GetDouble();
        bool[] y = m.Flag("y");
        LogisticModel Fit(string block, string? weights = null)
        {
            JsonElement r = R(block);
            LogisticModel model = LogisticModel.Fit(m.Design([.. ReferenceModel.Names(r.GetProperty("names")).Skip(1)]), y, weights is null ? null : m[weights]);
            Compare(block, model);
            return model;
        }
        void Compare(string block, LogisticModel model)
        {
            JsonElement r = R(block);
            m.Check("logistic coefficients", block, model.Coefficients.Values, r.GetProperty("coef"), 1e-8);
            m.Check("logistic standard errors", block, model.Coefficients.StandardErrors, r.GetProperty("se"), 1e-7);
            // R takes its covariance from the weights of the last step but one: with those, R's own figures come out to rounding. Against the converged ones a p-value far in the tail
            // multiplies the error of 1e-7 by z squared.
            double[] last = LastButOne(model, r.GetProperty("iter").GetInt32(), block);
            m.Check("logistic standard errors with R's weights", block, last, r.GetProperty("se"), 1e-10);
            m.Check("logistic p-values with R's weights", block, last.Select((e, i) => Tails.TwoSidedNormal(model.Coefficients.Values[i] / e)), r.GetProperty("p"), 1e-8);
            double[] p = ReferenceModel.Numbers(r.GetProperty("p"));
            for (int i = 0; i < p.Length; i++) m.Check("logistic p-values", $"{block}[{i}]", model.Coefficients.Wald(i).PValue, p[i], 1e-7 * Math.Max(1, Math.Pow(model.Coefficients.Wald(i).Statistic, 2)));
            m.Check("logistic deviance", block, model.Deviance, r.GetProperty("deviance").GetDouble(), 1e-8);
            m.Check("logistic deviance", block, model.NullDeviance, r.GetProperty("null_deviance").GetDouble(), 1e-8);
            m.Check("logistic fitted", block, model.Fitted.Take(10), r.GetProperty("fitted_first10"), 1e-8);
            for (int i = 0; i < p.Length; i++)
            {
                m.Check("logistic limits", $"{block}[{i}]", model.Coefficients.Interval(i).Lower, ReferenceModel.Numbers(r.GetProperty("wald_lower95"))[i], 1e-7, 1e-2);
                m.Check("logistic limits", $"{block}[{i}]", model.Coefficients.Interval(i).Upper, ReferenceModel.Numbers(r.GetProperty("wald_upper95"))[i], 1e-7, 1e-2);
                if (!r.TryGetProperty("profile_lower95", out JsonElement lower)) continue;
                // R interpolates its profile by a spline: that ours is where the likelihood falls by the quantile is tested by itself.
                ConfidenceInterval profile = model.ProfileInterval(i);
                m.Check("profile limits", $"{block}[{i}]", profile.Lower, ReferenceModel.Numbers(lower)[i], 1e-3, 1e-2);
                m.Check("profile limits", $"{block}[{i}]", profile.Upper, ReferenceModel.Numbers(r.GetProperty("profile_upper95"))[i], 1e-3, 1e-2);
            }
            double[][] covariance = ReferenceModel.Matrix(r.GetProperty("vcov"));
            for (int a = 0; a < p.Length; a++)
                m.Check("logistic covariance", block, [.. Enumerable.Range(0, p.Length).Select(b => model.Coefficients.Covariance(a, b))], covariance[a], 1e-7, covariance[a][a]);
            if (!block.Contains("weighted", StringComparison.Ordinal)) m.Check("information criterion", block, model.Aic, r.GetProperty("aic").GetDouble(), 1e-8);
        }
        double[] LastButOne(LogisticModel model, int iterations, string block)
        {
            int[] rows = [.. Enumerable.Range(0, m.Rows).Where(i => block != "train_fit" || m["split"][i] == 0)];
            DesignMatrix x = m.Design([.. model.Coefficients.Names.Skip(1)]).SelectRows(rows);
            int k = x.Columns + 1;
            double[][] columns = [[.. Enumerable.Repeat(1.0, rows.Length)], .. Enumerable.Range(0, x.Columns).Select(j => x.Column(j).ToArray())];
            double[] w = [.. rows.Select(i => block == "full_weighted" ? m["w_frac"][i] : 1)], target = [.. rows.Select(i => y[i] ? 1.0 : 0)];
            double[] eta = [.. target.Select((t, i) => Math.Log((w[i] * t + 0.5) / (w[i] * (1 - t) + 0.5)))], information = new double[k * k];
            for (int step = 0; step < iterations; step++)
            {
                double[] mu = [.. eta.Select(LogisticModel.Sigmoid)], v = [.. mu.Select((p, i) => w[i] * p * (1 - p))];
                information = new double[k * k];
                WeightedGram.Fill(columns, v, information);
                double[] beta = [.. columns.Select(c => Enumerable.Range(0, c.Length).Sum(i => c[i] * (v[i] * eta[i] + w[i] * (target[i] - mu[i]))))];
                SymmetricMatrix.Solve(SymmetricMatrix.Cholesky(information, k, 0, out _)!, k, beta);
                for (int i = 0; i < eta.Length; i++) eta[i] = Enumerable.Range(0, k).Sum(j => columns[j][i] * beta[j]);
            }
            double[] inverse = SymmetricMatrix.Inverse(SymmetricMatrix.Cholesky(information, k, 0, out _)!, k);
            return [.. Enumerable.Range(0, k).Select(j => Math.Sqrt(inverse[j * k + j]))];
        }
        LogisticModel full = Fit("full"), reduced = Fit("reduced");
        if (m.Results.TryGetProperty("full_weighted", out JsonElement weighted))
        {
            string call = weighted.GetProperty("call").GetString()!;
            string column = m.Columns.First(c => call.Contains($"weights={c}", StringComparison.Ordinal) || call.Contains($"weights = {c}", StringComparison.Ordinal));
            Fit("full_weighted", column);
        }
        TestResult lr = full.Against(reduced);
        m.Check("likelihood-ratio test", "full against reduced", lr.Statistic, N("lr_full_vs_reduced", "deviance"), 1e-8);
        m.Check("likelihood-ratio test", "full against reduced", lr.PValue, N("lr_full_vs_reduced", "p"), 1e-8);
        RocCurve Roc(string block, double[] scores, bool[] labels)
        {
            RocCurve roc = new(labels, scores);
            m.Check("area under the curve", block, roc.Area, N(block, "auc"), 1e-8);
            m.Check("DeLong's variance and limits", block, roc.Variance, N(block, "delong_var"), 1e-8);
            m.Check("DeLong's variance and limits", block, roc.Interval().Lower, N(block, "delong_lower"), 1e-8);
            m.Check("DeLong's variance and limits", block, roc.Interval().Upper, N(block, "delong_upper"), 1e-8);
            m.Check("partial area", block, roc.PartialArea(0.8), N(block, "partial_auc_spec_1_to_0p8"), 1e-8);
            IReadOnlyList<RocPoint> points = roc.Points();
            double best = points.Max(p => p.Sensitivity + p.Specificity);
            RocPoint[] youden = [.. points.Where(p => p.Sensitivity + p.Specificity > best - 1e-12)];
            JsonElement expected = R(block).GetProperty("youden");
            m.Check("Youden's point", block, youden.Select(p => p.Threshold), expected.GetProperty("threshold"), 1e-8);
            m.Check("Youden's point", block, youden.Select(p => p.Sensitivity), expected.GetProperty("sensitivity"), 1e-10);
            return roc;
        }
        RocCurve a = Roc("roc_full_apparent", [.. full.Fitted], y), b = Roc("roc_reduced_apparent", [.. reduced.Fitted], y);
        Roc("roc_tied_scores", ReferenceModel.Numbers(R("roc_tied_scores").GetProperty("score_values")), y);
        m.Check("DeLong's test", "paired", a.PairedTest(b).Statistic, N("delong_paired", "z"), 1e-8);
        m.Check("DeLong's test", "paired", a.PairedTest(b).PValue, N("delong_paired", "p"), 1e-8);
        int[] train = [.. Enumerable.Range(0, m.Rows).Where(i => m["split"][i] == 0)], test = [.. Enumerable.Range(0, m.Rows).Where(i => m["split"][i] == 1)];
        RocCurve Part(int[] rows) => new([.. rows.Select(i => y[i])], [.. rows.Select(i => full.Fitted[i])]);
        TestResult unpaired = Part(train).UnpairedTest(Part(test));
        m.Check("DeLong's test", "unpaired D", unpaired.Statistic, N("delong_unpaired", "D"), 1e-8);
        m.Check("DeLong's test", "unpaired df", unpaired.Degrees, N("delong_unpaired", "df"), 1e-8);
        m.Check("DeLong's test", "unpaired p", unpaired.PValue, N("delong_unpaired", "p"), 1e-8);

        DesignMatrix x = m.Design([.. full.Coefficients.Names.Skip(1)]);
        LogisticModel fit = LogisticModel.Fit(x.SelectRows(train), [.. train.Select(i => y[i])]);
        Compare("train_fit", fit);
        double[] predicted = fit.Probability(x.SelectRows(test));
        bool[] labels = [.. test.Select(i => y[i])];
        m.Check("test probabilities", "test", predicted, R("test_probabilities"), 1e-8);
        Roc("test_roc", predicted, labels);
        Calibration calibration = Calibration.Of(labels, predicted);
        JsonElement c = R("test_calibration");
        foreach ((string key, double own) in ((string, double)[])
            [("citl", calibration.InTheLarge.Estimate), ("citl_se", calibration.InTheLarge.StandardError), ("intercept", calibration.Intercept.Estimate), ("intercept_se", calibration.Intercept.StandardError),
            ("slope", calibration.Slope.Estimate), ("slope_se", calibration.Slope.StandardError), ("brier", calibration.Brier), ("brier_scaled", calibration.ScaledBrier), ("logloss", calibration.LogLoss)])
            m.Check("calibration", key, own, c.GetProperty(key).GetDouble(), key.EndsWith("_se", StringComparison.Ordinal) ? 1e-7 : 1e-8);
        JsonElement rms = R("test_calibration").GetProperty("val_prob");
        double V(string key) => ReferenceModel.Numbers(rms.GetProperty("values"))[Array.IndexOf(ReferenceModel.Names(rms.GetProperty("names")), key)];
        m.Check("calibration, rms", "observed over expected", calibration.ObservedOverExpected, c.GetProperty("observed_over_expected").GetDouble(), 1e-8);
        m.Check("calibration, rms", "U", calibration.Unreliability.Statistic, V("U:Chi-sq"), 1e-6);
        m.Check("calibration, rms", "U:p", calibration.Unreliability.PValue, V("U:p"), 1e-6);
        m.Check("calibration, rms", "S:z", calibration.Spiegelhalter.Statistic, V("S:z"), 1e-8);
        m.Check("calibration, rms", "S:p", calibration.Spiegelhalter.PValue, V("S:p"), 1e-8);
        m.Check("calibration, lowess", "Eavg", calibration.Smooth.MeanError, V("Eavg"), 1e-2);
        m.Check("calibration, lowess", "E90", calibration.Smooth.NinetiethPercentile, V("E90"), 1e-2);
        m.Check("calibration, lowess", "Emax", calibration.Smooth.LargestError, V("Emax"), 1e-2);
        JsonElement lrm = R("lrm_stats");
        double L(string key) => ReferenceModel.Numbers(lrm.GetProperty("values"))[Array.IndexOf(ReferenceModel.Names(lrm.GetProperty("names")), key)];
        m.Check("logistic model, rms", "likelihood ratio", full.LikelihoodRatioTest.Statistic, L("Model L.R."), 1e-6);
        m.Check("logistic model, rms", "R2", full.NagelkerkeRSquared, L("R2"), 1e-6);
        m.Check("calibration groups", "n", calibration.Groups.Select(g => (double)g.Count), c.GetProperty("deciles").GetProperty("n"), 0);
        m.Check("calibration groups", "predicted", calibration.Groups.Select(g => g.Predicted), c.GetProperty("deciles").GetProperty("mean_p"), 1e-8);
        m.Check("calibration groups", "observed", calibration.Groups.Select(g => g.Observed), c.GetProperty("deciles").GetProperty("obs"), 1e-10);
        Hosmer("test_hosmer_lemeshow", HosmerLemeshowTest.Run(labels, predicted));
        Hosmer("apparent_hosmer_lemeshow", HosmerLemeshowTest.Run(y, [.. full.Fitted]));
        void Hosmer(string block, HosmerLemeshowTest own)
        {
            JsonElement r = R(block);
            m.Check("Hosmer-Lemeshow test", block, [own.Test.Statistic, own.Test.Degrees, own.Test.PValue], [.. ((string[])["chisq", "df", "p"]).Select(k => N(block, k))], 1e-8);
            m.Check("Hosmer-Lemeshow groups", block, own.Groups.Select(g => (double)g.Count), r.GetProperty("n"), 0);
            m.Check("Hosmer-Lemeshow groups", block, own.Groups.Select(g => g.Count * g.Observed), r.GetProperty("observed"), 1e-12);
            m.Check("Hosmer-Lemeshow groups", block, own.Groups.Select(g => g.Count * g.Predicted), r.GetProperty("expected"), 1e-8);
        }
        JsonElement d = R("test_decision_curve");
        IReadOnlyList<DecisionCurvePoint> curve = DecisionCurve.Of(labels, predicted, ReferenceModel.Numbers(d.GetProperty("threshold")));
        m.Check("decision curve", "net benefit", curve.Select(v => v.NetBenefit), d.GetProperty("net_benefit"), 1e-10, 1e-3);
        m.Check("decision curve", "treat all", curve.Select(v => v.TreatAll), d.GetProperty("treat_all"), 1e-10, 1e-3);
        ThresholdPerformance half = ThresholdPerformance.At(labels, predicted, 0.5);
        m.Check("at 0.5", "sensitivity", half.Sensitivity.Estimate, N("test_at_0p5", "sensitivity"), 1e-12);
        m.Check("at 0.5", "specificity", half.Specificity.Estimate, N("test_at_0p5", "specificity"), 1e-12);
        m.Check("at 0.5", "npv", half.NegativePredictiveValue.Estimate, N("test_at_0p5", "npv"), 1e-12);
        m.Check("at 0.5", "accuracy", half.Accuracy.Estimate, N("test_at_0p5", "accuracy"), 1e-12);
        m.Check("at 0.5", "ppv", half.PositivePredictiveValue.Estimate, N("test_at_0p5", "ppv"), 1e-12);
        m.Verify();
    }

    [Theory]
    [InlineData("tdauc_lung")]
    [InlineData("tdauc_lung1")]
    [InlineData("tdauc_sim")]
    public void Performance_under_censoring_agrees_with_R(string table)
    {
        ReferenceModel m = new(table);
        JsonElement r = m.Results;
        int[] test = [.. Enumerable.Range(0, m.Rows).Where(i => m["split"][i] == 1)], train = [.. Enumerable.Range(0, m.Rows).Where(i => m["split"][i] == 0)];
        SurvivalOutcome all = m.Outcome(), outcome = all.Select(test);
        DesignMatrix x = m.Design(ReferenceModel.Names(r.GetProperty("train").GetProperty("names")));
        CoxModel model = CoxModel.Fit(x.SelectRows(train), all.Select(train));
        m.Check("training coefficients", "train", model.Coefficients.Values, r.GetProperty("train").GetProperty("coef"), 1e-8);
        double[] times = ReferenceModel.Numbers(r.GetProperty("times")), predictor = model.LinearPredictor(x.SelectRows(test));
        double[] Risk(double t) => [.. predictor.Select(lp => 1 - Math.Exp(-model.Baseline.At(t) * Math.Exp(lp)))];
        double[][] risk = ReferenceModel.Matrix(r.GetProperty("risk_test_survfit_efron"));
        SurvivalPerformance performance = new(outcome);
        for (int t = 0; t < times.Length; t++)
        {
            double[] own = Risk(times[t]);
            m.Check("predicted risk", $"time {t}", own, [.. risk.Select(v => v[t])], 1e-8);
            m.Check("time-dependent area", $"time {t}", performance.Area(own, times[t]), ReferenceModel.Numbers(r.GetProperty("own_ipcw").GetProperty("auc"))[t], 1e-8);
            m.Check("Brier score", $"time {t}", performance.Brier(own, times[t]), ReferenceModel.Numbers(r.GetProperty("own_ipcw").GetProperty("brier"))[t], 1e-8);
        }
        Uncertainty(m, performance, KaplanMeier.Estimate(outcome), times);
        double[] grid = ReferenceModel.Numbers(r.GetProperty("ibs").GetProperty("grid"));
        KaplanMeier curve = KaplanMeier.Estimate(outcome);
        double[][] nobody = [.. grid.Select(t => Enumerable.Repeat(1 - curve.At(t), outcome.Count).ToArray())];
        for (int t = 0; t < grid.Length; t++)
        {
            m.Check("Brier score on the grid", "full", performance.Brier(Risk(grid[t]), grid[t]), ReferenceModel.Numbers(r.GetProperty("ibs").GetProperty("brier_full"))[t], 1e-8);
            m.Check("Brier score on the grid", "null", performance.Brier(nobody[t], grid[t]), ReferenceModel.Numbers(r.GetProperty("ibs").GetProperty("brier_null_km"))[t], 1e-8);
            double[] part = grid[..(t + 1)];
            m.Check("integrated Brier score", $"to {t}", performance.IntegratedBrier([.. part.Select(Risk)], part), ReferenceModel.Numbers(r.GetProperty("ibs").GetProperty("ibs_score_full"))[t], 1e-8);
            m.Check("integrated Brier score", $"null to {t}", performance.IntegratedBrier(nobody[..(t + 1)], part), ReferenceModel.Numbers(r.GetProperty("ibs").GetProperty("ibs_score_null"))[t], 1e-8);
        }
        m.Check("integrated Brier score", "pec reference", performance.IntegratedBrier(nobody, grid), r.GetProperty("pec").GetProperty("ibs_reference").GetDouble(), 1e-8);
        m.Check("integrated Brier score", "grid", performance.IntegratedBrier([.. grid.Select(Risk)], grid), r.GetProperty("ibs").GetProperty("ibs_left_step_from0_own").GetDouble(), 1e-8);
        m.Check("integrated Brier score", "pec", performance.IntegratedBrier([.. grid.Select(Risk)], grid), r.GetProperty("pec").GetProperty("ibs_full").GetDouble(), 1e-8);
        void Check(string block, Concordance own)
        {
            JsonElement e = r.GetProperty(block);
            m.Check("test concordance", block, own.Value, e.GetProperty("concordance").GetDouble(), 1e-10);
            m.Check("test concordance error", block, own.StandardError, e.GetProperty("std_err").GetDouble(), 1e-8);
        }
        Check("test_concordance", Concordance.Harrell(outcome, predictor));
        Check("test_concordance_uno", Concordance.Uno(outcome, predictor));
        JsonElement tau = r.GetProperty("test_concordance_uno_tau");
        string call = tau.GetProperty("call").GetString()!;
        Check("test_concordance_uno_tau", Concordance.Uno(outcome, predictor, double.Parse(call[(call.IndexOf("ymax=", StringComparison.Ordinal) + 5)..].TrimEnd(')'), System.Globalization.CultureInfo.InvariantCulture)));
        Check("test_concordance_I", Concordance.Compute(outcome, predictor, ConcordanceWeight.Events, double.PositiveInfinity));
        CoxModel slope = CoxModel.Fit(new DesignMatrix(["lp"], predictor.Length, predictor), outcome);
        m.Check("calibration slope", "test", slope.Coefficients.Values[0], r.GetProperty("test_calibration_slope").GetProperty("coef").GetDouble(), 1e-8);
        m.Check("calibration slope", "test error", slope.Coefficients.StandardErrors[0], r.GetProperty("test_calibration_slope").GetProperty("se").GetDouble(), 1e-8);
        m.Verify();
    }

    private static void Uncertainty(ReferenceModel m, SurvivalPerformance performance, KaplanMeier survival, double[] times)
    {
        JsonElement score = m.Results.GetProperty("score");
        double[][] full = ReferenceModel.Matrix(m.Results.GetProperty("risk_test_predictRisk")), reduced = ReferenceModel.Matrix(score.GetProperty("risk_reduced"));
        for (int t = 0; t < times.Length; t++)
        {
            double[] a = [.. full.Select(v => v[t])], b = [.. reduced.Select(v => v[t])];
            foreach ((string model, double[] risk) in ((string, double[])[])[("full", a), ("reduced", b)])
            {
                Interval("auc", "AUC", model, performance.AreaInterval(risk, times[t]));
                Interval("brier", "Brier", model, performance.BrierInterval(risk, times[t]));
            }
            // Everyone at the same risk: one less Kaplan-Meier survival.
            double[] nobody = [.. Enumerable.Repeat(1 - survival.At(times[t]), a.Length)];
            Interval("brier", "Brier", "Null model", performance.BrierInterval(nobody, times[t]));
            Contrast("brier_contrasts", "Brier", performance.CompareBrier(a, nobody, times[t]), "full", "Null model");
            Contrast("brier_contrasts", "Brier", performance.CompareBrier(b, nobody, times[t]), "reduced", "Null model");
            Contrast("auc_contrasts", "AUC", performance.CompareAreas(b, a, times[t]));
            Contrast("brier_contrasts", "Brier", performance.CompareBrier(b, a, times[t]));

            void Interval(string block, string key, string model, ConfidenceInterval own)
            {
                JsonElement e = score.GetProperty(block);
                int row = Row(e, model, null);
                m.Check($"{key}: estimate", $"{model} {t}", own.Estimate, Cell(e, key, row), 1e-8);
                m.Check($"{key}: standard error", $"{model} {t}", own.StandardError, Cell(e, "se", row), 1e-8);
                m.Check($"{key}: limits", $"{model} {t}", [own.Lower, own.Upper], [Cell(e, "lower", row), Cell(e, "upper", row)], 1e-8);
            }

            void Contrast(string block, string key, (ConfidenceInterval Difference, TestResult Test) own, string model = "reduced", string against = "full")
            {
                JsonElement e = score.GetProperty(block);
                int row = Row(e, model, against);
                m.Check($"{key}: difference", $"{model} {against} {t}", own.Difference.Estimate, Cell(e, $"delta.{key}", row), 1e-8, 1e-3);
                m.Check($"{key}: difference's error", $"{t}", own.Difference.StandardError, Cell(e, "se", row), 1e-8);
                m.Check($"{key}: difference's p", $"{t}", own.Test.PValue, Cell(e, "p", row), 1e-8);
            }

            int Row(JsonElement e, string model, string? against) => Enumerable.Range(0, e.GetProperty("times").GetArrayLength()).First(i =>
                Math.Abs(Cell(e, "times", i) - times[t]) < 1e-9 && e.GetProperty("model")[i].GetString() == model && (against is null || e.GetProperty("reference")[i].GetString() == against));
        }

        static double Cell(JsonElement e, string key, int row) => ReferenceModel.Number(e.GetProperty(key)[row]);
    }

    [Theory]
    [InlineData("shroutfleiss")]
    [InlineData("simradiomics")]
    public void Intraclass_correlations_agree_with_psych(string table)
    {
        ReferenceModel m = new("icc_tables", $"icc_{table}");
        JsonElement r = m.Results.GetProperty(table);
        double[][] ratings = [.. Enumerable.Range(0, m.Rows).Select(i => m.Columns.Select(c => m[c][i]).ToArray())];
        foreach ((string one, string mean, IntraclassForm form) in ((string, string, IntraclassForm)[])
            [("ICC_1_1", "ICC_1_k", IntraclassForm.OneWay), ("ICC_2_1_A1", "ICC_2_k_Ak", IntraclassForm.TwoWayAgreement), ("ICC_3_1_C1", "ICC_3_k_Ck", IntraclassForm.TwoWayConsistency)])
        {
            IntraclassCorrelation icc = IntraclassCorrelation.Of(ratings, form);
            foreach ((string key, ConfidenceInterval own) in ((string, ConfidenceInterval)[])[(one, icc.OneRating), (mean, icc.MeanRating)])
            {
                JsonElement e = r.GetProperty(key);
                m.Check("intraclass correlation", key, own.Estimate, e.GetProperty("icc").GetDouble(), 1e-8);
                m.Check("intraclass limits", key, own.Lower, e.GetProperty("lower95").GetDouble(), 1e-8);
                m.Check("intraclass limits", key, own.Upper, e.GetProperty("upper95").GetDouble(), 1e-8);
                m.Check("intraclass test", key, icc.Test.PValue, e.GetProperty("p").GetDouble(), 1e-8);
            }
        }
        m.Verify();
    }

    [Theory]
    [InlineData("combat_deepprog")]
    [InlineData("combat_sim")]
    public void Harmonisation_agrees_with_sva(string table)
    {
        ReferenceModel m = new(table);
        string[] features = ReferenceModel.Names(m.Results.GetProperty("features"));
        DesignMatrix x = m.Design(features);
        string[] batch = [.. m.Whole("batch").Select(b => $"{b}")];
        foreach (string block in m.Results.EnumerateObject().Where(b => b.Value.ValueKind == JsonValueKind.Object && b.Value.TryGetProperty("corrected", out _)).Select(b => b.Name))
        {
            string call = m.Results.GetProperty(block).GetProperty("call").GetString()!;
            DesignMatrix? covariates = call.Contains("covariate", StringComparison.Ordinal) ? m.Design("covariate") : null;
            ComBatOptions options = new() { MeanOnly = call.Contains("mean.only=TRUE", StringComparison.Ordinal), ReferenceBatch = call.Contains("ref.batch=1", StringComparison.Ordinal) ? "1" : null };
            ComBat combat = ComBat.Fit(x, batch, covariates, options);
            DesignMatrix own = combat.Apply(x, batch, covariates);
            double[][] expected = ReferenceModel.Matrix(m.Results.GetProperty(block).GetProperty("corrected"));
            if (m.Results.GetProperty(block).TryGetProperty("own_implementation", out JsonElement estimates))
            {
                double[][] gamma = ReferenceModel.Matrix(estimates.GetProperty("gamma_star")), delta = ReferenceModel.Matrix(estimates.GetProperty("delta_star"));
                for (int b = 0; b < gamma.Length; b++)
                {
                    m.Check("batch shift", block, [.. combat.Shift[b]], gamma[b], 1e-9, 1);
                    m.Check("batch variance", block, [.. combat.Scale[b]], delta[b], 1e-9, 1);
                }
                m.Check("grand mean", block, [.. combat.GrandMean], ReferenceModel.Numbers(estimates.GetProperty("grand_mean")), 1e-9);
                m.Check("pooled variance", block, [.. combat.PooledVariance], ReferenceModel.Numbers(estimates.GetProperty("var_pooled")), 1e-9);
            }
            double[] pooled = ReferenceModel.Numbers(m.Results.GetProperty("none").GetProperty("own_implementation").GetProperty("var_pooled"));
            for (int i = 0; i < x.Rows; i++)
                for (int j = 0; j < x.Columns; j++)
                    m.Check("harmonised values in standard deviations", $"{block}[{i},{features[j]}]", own[i, j] / Math.Sqrt(pooled[j]), expected[i][j] / Math.Sqrt(pooled[j]), 1e-9, 1);
        }
        m.Verify();
    }

    [Fact]
    public void Adjusted_p_values_are_those_of_Benjamini_and_Hochberg() =>
        Assert.Equal([0.01, 0.02, 0.3, 0.4, 0.5, 0.5, 0.5], FalseDiscoveryRate.Adjust([0.01 / 7, 0.04 / 7, 0.9 / 7, 1.6 / 7, 2.5 / 7, 3 / 7.0, 0.5]), (a, b) => Math.Abs(a - b) < 1e-12);
}
