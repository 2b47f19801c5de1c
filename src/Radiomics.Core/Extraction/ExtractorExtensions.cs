namespace Radiomics;

/// <summary>Families and filters of one's own for a <see cref="FeatureExtractor"/>.</summary>
public sealed record ExtractorExtensions
{
    /// <summary>None.</summary>
    public static ExtractorExtensions None { get; } = new();

    /// <summary>Families computed on every image, after the library's.</summary>
    public IReadOnlyList<OwnFamily> Families { get; init; } = [];

    /// <summary>Filters whose responses are measured like those of the image types, after these; their response names are the first part of the features' names, and hold what changes values.</summary>
    public IReadOnlyList<ImageFilter> Filters { get; init; } = [];

    /// <summary>Names on one line, for provenance; empty where there is nothing.</summary>
    internal string Line => string.Concat(
        Families.Count == 0 ? "" : $"; ownFamilies={string.Join('+', Families.Select(f => f.Name))}",
        Filters.Count == 0 ? "" : $"; ownFilters={string.Join('+', Filters.SelectMany(f => f.ResponseNames))}");

    /// <summary>The computations of the families.</summary>
    /// <exception cref="SettingsException">A name is none, or is taken.</exception>
    internal IReadOnlyList<FamilyComputation> Computations()
    {
        HashSet<string> families = [.. FamilyNames.All.Select(f => f.Name)];
        foreach (OwnFamily family in Families)
        {
            Require(IsName(family.Name) && families.Add(family.Name), family.Name, "a name of letters and digits that no other family has");
            HashSet<string> features = [];
            Require(family.Features.Count > 0, $"{family.Name} without features", "one feature or more");
            foreach (OwnFeature feature in family.Features)
                Require(IsName(feature.Name) && features.Add(feature.Name), $"{family.Name}_{feature.Name}", "a name of letters and digits that no other feature of the family has");
        }
        foreach (string name in Filters.SelectMany(f => f.ResponseNames))
            Require(name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), name, "a response name of letters, digits and hyphens");
        return [.. Families.Select(f => new OwnComputation(f))];
    }

    private static bool IsName(string name) => name is { Length: > 0 } && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    private static void Require(bool holds, string found, string expected)
    {
        if (!holds) throw new SettingsException("EXTENSION_NAME", new Problem("extensions", $"'{found}' was given", expected, "Give it another name."));
    }
}
