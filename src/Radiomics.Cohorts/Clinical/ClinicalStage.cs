using System.Text.RegularExpressions;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>A stage of lung cancer, such as IIIA or IA2.</summary>
/// <param name="Group">0 to 4.</param>
/// <param name="Letter">A, B or C; empty where it was not said.</param>
/// <param name="Part">1 to 3, as in IA2; 0 where it was not said.</param>
public sealed partial record ClinicalStage(int Group, string Letter = "", int Part = 0)
{
    private static readonly string[] s_roman = ["0", "I", "II", "III", "IV"];

    /// <summary>Reads a stage as people write it: IIIA, Ⅲa期, 3A, "stage IB", 三期.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The stage; null if the text is none.</returns>
    public static ClinicalStage? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 60) return null;
        Match match = Pattern().Match(TableText.Plain(text).ToUpperInvariant());
        if (!match.Success) return null;
        int group = match.Groups["g"].Value switch { "0" or "O" => 0, "I" or "1" or "L" or "一" => 1, "II" or "2" or "二" => 2, "III" or "3" or "三" => 3, _ => 4 };
        string letter = match.Groups["l"].Value;
        int part = match.Groups["n"].Value is { Length: 1 } digit ? digit[0] - '0' : 0;
        if (group == 0 && (letter.Length > 0 || part > 0)) return null;
        if (part > 0 && (group != 1 || letter != "A")) return null;
        bool exists = letter.Length == 0 || letter[0] <= (group == 3 ? 'C' : 'B');
        return exists ? new ClinicalStage(group, letter, part) : null;
    }

    /// <summary>Whether two stages can be the same one, said in more or less detail: IA and IA2, III and IIIB.</summary>
    /// <param name="other">The other stage.</param>
    public bool IsCompatibleWith(ClinicalStage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Group == other.Group && (Letter.Length == 0 || other.Letter.Length == 0 || Letter == other.Letter) && (Part == 0 || other.Part == 0 || Part == other.Part);
    }

    /// <summary>The stage in Roman numerals, such as IA2.</summary>
    public override string ToString() => s_roman[Group] + Letter + (Part > 0 ? $"{(char)('0' + Part)}" : "");

    [GeneratedRegex(@"^(?:临床|病理)?\s*(?:分期)?\s*(?:第)?\s*(?:STAGE|[CP](?=[0IV1-4]))?\s*[:.]?\s*(?<g>IV|I{1,3}|[0-4O一二三四])\s*[-_.]?\s*(?<l>[ABC])?\s*[-_.]?\s*(?<n>[123])?\s*(?:期|STAGE)?\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
