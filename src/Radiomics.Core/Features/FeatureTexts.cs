using System.Xml.Linq;

namespace Radiomics;

/// <summary>
/// The texts of the features, read from the documentation files that stand beside the formulae (embedded in the assembly, and included in the documentation
/// of the members). An entry: <c>feature id title unit</c>, with a <c>summary</c> of the definition, the formula in <c>c</c> and the source, and optionally
/// <c>remarks</c>. Read on first use: extraction does without.
/// </summary>
internal sealed record FeatureTexts(string Title, string Unit, string Definition, string Formula, string Difference)
{
    private static readonly Lazy<Dictionary<string, FeatureTexts>> s_all = new(Read);

    /// <summary>Ids of all entries.</summary>
    public static IReadOnlyCollection<string> Ids => s_all.Value.Keys;

    /// <summary>The texts of a feature.</summary>
    /// <exception cref="InvalidOperationException">The feature has no entry.</exception>
    public static FeatureTexts Of(FeatureDefinition feature) =>
        s_all.Value.TryGetValue(feature.Id, out FeatureTexts? texts) ? texts : throw new InvalidOperationException($"The feature {feature.Id} has no text.");

    private static Dictionary<string, FeatureTexts> Read()
    {
        Dictionary<string, FeatureTexts> all = new(StringComparer.Ordinal);
        foreach (string resource in typeof(FeatureTexts).Assembly.GetManifestResourceNames().Where(n => n.EndsWith("Features.xml", StringComparison.Ordinal)))
        {
            using Stream stream = typeof(FeatureTexts).Assembly.GetManifestResourceStream(resource)!;
            foreach (XElement entry in XDocument.Load(stream).Root!.Elements("feature"))
            {
                XElement summary = entry.Element("summary")!;
                XElement? formula = summary.Element("c");
                string definition = string.Concat(summary.Nodes().TakeWhile(n => n != formula).Select(Text));
                all.Add(
                    entry.Attribute("id")!.Value,
                    new FeatureTexts(entry.Attribute("title")!.Value, entry.Attribute("unit")!.Value, Clean(definition), Clean(formula?.Value ?? ""), Clean(entry.Element("remarks")?.Value ?? "")));
            }
        }
        return all;
    }

    private static string Text(XNode node) => node switch { XText text => text.Value, XElement element => element.Value, _ => "" };

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
