using System.Text;

namespace Radiomics.Modeling;

/// <summary>Comma-separated values as RFC 4180 has them; a byte-order mark is skipped, an empty line is no record.</summary>
internal static class CsvText
{
    public static List<string[]> Read(string text, string where)
    {
        List<string[]> records = [];
        List<string> record = [];
        StringBuilder cell = new();
        bool quoted = false, any = false;
        for (int i = text.StartsWith('\uFEFF') ? 1 : 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            if (quoted)
            {
                if (i == text.Length)
                    throw new TableException("TABLE_DAMAGED", new Problem(where, "a quoted cell does not end", "a closing quotation mark", "Correct the table."));
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = any = true;
            }
            else if (c == ',')
            {
                record.Add(cell.ToString());
                cell.Clear();
                any = true;
            }
            else if (c == '\n')
            {
                if (any || cell.Length > 0) records.Add([.. record, cell.ToString()]);
                record.Clear();
                cell.Clear();
                any = false;
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
        return records;
    }
}
