namespace Radiomics;

/// <summary>Finds the names that a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The nearest of some names; null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known) => Ranked(name, known, 1) is [var nearest] ? nearest : null;

    /// <summary>The nearest names, best first; empty when none is near. Case, underscores, hyphens and blanks count little.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="most">Most names to give.</param>
    public static IReadOnlyList<string> Ranked(string name, IEnumerable<string> known, int most)
    {
        string plain = Plain(name);
        if (plain.Length is 0 or > LongestName) return [];
        return
        [
            .. known.Select(k => (Name: k, Distance: Distance(plain, Plain(k))))
                .Where(k => k.Distance <= Math.Max(1, plain.Length / 3))
                .OrderBy(k => k.Distance).ThenBy(k => Distance(name, k.Name)).ThenBy(k => k.Name, StringComparer.Ordinal)
                .Select(k => k.Name).Take(most),
        ];
    }

    /// <summary>The sentence that names the nearest, or what else helps.</summary>
    public static string Advice(string name, IEnumerable<string> known, string otherwise) => Of(name, known) is { } near ? $"Did you mean {near}?" : otherwise;

    /// <summary>Letters to insert, delete, exchange or swap with the neighbor to get from one word to the other.</summary>
    private static int Distance(string a, string b)
    {
        int[] before = new int[b.Length + 1], above = [.. Enumerable.Range(0, b.Length + 1)], row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int best = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
