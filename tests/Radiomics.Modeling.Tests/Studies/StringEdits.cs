namespace Radiomics.Modeling.Tests;

internal static class StringEdits
{
    /// <summary>The text with the first occurrence of a part replaced.</summary>
    public static string ReplaceFirst(this string text, string part, string by)
    {
        int at = text.IndexOf(part, StringComparison.Ordinal);
        return text[..at] + by + text[(at + part.Length)..];
    }
}
