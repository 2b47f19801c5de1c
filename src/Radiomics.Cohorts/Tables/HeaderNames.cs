using System.Collections.Frozen;

namespace Radiomics.Cohorts;

/// <summary>What columns are called, in Chinese, English and mixed.</summary>
internal static class HeaderNames
{
    private static readonly FrozenDictionary<string, TableField> s_fields = EmbeddedTable.Read("headers.csv")
        .Select(row => (Key: TableText.Key(row[1]), Field: Enum.Parse<TableField>(row[0]))).DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Field, StringComparer.Ordinal);

    /// <summary>The field of a header; null for a column that is not known.</summary>
    /// <param name="header">The header as written.</param>
    public static TableField? Find(string header)
    {
        string plain = TableText.Plain(header);
        if (plain.Length is 0 or > 60) return null;
        if (s_fields.TryGetValue(TableText.Key(plain), out TableField field)) return field;
        // A unit or a remark in brackets: survival (days), 年龄(岁).
        int bracket = plain.IndexOfAny(['(', '[', '<']);
        return bracket > 0 && s_fields.TryGetValue(TableText.Key(plain[..bracket]), out field) ? field : null;
    }
}
