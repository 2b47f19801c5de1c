using System.CommandLine;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics explain</c>: what a feature is.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        Command command = new("explain", """
            Explains a feature: its names, unit, definition and formula, and where PyRadiomics and IBSI differ. Without a name, lists every feature.

            Examples:
              radiomics explain original_glcm_JointEntropy
              radiomics explain TU9B
              radiomics explain
            """);
        Argument<string?> name = new("NAME") { Description = "PyRadiomics' or IBSI's name, with or without prefix, or IBSI's code.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> format = new("--format", "-f") { Description = "text or json.", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        command.Arguments.Add(name);
        command.Options.Add(format);
        command.SetBody((parsed, output, _) =>
        {
            string? asked = parsed.GetValue(name);
            IReadOnlyList<FeatureDefinition> found = asked is null ? FeatureCatalog.All : FeatureCatalog.Find(asked);
            if (found.Count == 0)
            {
                IReadOnlyList<string> near = FeatureCatalog.Nearest(asked!);
                string advice = near.Count == 0 ? "List all with: radiomics explain." : $"Nearest: {string.Join(", ", near)}.";
                throw new SettingsException("FEATURE_UNKNOWN", new Problem("NAME", $"there is no feature '{asked}'", "a feature's name, id or IBSI code", advice));
            }
            if (parsed.GetValue(format) == "json") FeatureJson.Write(output.Results, found);
            else if (asked is null) List(output.Results);
            else Explain(output.Results, found);
            return ExitCode.Success;
        });
        return command;
    }

    private static void List(TextWriter output)
    {
        foreach (IGrouping<string, FeatureDefinition> family in FeatureCatalog.All.GroupBy(f => f.FamilyName))
        {
            List<string[]> rows = [[family.Key, "PyRadiomics", "IBSI", "unit", "title"]];
            foreach (FeatureDefinition f in family) rows.Add([f.Id, f.PyRadiomicsName ?? "-", f.IbsiCode.Length == 0 ? "-" : f.IbsiCode, f.Unit, f.Title]);
            Table.Write(output, rows);
            output.WriteLine();
        }
    }

    private static void Explain(TextWriter output, IReadOnlyList<FeatureDefinition> found)
    {
        for (int i = 0; i < found.Count; i++)
        {
            FeatureDefinition f = found[i];
            if (i > 0) output.WriteLine();
            output.WriteLine(f.Title);
            Line("id", f.Id);
            Line("family", f.FamilyName);
            Line("PyRadiomics", f.PyRadiomicsName is { } name ? f.IsDeprecated ? $"{f.FamilyName}_{name} (deprecated there)" : $"{f.FamilyName}_{name}" : "not computed");
            Line("IBSI", f.IbsiTag is { } tag ? $"{tag} ({f.IbsiCode})" : f.IbsiCode.Length > 0 ? $"{f.IbsiCode}, in another family" : "not defined");
            Line("unit", f.Unit);
            Line("definition", f.Definition);
            Line("formula", f.Formula);
            if (f.Difference.Length > 0) Line("differences", f.Difference);
        }

        void Line(string what, string text) => output.WriteLine($"  {what,-12} {text}");
    }
}
