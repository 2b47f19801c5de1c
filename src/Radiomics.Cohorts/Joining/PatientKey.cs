using System.Buffers;

namespace Radiomics.Cohorts;

/// <summary>IDs brought to one form, so that 00123, １２３ and " 123" are one patient.</summary>
internal static class PatientKey
{
    public const int LongestId = 64;

    private static readonly SearchValues<char> s_unsafe = SearchValues.Create(@"/\:*?""<>|");

    /// <summary>The key of an ID: plain characters, no blanks, upper case, no leading zeros.</summary>
    /// <param name="id">An ID as written.</param>
    public static string Of(string id)
    {
        string plain = string.Concat(TableText.Plain(id).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        string stripped = plain.TrimStart('0');
        return stripped.Length == 0 ? plain : stripped;
    }

    /// <summary>Whether an ID could not be the name of a folder or file, or does not look like an ID at all.</summary>
    /// <param name="id">An ID as written.</param>
    public static bool IsUnsafe(string id) =>
        id.Length > LongestId || id.Contains("..", StringComparison.Ordinal) || id.AsSpan().ContainsAny(s_unsafe) || id.Any(char.IsControl);

    /// <summary>A name for files, made of an ID: letters, digits, dash and underscore.</summary>
    /// <param name="id">An ID as written.</param>
    public static string FileName(string id)
    {
        string name = string.Concat(TableText.Plain(id).Take(LongestId).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return name.Length == 0 ? "_" : name;
    }
}
