using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Radiomics.Modeling;

/// <summary>
/// How a study is made; every part has a default that fits the table of a cohort run. As a file it is JSON with these names in camel case; a name that is not one of them is an error.
/// </summary>
public sealed record StudyConfiguration
{
    /// <summary>Column that tells patients apart; default <c>patient</c>.</summary>
    public string Patient { get; init; } = "patient";

    /// <summary>Column of the label (malignancy), or of the class (stage, T, N, M); null for that of the target.</summary>
    public string? Label { get; init; }

    /// <summary>The label's positive word; null where it is 1 or true, and Malignant in column <c>class</c>.</summary>
    public string? Positive { get; init; }

    /// <summary>The classes, ascending; null for all, sorted.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Column of follow-up times; null for that of the target.</summary>
    public string? Time { get; init; }

    /// <summary>Column of 1 for an event and 0 for none; null for that of the target.</summary>
    public string? Event { get; init; }

    /// <summary>The contrast phase whose rows are used; null for the one with the most.</summary>
    public string? Phase { get; init; }

    /// <summary>Columns of radiomic features; null for all of them.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>Clinical columns; null for age, sex and smoking, and for survival the stage group, as far as the table has them.</summary>
    public IReadOnlyList<string>? Clinical { get; init; }

    /// <summary>Columns that say how large a lesion is; null for its volume.</summary>
    public IReadOnlyList<string>? Size { get; init; }

    /// <summary>Columns that are categories although they hold numbers, each with its reference level, or null for the first.</summary>
    public IReadOnlyDictionary<string, string?> Categories { get; init; } = new Dictionary<string, string?>();

    /// <summary>Column of the centre or scanner, for harmonisation and for performance by centre.</summary>
    public string? Batch { get; init; }

    /// <summary>Column of the treatment; null for none.</summary>
    public string? Treatment { get; init; }

    /// <summary>Columns by whose values performance is shown apart; null for sex, centre and scanner.</summary>
    public IReadOnlyList<string>? Subgroups { get; init; }

    /// <summary>Times at which survival is predicted and judged; null for 1, 2 and 3 years where the unit is known.</summary>
    public IReadOnlyList<double>? Horizons { get; init; }

    /// <summary>Risks at which sensitivity and specificity are stated.</summary>
    public IReadOnlyList<double> Thresholds { get; init; } = [0.1, 0.3, 0.5, 0.7];

    /// <summary>Largest share of missing training rows a feature may have.</summary>
    public double MaxMissing { get; init; } = 0.2;

    /// <summary>File with the reliability of features, as a cohort run writes it (<c>stability.csv</c>): columns <c>feature</c> and <c>icc_2_1</c> or <c>icc</c>. Relative to this file.</summary>
    public string? Stability { get; init; }

    /// <summary>Smallest reliability a radiomic feature must have, where <see cref="Stability"/> is given.</summary>
    public double MinStability { get; init; } = 0.75;

    /// <summary>Whether features are harmonised by ComBat over <see cref="Batch"/>.</summary>
    public bool Harmonize { get; init; }

    /// <summary>Largest false-discovery rate of the univariate association; null for no screening.</summary>
    public double? FalseDiscoveryRate { get; init; }

    /// <summary>Of features correlated at least this much one stays; 1 or more for no filter.</summary>
    public double MaxCorrelation { get; init; } = 0.95;

    /// <summary>Mixing of the penalty: 1 is lasso, 0 is ridge.</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>Values of lambda that are tried.</summary>
    public int PathLength { get; init; } = 50;

    /// <summary>Whether the largest lambda within one standard error of the best is taken.</summary>
    public bool OneStandardError { get; init; }

    /// <summary>Folds that judge.</summary>
    public int OuterFolds { get; init; } = 5;

    /// <summary>Folds that choose lambda.</summary>
    public int InnerFolds { get; init; } = 5;

    /// <summary>How often the outer folds are drawn anew.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Shuffles of the permutation check; 0 for none.</summary>
    public int Permutations { get; init; } = 20;

    /// <summary>Draws of the bootstrap optimism; 0 for none.</summary>
    public int Bootstraps { get; init; } = 50;

    /// <summary>Threads; results do not depend on it.</summary>
    [JsonIgnore]
    public int MaxDegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Folder that <see cref="Stability"/> is relative to.</summary>
    [JsonIgnore]
    internal string Folder { get; init; } = "";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelingException">The file is missing, no JSON, or has a name or a value that is not understood (STUDY_CONFIG).</exception>
    public static StudyConfiguration Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileInfo file = new(path);
        if (!file.Exists || file.Length > 1 << 20) throw Wrong(path, file.Exists ? "the file is larger than 1 MB" : "the file does not exist");
        return Parse(File.ReadAllText(path), path) with { Folder = file.DirectoryName ?? "" };
    }

    /// <summary>Reads JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="where">Name of the text in messages.</param>
    /// <exception cref="ModelingException">It is no JSON, or has a name or a value that is not understood (STUDY_CONFIG).</exception>
    public static StudyConfiguration Parse(string json, string where = "configuration")
    {
        try
        {
            // What the file does not say has its default: its names are laid over a configuration that says everything.
            JsonObject all = JsonNode.Parse(new StudyConfiguration().ToJson())!.AsObject();
            if (JsonNode.Parse(json, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 }) is not JsonObject given) throw Wrong(where, "it is no JSON object");
            foreach ((string name, JsonNode? value) in given)
            {
                if (!all.ContainsKey(name)) throw Wrong(where, $"the name '{name}'", string.Join(", ", all.Select(p => p.Key)));
                all[name] = value?.DeepClone();
            }
            return all.Deserialize(StudyJson.Default.StudyConfiguration)!;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw Wrong(where, error.Message);
        }
    }

    /// <summary>The configuration as JSON, every value said.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StudyJson.Default.StudyConfiguration) + "\n";

    private static ModelingException Wrong(string where, string found, string expected = "JSON with the names of a study's configuration") =>
        new("STUDY_CONFIG", new Problem(Path.GetFileName(where), found, expected, "See docs/guides/models.md for every name."));
}
