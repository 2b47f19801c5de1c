using System.Globalization;

namespace Radiomics;

/// <summary>A part of a cohort: the same lesions for the same part on every machine.</summary>
/// <param name="Index">Number of the part, from 1.</param>
/// <param name="Count">Number of parts.</param>
public sealed record RunShard(int Index, int Count)
{
    /// <summary>The whole cohort.</summary>
    public static RunShard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>i/n</c>, such as 2/4.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SettingsException">The text is not a part of a whole.</exception>
    public static RunShard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        if (parts.Length == 2 && Whole(parts[0]) is { } index && Whole(parts[1]) is { } count && index >= 1 && index <= count) return new RunShard(index, count);
        throw new SettingsException("SHARD_SYNTAX", new Problem("shard", $"'{text}' was given", "i/n with i from 1 to n, such as 2/4", ""));

        static int? Whole(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
    }

    /// <summary>As it is read.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
