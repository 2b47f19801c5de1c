using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>A descriptive table as rows of text: "Table 1".</summary>
internal static class CohortTable
{
    /// <summary>The head.</summary>
    public static IReadOnlyList<string> Head(DescriptiveTable table) =>
        ["", .. table.Groups.Select(g => string.Create(CultureInfo.InvariantCulture, $"{(g.Name == DescriptiveTable.Overall ? g.Name : $"{table.GroupColumn} = {g.Name}")} (n = {g.Count})")), "missing", "p", "test"];

    /// <summary>The rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(DescriptiveTable table)
    {
        foreach (DescriptiveVariable variable in table.Variables)
        {
            string missing = variable.Missing[0].ToString(CultureInfo.InvariantCulture), p = variable.Test is { } test ? PValue(test.Result.PValue) : "", name = variable.Test is { } t ? Name(t.Kind) : variable.Note ?? "";
            if (variable.Kind == DescriptiveKind.Counts)
            {
                yield return [$"{variable.Name}, n (%)", .. table.Groups.Select(_ => ""), missing, p, name];
                foreach (DescriptiveLevel level in variable.Levels)
                    yield return [$"\u2003{level.Name}", .. level.Counts.Select((c, g) => double.IsNaN(level.Shares[g]) ? "0" : string.Create(CultureInfo.InvariantCulture, $"{c} ({100 * level.Shares[g]:0.#})")), "", "", ""];
                continue;
            }
            bool mean = variable.Kind == DescriptiveKind.Mean;
            yield return
            [
                $"{variable.Name}, {(mean ? "mean (SD)" : "median (quartiles)")}",
                .. variable.Numbers.Select(n => n.Count == 0 ? "" : mean
                    ? string.Create(CultureInfo.InvariantCulture, $"{n.Mean:G4} ({n.StandardDeviation:G4})")
                    : string.Create(CultureInfo.InvariantCulture, $"{n.Median:G4} ({n.LowerQuartile:G4}, {n.UpperQuartile:G4})")),
                missing, p, name,
            ];
        }
    }

    /// <summary>A p-value as tables have it.</summary>
    public static string PValue(double p) => double.IsNaN(p) ? "" : p < 0.001 ? "< 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Name(DescriptiveTestKind kind) => kind switch
    {
        DescriptiveTestKind.WelchT => "Welch's t",
        DescriptiveTestKind.WelchAnova => "Welch's ANOVA",
        DescriptiveTestKind.RankSum => "rank sum",
        DescriptiveTestKind.KruskalWallis => "Kruskal-Wallis",
        DescriptiveTestKind.ChiSquare => "chi-square",
        _ => "Fisher's exact",
    };
}
