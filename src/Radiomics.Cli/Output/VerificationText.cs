using System.Globalization;

namespace Radiomics.Cli.Output;

/// <summary>A verification as text: counts by collection, configuration and family, then the rows.</summary>
internal static class VerificationText
{
    /// <summary>Writes a report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="nameOf">Name of a collection.</param>
    /// <param name="all">Whether every row is written, or only those that do not match.</param>
    public static void Write(TextWriter output, VerificationReport report, Func<VerificationSuites, string> nameOf, bool all)
    {
        List<string[]> counts = [["suite", "configuration", "family", "matched", "worst deviation"]];
        counts.AddRange(report.Groups.GroupBy(g => (g.Suite, Configuration: Short(g), g.Family)).Where(g => g.Any(one => one.Total > 0)).Select(g => new[]
        {
            nameOf(g.Key.Suite), g.Key.Configuration, g.Key.Family, Count(g), Deviation(g.Key.Suite, g.Max(one => one.WorstDeviation)),
        }));
        if (counts.Count > 1) Table.Write(output, counts);

        VerificationRow[] rows = [.. all ? report.Rows : report.Mismatches];
        if (rows.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(all ? "rows:" : "rows that do not match:");
            List<string[]> table = [["suite", "configuration", "name", "ours", "reference", "tolerance", "deviation", "outcome", "note"]];
            table.AddRange(rows.Select(r => new[]
            {
                nameOf(r.Suite), r.Configuration, r.Name, Number(r.Value), Number(r.Reference), Number(r.Tolerance), r.Value is null ? "" : Deviation(r.Suite, r.Deviation), Words(r.Outcome), r.Note,
            }));
            Table.Write(output, table);
        }

        var aside = report.Rows.Where(r => r.Outcome == VerificationOutcome.NotCompared).GroupBy(r => (r.Suite, Case: r.Configuration, r.Note)).ToList();
        if (aside.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("not compared on purpose:");
            foreach (var group in aside)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {nameOf(group.Key.Suite)} {group.Key.Case}: {Names([.. group])}: {group.Key.Note}"));
        }

        output.WriteLine();
        foreach (var suite in report.Groups.GroupBy(g => g.Suite))
            output.WriteLine($"{nameOf(suite.Key)}: {Count(suite)} match, worst deviation {Deviation(suite.Key, suite.Max(g => g.WorstDeviation))}");
        foreach (SuiteNotRun suite in report.NotRun) output.WriteLine($"{nameOf(suite.Suite)}: not run: {suite.Reason}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all: {report.Matched}/{report.Total} match"));
    }

    /// <summary>PyRadiomics' cases are counted by setting over all images, its edge cases together: the rows name the case.</summary>
    private static string Short(VerificationGroup group)
    {
        if (group.Suite != VerificationSuites.PyRadiomics) return group.Configuration;
        return group.Configuration.StartsWith("edge_", StringComparison.Ordinal) ? "edge cases" : group.Configuration[(group.Configuration.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }

    private static string Count(IEnumerable<VerificationGroup> groups)
    {
        VerificationGroup[] all = [.. groups];
        return string.Create(CultureInfo.InvariantCulture, $"{all.Sum(g => g.Matched)}/{all.Sum(g => g.Total)}");
    }

    private static string Names(VerificationRow[] rows) =>
        rows.Length <= 3 ? string.Join(", ", rows.Select(r => r.Name)) : string.Create(CultureInfo.InvariantCulture, $"{rows.Length} values");

    private static string Deviation(VerificationSuites suite, double deviation) => double.IsNaN(deviation) ? "-" : double.IsInfinity(deviation)
        ? "beyond measure"
        : suite is VerificationSuites.PyRadiomics or VerificationSuites.FeatureMaps
            ? string.Create(CultureInfo.InvariantCulture, $"{deviation:0.0E+0}")
            : string.Create(CultureInfo.InvariantCulture, $"{deviation:F2} of tolerance");

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "-";

    private static string Words(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Matched => "matched",
        VerificationOutcome.Differs => "differs",
        VerificationOutcome.NotComputed => "not computed",
        _ => "not compared",
    };
}
