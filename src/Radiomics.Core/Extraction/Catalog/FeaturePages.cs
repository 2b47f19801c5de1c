using System.Text;

namespace Radiomics;

/// <summary>The pages of the documentation that are made of the catalogue: one a family, and their index.</summary>
internal static class FeaturePages
{
    /// <summary>Name of the index.</summary>
    public const string IndexName = "README.md";

    private const string Origin = "<!-- Made from the texts beside the formulae (src/Radiomics.Core/Features/**/*Features.xml); a test holds both to each other. -->";

    /// <summary>Every page by its file name.</summary>
    public static IReadOnlyDictionary<string, string> All()
    {
        Dictionary<string, string> pages = new(StringComparer.Ordinal) { [IndexName] = Index() };
        foreach ((FeatureFamilies family, string name) in FamilyNames.All)
            if (FeatureCatalog.OfFamily(family) is { Count: > 0 } features) pages.Add($"{name}.md", Page(name, features));
        return pages;
    }

    private static string Index()
    {
        StringBuilder text = new();
        text.Append("# Features\n\n").Append(Origin).Append("\n\nEvery feature with its stable id, PyRadiomics' name, IBSI's code, and unit. `radiomics explain NAME` shows the same on the command line.\n");
        foreach ((FeatureFamilies family, string name) in FamilyNames.All)
        {
            IReadOnlyList<FeatureDefinition> features = FeatureCatalog.OfFamily(family);
            if (features.Count == 0) continue;
            text.Append($"\n## [{name}]({name}.md)\n\n| feature | id | PyRadiomics | IBSI | unit |\n|---|---|---|---|---|\n");
            foreach (FeatureDefinition f in features)
                text.Append($"| [{f.Title}]({name}.md#{f.Id.ToLowerInvariant()}) | {f.Id} | {f.PyRadiomicsName ?? "-"} | {Or(f.IbsiCode)} | {f.Unit} |\n");
        }
        return text.ToString();
    }

    private static string Page(string name, IReadOnlyList<FeatureDefinition> features)
    {
        StringBuilder text = new();
        text.Append($"# {name}\n\n").Append(Origin).Append("\n\n[All features](README.md)\n");
        foreach (FeatureDefinition f in features)
        {
            text.Append($"\n## {f.Id}\n\n**{f.Title}.** {f.Definition}\n\n    {f.Formula}\n\n");
            text.Append($"PyRadiomics: {(f.PyRadiomicsName is { } known ? $"`{name}_{known}`{(f.IsDeprecated ? " (deprecated there)" : "")}" : "not computed")}.");
            text.Append($" IBSI: {(f.IbsiTag is { } tag ? $"`{tag}`, {f.IbsiCode}" : f.IbsiCode.Length > 0 ? $"{f.IbsiCode}, in another family" : "not defined")}. Unit: {f.Unit}.\n");
            if (f.Difference.Length > 0) text.Append($"\n{f.Difference}\n");
        }
        return text.ToString();
    }

    private static string Or(string code) => code.Length == 0 ? "-" : code;
}
