namespace Radiomics.SegmentationEvaluation;

/// <summary>Cases of the command line: <c>--case IMAGE MASK x,y,z [x,y,z ...]</c>, repeatable.</summary>
internal static class CaseOption
{
    /// <summary>Reads the words of all <c>--case</c> options: the first word after a seed begins the next case.</summary>
    public static IReadOnlyList<EvaluationCase> Parse(IReadOnlyList<string> words)
    {
        List<EvaluationCase> cases = [];
        for (int i = 0; i < words.Count;)
        {
            int end = i + 2;
            List<EvaluationSeed> seeds = [];
            while (end < words.Count && IsSeed(words[end])) seeds.Add(new EvaluationSeed($"{seeds.Count}", Seed.Parse(words[end++]), []));
            if (seeds.Count == 0 || IsSeed(words[i]) || IsSeed(words[i + 1]))
                throw new SettingsException("OPTION_VALUE", new Problem(
                    "--case", $"'{string.Join(' ', words.Skip(i).Take(3))}' was given", "IMAGE MASK x,y,z and perhaps further seeds", "The image is a file or a DICOM folder, the mask a file on its grid."));
            cases.Add(new EvaluationCase(NameOf(words[i], words[i + 1]), words[i], words[i + 1], seeds));
            i = end;
        }
        return cases;
    }

    private static bool IsSeed(string word) => word.Split(',') is { Length: 3 } parts && parts.All(p => double.TryParse(p, System.Globalization.CultureInfo.InvariantCulture, out _));

    /// <summary>The image's folder and the mask's name: two readers of one image stay apart.</summary>
    private static string NameOf(string image, string mask)
    {
        string file = Path.GetFileName(mask), folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(image)) ?? "");
        return $"{folder}/{file[..(file.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot ? dot : file.Length)]}";
    }
}
