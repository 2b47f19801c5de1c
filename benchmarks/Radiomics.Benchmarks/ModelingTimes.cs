using System.Diagnostics;
using System.Globalization;
using System.Text;
using Radiomics.Modeling;

namespace Radiomics.Benchmarks;

/// <summary>Nested cross-validation of an elastic-net Cox model on 400 simulated patients with 1,200 features, and a check on shuffled outcomes.</summary>
internal static class ModelingTimes
{
    /// <summary>Times 5 x 5 folds, with two threads.</summary>
    public static int Measure()
    {
        FeatureTable table = FeatureTable.Parse(Simulate(400, 1200, 1, 0.6, false), "simulated");
        TrainingPlan plan = new() { Outcome = OutcomeColumns.Survival("time", "event"), Features = [.. Enumerable.Range(0, 1200).Select(j => $"f{j}")], Horizons = [365, 730], MaxDegreeOfParallelism = 2 };
        ModelingData data = plan.Read(table);
        double[] seconds = new double[3];
        for (int run = 0; run < seconds.Length; run++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            EvaluationReport report = NestedCrossValidation.Run(data, plan);
            seconds[run] = watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run + 1}: {seconds[run]:0.0} s, concordance {report.Discrimination.Estimate:0.000}, {report.SelectionFrequency.Count} features used"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {seconds.Order().ElementAt(1):0.0} s for 400 patients x 1,200 features, 5 x 5 folds, 2 threads"));
        return 0;
    }

    /// <summary>Area and concordance on outcomes without any relation, over 50 seeds: they must be 0.5 within 3 standard errors.</summary>
    public static int Permute()
    {
        bool right = true;
        foreach (bool survival in (bool[])[true, false])
        {
            double[] values = new double[50];
            for (int seed = 0; seed < values.Length; seed++)
            {
                FeatureTable table = FeatureTable.Parse(Simulate(120, 200, 1000 + seed, 0.6, true), "shuffled");
                TrainingPlan plan = new()
                {
                    Outcome = survival ? OutcomeColumns.Survival("time", "event") : OutcomeColumns.Binary("label"), Features = [.. Enumerable.Range(0, 200).Select(j => $"f{j}")], PathLength = 30, Seed = seed,
                };
                values[seed] = NestedCrossValidation.Run(table, plan).Discrimination.Estimate;
            }
            double mean = values.Average(), error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 49 / 50);
            bool within = Math.Abs(mean - 0.5) <= 3 * error;
            right &= within;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(survival ? "concordance" : "area")} on shuffled outcomes: {mean:0.0000} +- {error:0.0000} (standard error, 50 seeds): {(within ? "within" : "beyond")} 3 standard errors of 0.5"));
        }
        return right ? 0 : 2;
    }

    private static string Simulate(int patients, int features, int seed, double strength, bool shuffle)
    {
        Random random = new(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        string[] outcome = new string[patients], measured = new string[patients];
        for (int i = 0; i < patients; i++)
        {
            double[] factors = [.. Enumerable.Range(0, 40).Select(_ => Normal())];
            double eta = strength * (factors[0] - factors[1] + 0.5 * factors[2]), time = -Math.Log(1 - random.NextDouble()) * 900 * Math.Exp(-eta), censored = 200 + 1500 * random.NextDouble();
            outcome[i] = string.Create(CultureInfo.InvariantCulture, $"{(random.NextDouble() < 1 / (1 + Math.Exp(-2 * eta)) ? 1 : 0)},{Math.Min(time, censored):0.0},{(time <= censored ? 1 : 0)}");
            StringBuilder row = new();
            // Groups of correlated features, as families over image types are.
            for (int j = 0; j < features; j++) row.Append(CultureInfo.InvariantCulture, $",{5 + 2 * (0.8 * factors[j % 40] + 0.6 * Normal()):0.000000}");
            measured[i] = row.ToString();
        }
        if (shuffle) random.Shuffle(outcome);
        StringBuilder text = new("patient,label,time,event");
        for (int j = 0; j < features; j++) text.Append(CultureInfo.InvariantCulture, $",f{j}");
        for (int i = 0; i < patients; i++) text.Append(CultureInfo.InvariantCulture, $"\nP{i},{outcome[i]}{measured[i]}");
        return text.ToString();
    }
}
