using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>
/// What leaks before any fold is made: one patient under two names, columns scaled over all rows, a column that codes the outcome. Each is refused.
/// </summary>
internal static class LeakCheck
{
    private const double Perfect = 0.999;

    public static void Run(ModelingData data)
    {
        DuplicatedPatients(data);
        ScaledBefore(data);
        TargetCoded(data);
    }

    private static void DuplicatedPatients(ModelingData data)
    {
        // Three equal values may be chance (sex, stage, smoking); five columns of measured values are not.
        int[] measured = [.. Enumerable.Range(0, data.Features.Count).Where(j => data.Levels[j] is null && data.Columns[j].Where(double.IsFinite).Distinct().Count() > data.Rows / 2)];
        if (measured.Length < 5) return;
        Dictionary<string, int> seen = [];
        for (int i = 0; i < data.Rows; i++)
        {
            string key = string.Join('|', measured.Select(j => data.Columns[j][i].ToString("R", CultureInfo.InvariantCulture)));
            if (!seen.TryAdd(key, i) && data.Patients[seen[key]] != data.Patients[i])
                throw ModelingErrors.Leak($"rows {seen[key] + 1} and {i + 1} of those with an outcome", "the same measurements under two patients", "Remove one of the rows, or give both the same patient.");
        }
    }

    private static void ScaledBefore(ModelingData data)
    {
        int[] varying = [.. Enumerable.Range(0, data.Features.Count).Where(j => data.Levels[j] is null && data.Columns[j].All(double.IsFinite) && data.Columns[j].Distinct().Count() > 2)];
        if (varying.Length < 2 || data.Rows < 10) return;
        int scaled = varying.Count(j =>
        {
            double[] column = data.Columns[j];
            double mean = column.Average(), squares = column.Sum(v => (v - mean) * (v - mean)), low = column.Min(), high = column.Max();
            bool standard = Math.Abs(mean) < 1e-6 && (Math.Abs(squares / column.Length - 1) < 1e-5 || Math.Abs(squares / (column.Length - 1) - 1) < 1e-5);
            return standard || (Math.Abs(low) < 1e-12 && Math.Abs(high - 1) < 1e-12);
        });
        if (scaled * 2 > varying.Length)
            throw ModelingErrors.Leak("features", $"{scaled} of {varying.Length} columns are scaled over all rows, test rows among them", "Give the features as extracted: scaling is fitted inside the folds.");
    }

    private static void TargetCoded(ModelingData data)
    {
        for (int j = 0; j < data.Features.Count; j++)
        {
            double[] column = data.Columns[j];
            if (data.Levels[j] is not { } levels) Judge(data, data.Features[j], column);
            else
                for (int level = 0; level < levels.Length; level++) Judge(data, data.Features[j], [.. column.Select(v => double.IsNaN(v) ? v : v == level ? 1 : 0)]);
        }
    }

    private static void Judge(ModelingData data, string name, double[] column)
    {
        int[] rows = [.. Enumerable.Range(0, data.Rows).Where(i => double.IsFinite(column[i]))];
        if (rows.Length < 10) return;
        double[] values = [.. rows.Select(i => column[i])];
        if (values.Distinct().Count() < 2) return;
        double strength;
        if (data.Order is { } order)
        {
            // The order of the classes, or a class that one column tells from all others, is coded by it.
            double c = Concordance.Harrell(order.Select(rows), values).Value;
            strength = rows.Select(i => data.Classes[i]).GroupBy(c => c).Where(g => g.Count() >= 5 && g.Count() < rows.Length).Select(g =>
            {
                double area = new RocCurve([.. rows.Select(i => data.Classes[i] == g.Key)], values).Area;
                return Math.Max(area, 1 - area);
            }).Append(double.IsNaN(c) ? 0.5 : Math.Max(c, 1 - c)).Max();
        }
        else if (data.Survival is { } survival)
        {
            SurvivalOutcome known = survival.Select(rows);
            double c = known.Events < 5 ? 0.5 : Concordance.Harrell(known, values).Value;
            strength = double.IsNaN(c) ? 0.5 : Math.Max(c, 1 - c);
        }
        else
        {
            bool[] labels = [.. rows.Select(i => data.Labels[i])];
            if (labels.Distinct().Count() < 2) return;
            double area = new RocCurve(labels, values).Area;
            strength = Math.Max(area, 1 - area);
        }
        if (strength >= Perfect)
            throw ModelingErrors.Leak($"column {name}", string.Create(CultureInfo.InvariantCulture, $"alone it tells the outcome almost perfectly ({strength:0.000})"),
                "Check whether it was made from the outcome or after it; leave it out.");
    }
}
