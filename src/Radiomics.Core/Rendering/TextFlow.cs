namespace Radiomics;

/// <summary>Breaks text into lines of a given width.</summary>
internal static class TextFlow
{
    /// <summary>The lines of a text: broken between words, inside a word only where it is longer than a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="characters">Most characters a line, at least 1.</param>
    public static IEnumerable<string> Lines(string text, int characters)
    {
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length > characters)
            {
                yield return line;
                line = "";
            }
            for (; rest.Length > characters; rest = rest[characters..]) yield return rest[..characters];
            line = line.Length == 0 ? rest : line + " " + rest;
        }
        if (line.Length > 0) yield return line;
    }
}
