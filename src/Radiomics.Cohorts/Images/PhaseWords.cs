namespace Radiomics.Cohorts;

/// <summary>What the names of a series say of its phase.</summary>
internal enum PhaseHint
{
    None,
    Plain,
    Contrast,
    Contrast1,
    Contrast2,
    LaterContrast,
}

/// <summary>Reads the phase from folder names and series descriptions; the words are in <c>phases.csv</c>.</summary>
internal static class PhaseWords
{
    // Longer words first: "non-contrast" before "contrast".
    private static readonly (string Word, PhaseHint Phase)[] s_words =
        [.. EmbeddedTable.Read("phases.csv").Select(row => (TableText.Plain(row[1]).ToLowerInvariant(), Enum.Parse<PhaseHint>(row[0]))).OrderByDescending(w => w.Item1.Length)];

    /// <summary>The phase a text names.</summary>
    /// <param name="text">Folder name or description.</param>
    public static PhaseHint Find(string text)
    {
        string plain = TableText.Plain(text).ToLowerInvariant();
        switch (plain)
        {
            case "p" or "plain": return PhaseHint.Plain;
            case "c1" or "c-1": return PhaseHint.Contrast1;
            case "c2" or "c-2": return PhaseHint.Contrast2;
            case "c3" or "c-3": return PhaseHint.LaterContrast;
            case "c": return PhaseHint.Contrast;
            default: return s_words.FirstOrDefault(w => Contains(plain, w.Word)).Phase;
        }
    }

    /// <summary>Whether a text is a word for a phase and nothing else.</summary>
    /// <param name="text">Folder name or description.</param>
    public static bool IsWord(string text)
    {
        string plain = TableText.Plain(text).ToLowerInvariant();
        return plain is "p" or "plain" or "c" or "c1" or "c-1" or "c2" or "c-2" or "c3" or "c-3" || s_words.Any(w => w.Word == plain);
    }

    /// <summary>Whether a word stands in a text; Latin words only whole.</summary>
    private static bool Contains(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            bool chinese = word[0] > 0x2E80;
            bool startsFree = at == 0 || !char.IsAsciiLetter(text[at - 1]), endsFree = at + word.Length == text.Length || !char.IsAsciiLetter(text[at + word.Length]);
            if (chinese || (startsFree && endsFree)) return true;
        }
        return false;
    }
}
