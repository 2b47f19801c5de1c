using System.Text;

namespace Radiomics.Cli.Batch;

/// <summary>Reads text of fields between delimiters: quoted fields may hold delimiters, doubled quotes and line ends.</summary>
internal sealed class DelimitedText(TextReader text, char delimiter, string where)
{
    private readonly StringBuilder _field = new();
    private int _line = 1;

    /// <summary>The records with the line each begins on, from 1. Lines without any text are left out.</summary>
    /// <exception cref="SettingsException">A quote is not closed, or text follows a closing quote.</exception>
    public IEnumerable<(int Line, string[] Fields)> Read()
    {
        List<string> fields = [];
        while (text.Peek() >= 0)
        {
            int start = _line;
            fields.Clear();
            while (ReadField(fields)) { }
            if (fields.Any(f => f.Length > 0)) yield return (start, [.. fields]);
        }
    }

    /// <summary>Reads one field; false when it was the last of its record.</summary>
    private bool ReadField(List<string> fields)
    {
        _field.Clear();
        bool quoted = text.Peek() == '"';
        if (quoted) ReadQuoted();
        while (true)
        {
            int c = text.Read();
            if (c == delimiter || c is '\r' or '\n' or < 0)
            {
                fields.Add(quoted ? _field.ToString() : _field.ToString().Trim());
                if (c == delimiter) return true;
                if (c == '\r' && text.Peek() == '\n') text.Read();
                if (c >= 0) _line++;
                return false;
            }
            if (quoted && !char.IsWhiteSpace((char)c)) throw Broken($"'{(char)c}' follows a closing quote", "a delimiter or the end of the line after a quoted field");
            if (!quoted) _field.Append((char)c);
        }
    }

    private void ReadQuoted()
    {
        int start = _line;
        text.Read();
        while (true)
        {
            int c = text.Read();
            if (c < 0)
            {
                _line = start;
                throw Broken("a quote is opened and never closed", "a closing quote");
            }
            if (c == '"')
            {
                if (text.Peek() != '"') return;
                text.Read();
            }
            if (c == '\n') _line++;
            _field.Append((char)c);
        }
    }

    private SettingsException Broken(string found, string expected) =>
        new("CASES_SYNTAX", new Problem($"{where}, line {_line}", found, expected, "Double a quote that belongs to the text."));
}
