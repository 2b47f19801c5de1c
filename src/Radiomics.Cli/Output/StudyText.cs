using System.Globalization;
using Radiomics.Modeling;

namespace Radiomics.Cli.Output;

/// <summary>A study in a few lines.</summary>
internal static class StudyText
{
    public static void Write(TextWriter output, StudyResult study)
    {
        string metric = Metric(study.Plan.Outcome.Kind);
        List<string[]> rows = [["columns", metric, "difference"]];
        foreach ((string name, EvaluationReport report) in study.Comparison.Reports)
            rows.Add([name, Figure(report.Discrimination), study.Comparison.Differences.TryGetValue(name, out ConfidenceInterval? difference) ? Figure(difference) : ""]);
        Table.Write(output, rows);
        if (study.Permutation is { } permutation)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"on shuffled outcomes: {permutation.Mean:0.000} ({(permutation.IsAtChance ? "chance" : "NOT chance: something leaks")})"));
        if (study.Optimism is { } optimism) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bootstrap: apparent {optimism.Apparent:0.000}, corrected {optimism.Corrected:0.000}"));
    }

    public static string Metric(OutcomeKind kind) => kind switch { OutcomeKind.Binary => "area under the ROC curve", _ => "concordance" };

    public static string Figure(ConfidenceInterval value) => string.Create(CultureInfo.InvariantCulture, $"{value.Estimate:0.000} ({value.Lower:0.000} to {value.Upper:0.000})");
}
