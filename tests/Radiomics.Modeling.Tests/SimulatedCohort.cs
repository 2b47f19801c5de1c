using System.Globalization;
using System.Text;

namespace Radiomics.Modeling.Tests;

/// <summary>Seeded patients with features, of which the first three matter for survival and class.</summary>
internal static class SimulatedCohort
{
    public static string Csv(int patients, int features, int seed, double strength = 0.8, bool missing = false, string settings = "profile=PyRadiomics", Func<int, string>? patient = null)
    {
        SeededRandom random = new((ulong)seed);
        StringBuilder text = new("patient,centre,diagnostics_settings,label,time,event");
        for (int j = 0; j < features; j++) text.Append(CultureInfo.InvariantCulture, $",f{j}");
        text.Append('\n');
        for (int i = 0; i < patients; i++)
        {
            double[] x = [.. Enumerable.Range(0, features).Select(_ => random.NextNormal())];
            for (int j = 6; j + 1 < features; j += 5) x[j + 1] = x[j] + 0.1 * x[j + 1];
            double eta = strength * (x[0] - x[1] + 0.5 * x[2]);
            double time = -Math.Log(1 - random.NextDouble()) * 900 * Math.Exp(-eta), censored = 200 + 1500 * random.NextDouble();
            bool label = random.NextDouble() < 1 / (1 + Math.Exp(-2 * eta));
            text.Append(CultureInfo.InvariantCulture, $"{patient?.Invoke(i) ?? $"P{i}"},{(i % 3 == 0 ? "B" : "A")},{settings},{(label ? 1 : 0)},{Math.Ceiling(Math.Min(time, censored)):R},{(time <= censored ? 1 : 0)}");
            for (int j = 0; j < features; j++)
                text.Append(missing && random.Next(30) == 0 ? "," : string.Create(CultureInfo.InvariantCulture, $",{10 * (j + 1) + 3 * x[j]:R}"));
            text.Append('\n');
        }
        return text.ToString();
    }

    public static FeatureTable Table(int patients = 120, int features = 12, int seed = 3, double strength = 0.8, bool missing = false, string settings = "profile=PyRadiomics") =>
        FeatureTable.Parse(Csv(patients, features, seed, strength, missing, settings), "simulated");

    public static OutcomeColumns Survival => OutcomeColumns.Survival("time", "event");

    public static string[] Names(int features) => [.. Enumerable.Range(0, features).Select(j => $"f{j}")];

    public static TrainingPlan Plan(OutcomeColumns outcome, int features = 12) =>
        new() { Outcome = outcome, Features = Names(features), Horizons = outcome.Kind == OutcomeKind.Survival ? [365, 730] : [], PathLength = 20, OuterFolds = 4, InnerFolds = 3 };
}
