namespace Radiomics.Cli.Batch;

/// <summary>Finds what a misspelt word may have meant.</summary>
internal static class NearestWord
{
    /// <summary>The word nearest to another, ignoring case; null where none is within a third of its letters.</summary>
    public static string? Of(string wanted, IEnumerable<string> words)
    {
        (string Word, int Distance)[] near = [.. words.Select(w => (w, Distance(wanted.ToUpperInvariant(), w.ToUpperInvariant()))).OrderBy(p => p.Item2)];
        return near is [var best, ..] && best.Distance <= Math.Max(1, wanted.Length / 3) ? best.Word : null;
    }

    /// <summary>Letters to insert, remove or replace.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
