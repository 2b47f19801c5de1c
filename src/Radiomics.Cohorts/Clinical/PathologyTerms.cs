using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>A pathological type.</summary>
/// <param name="Code">Short name, such as ADC.</param>
/// <param name="Chinese">Chinese name.</param>
/// <param name="English">English name.</param>
/// <param name="Class">Benign or malignant.</param>
public sealed record PathologyTerm(string Code, string Chinese, string English, LesionClass Class);

/// <summary>A term that a text was mapped to.</summary>
/// <param name="Term">The term.</param>
/// <param name="IsExact">Whether the text is one of its names; else a name is only a part of the text.</param>
public sealed record PathologyMatch(PathologyTerm Term, bool IsExact);

/// <summary>
/// Pathological types in Chinese and English with their synonyms. The table is <c>pathology.csv</c> of this library; a file of the same columns
/// (code, chinese, english, class, synonyms parted by semicolons) adds to it, and its names win.
/// </summary>
public sealed class PathologyTerms
{
    private readonly Dictionary<string, PathologyTerm> _names = new(StringComparer.Ordinal);
    private readonly List<PathologyTerm> _terms = [];

    private PathologyTerms(IEnumerable<string[]> rows)
    {
        foreach (string[] row in rows)
        {
            PathologyTerm term = new(row[0], row[1], row[2], LesionClassWords.Parse(row[3]));
            _terms.RemoveAll(t => t.Code == term.Code);
            _terms.Add(term);
            foreach (string name in (string[])[row[0], row[1], row[2], .. row.Length > 4 ? row[4].Split(';') : []])
                if (TableText.Key(name) is { Length: > 0 } key) _names[key] = term;
        }
    }

    /// <summary>The terms of the library.</summary>
    public static PathologyTerms Default { get; } = new(EmbeddedTable.Read("pathology.csv"));

    /// <summary>All terms.</summary>
    public IReadOnlyList<PathologyTerm> Terms => _terms;

    /// <summary>The terms of the library and those of a file.</summary>
    /// <param name="path">A CSV file or workbook with the columns code, chinese, english, class, synonyms in this order, below one header row.</param>
    /// <exception cref="TableException">The file cannot be read, or a row lacks a name or a class.</exception>
    public static PathologyTerms WithFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = Path.GetFileName(path);
        RawSheet sheet = TableFiles.Read(path, name, TableLimits.Default)[0];
        List<string[]> rows = [.. EmbeddedTable.Read("pathology.csv")];
        foreach (RawRow row in sheet.Rows.Skip(1))
        {
            if (row[0].Length == 0 || (row[1].Length == 0 && row[2].Length == 0) || LesionClassWords.Parse(row[3]) == LesionClass.Unknown)
            {
                throw new TableException("PATHOLOGY_TABLE", new Problem($"{sheet.Where}, {CellName.Of(0, row.Number)}", "the row is no term",
                    "code, Chinese name, English name, class (benign or malignant), synonyms parted by semicolons", "Complete the row."));
            }
            rows.Add([row[0], row[1], row[2], row[3], row[4]]);
        }
        return new PathologyTerms(rows);
    }

    /// <summary>The term of a text: by its whole name, else by the longest name that is a part of it. Null when nothing fits.</summary>
    /// <param name="text">A type as written.</param>
    public PathologyMatch? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string key = TableText.Key(text);
        if (key.Length is 0 or > 200) return null;
        if (_names.TryGetValue(key, out PathologyTerm? term)) return new PathologyMatch(term, true);
        // Abbreviations are too short to be looked for inside of words; Chinese names of two characters are whole words.
        string? longest = _names.Keys.Where(name => (name.Length >= 6 || (name.Length >= 2 && name[0] > 0x2E80)) && key.Contains(name, StringComparison.Ordinal))
            .OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();
        return longest is null ? null : new PathologyMatch(_names[longest], false);
    }
}
