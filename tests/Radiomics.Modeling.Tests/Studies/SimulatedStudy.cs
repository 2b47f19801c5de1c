using System.Globalization;
using System.Text;

namespace Radiomics.Modeling.Tests;

/// <summary>A table as a cohort run writes it, with a planted signal in three features and the size.</summary>
internal static class SimulatedStudy
{
    public static FeatureTable Table(int patients = 120, int seed = 1, double strength = 1, int features = 12, int lesions = 1, string unit = "months", string second = "Plain") =>
        FeatureTable.Parse(Text(patients, seed, strength, features, lesions, unit, second), "features.csv");

    public static string Text(int patients = 120, int seed = 1, double strength = 1, int features = 12, int lesions = 1, string unit = "months", string second = "Plain")
    {
        SeededRandom random = SeededRandom.For(seed, 71);
        StringBuilder text = new("patient,lesion,phase,status,original_shape_MeshVolume,");
        text.AppendJoin(',', Enumerable.Range(0, features).Select(i => $"original_glcm_F{i}")).Append(",diagnostics_settings,diagnostics_engineVersion,class,tnm,stage,sex,age,smoking,death,survival,survival_unit,recurrence,recurrence_time,treatment,scan_manufacturer\n");
        for (int p = 0; p < patients; p++)
        {
            double age = Math.Round(62 + 9 * random.NextNormal());
            string sex = random.NextDouble() < 0.5 ? "M" : "F", smoking = random.NextDouble() < 0.5 ? "是" : "否", treatment = random.NextDouble() < 0.5 ? "surgery" : "radiotherapy", maker = random.NextDouble() < 0.5 ? "GE" : "Siemens";
            double common = random.NextNormal(), censored = 6 + 64 * random.NextDouble(), waiting = -Math.Log(1 - random.NextDouble()), toss = random.NextDouble(), spread = random.NextNormal();
            bool recurs = random.NextDouble() < 0.4;
            for (int l = 0; l < lesions; l++)
            {
                double[] x = [.. Enumerable.Range(0, features).Select(_ => random.NextNormal())];
                x[0] = common;
                double volume = Math.Exp(6 + random.NextNormal()), score = strength * (1.6 * common);
                bool malignant = toss < 1 / (1 + Math.Exp(-score));
                double time = waiting * 30 / Math.Exp(0.6 * score);
                int stage = Math.Clamp((int)Math.Floor(2 + score + spread), 0, 4);
                string[] cells =
                [
                    $"P{p:D4}", $"{l + 1}", l == 0 ? "Plain" : second, "ok", N(volume), .. x.Select(N), "profile=pyradiomics; binWidth=25", "0.1.0", malignant ? "Malignant" : "Benign",
                    $"pT{Math.Clamp(stage, 1, 4)}N{Math.Min(3, stage)}M0", ((string[])["IA2", "IB", "IIB", "IIIA", "IVA"])[stage], sex, N(age), smoking, time < censored ? "1" : "0", N(Math.Round(Math.Min(time, censored), 2)), unit,
                    recurs ? "1" : "0", recurs ? N(Math.Round(Math.Min(time, censored) / 2, 2)) : "", treatment, maker,
                ];
                text.AppendJoin(',', cells).Append('\n');
            }
        }
        return text.ToString();
    }

    private static string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
