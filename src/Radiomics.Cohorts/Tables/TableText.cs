using System.Globalization;
using System.Text;

namespace Radiomics.Cohorts;

/// <summary>Text as people type it into tables, brought to one form.</summary>
internal static class TableText
{
    /// <summary>Full-width characters, Roman numerals, dashes and blanks of every kind become plain ones; invisible characters go; the ends are trimmed.</summary>
    /// <param name="text">A cell.</param>
    public static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case >= '\uFF01' and <= '\uFF5E': plain.Append((char)(c - 0xFEE0)); break;
                case >= '\u2160' and <= '\u216B': plain.Append(s_roman[c - 0x2160]); break;
                case >= '\u2170' and <= '\u217B': plain.Append(s_roman[c - 0x2170]); break;
                case >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63': plain.Append('-'); break;
                case '\u3002': plain.Append('.'); break;
                case '\u3001': plain.Append(','); break;
                case '\u3010' or '\u3014': plain.Append('('); break;
                case '\u3011' or '\u3015': plain.Append(')'); break;
                case >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF' or '\u00AD': break;
                default: plain.Append(char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c); break;
            }
        }
        return plain.ToString().Trim();
    }

    /// <summary>The plain text in lower case and without blanks or punctuation: what names are compared by.</summary>
    /// <param name="text">A cell.</param>
    public static string Key(string text)
    {
        StringBuilder key = new(text.Length);
        foreach (char c in Plain(text))
            if (char.IsLetterOrDigit(c) || c is '+') key.Append(char.ToLowerInvariant(c));
        return key.ToString();
    }

    /// <summary>Foreign text fit for a console line: control characters become dots, what is long is cut. Chinese stays readable.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Characters kept.</param>
    public static string Shown(string text, int most = 80)
    {
        StringBuilder shown = new(Math.Min(text.Length, most) + 3);
        foreach (char c in text)
        {
            if (shown.Length >= most) return shown.Append("...").ToString();
            UnicodeCategory category = char.GetUnicodeCategory(c);
            // Format characters can turn the direction of a line around; lone surrogates are no text.
            bool bad = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
            shown.Append(bad ? '.' : c);
        }
        return shown.ToString();
    }

    /// <summary>Whether a spreadsheet would take the text for a formula.</summary>
    /// <param name="text">A cell's text.</param>
    public static bool LooksLikeFormula(string text)
    {
        string plain = text.TrimStart();
        return plain.Length > 1 && plain[0] is '=' or '@' or '\uFF1D' or '\uFF20' || (plain.Length > 1 && plain[0] is '+' or '-' && TableNumber.Parse(plain) is null && plain.Any(c => c is '(' or '|' or '!'));
    }

    /// <summary>
    /// Foreign text fit for a cell of a table that is written: what begins as a formula does gets an apostrophe in front. Numbers and a sign alone are none. Stricter than
    /// <see cref="LooksLikeFormula"/>, which tells people: an apostrophe too many does no harm.
    /// </summary>
    /// <param name="text">The text; null for none.</param>
    public static string Neutral(string? text)
    {
        string plain = text?.TrimStart() ?? "";
        bool isSafe = plain.Length < 2 || plain[0] is not ('=' or '@' or '+' or '-' or '\uFF1D' or '\uFF20' or '\uFF0B' or '\uFF0D') || (plain[0] is '+' or '-' && TableNumber.Parse(plain) is not null);
        return isSafe ? text ?? "" : "'" + text;
    }

    private static readonly string[] s_roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
}
