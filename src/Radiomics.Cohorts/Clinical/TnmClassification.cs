using System.Text.RegularExpressions;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>A TNM classification such as pT2aN1M0.</summary>
/// <param name="T">Tumor, such as T2a; TX, T0, Tis, T1mi.</param>
/// <param name="N">Nodes, such as N1; NX.</param>
/// <param name="M">Metastases, such as M1b; MX.</param>
/// <param name="Prefix">c (clinical), p (pathological), yp and the like; empty where none was written.</param>
public sealed partial record TnmClassification(string T, string N, string M, string Prefix = "")
{
    /// <summary>Reads a classification as people write it: any case, blanks, full-width letters, a stage or remark in brackets behind it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The classification; null if the text is none.</returns>
    public static TnmClassification? Parse(string text) => Parse(text, out _);

    /// <summary>Reads a classification and what stands behind it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rest">What follows, such as a stage; empty if nothing.</param>
    internal static TnmClassification? Parse(string text, out string rest)
    {
        rest = "";
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 200) return null;
        Match match = Pattern().Match(TableText.Plain(text));
        if (!match.Success) return null;
        rest = match.Groups["rest"].Value.Trim(' ', '(', ')', ',', ';', '.', ':');
        string t = Part("t"), n = Part("n"), m = Part("m");
        t = t switch { "is" => "Tis", "x" => "TX", "o" => "T0", _ => "T" + t.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Replace("1ami", "1mi", StringComparison.Ordinal) };
        n = n switch { "x" => "NX", "o" => "N0", _ => "N" + n };
        m = m switch { "x" => "MX", "o" => "M0", _ => "M" + m };
        return new TnmClassification(t, n, m, Part("p"));

        string Part(string group) => match.Groups[group].Value.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>The classification, such as pT2aN1M0.</summary>
    public override string ToString() => Prefix + T + N + M;

    [GeneratedRegex(@"^(?<p>y?[cpra]|yc|yp)?\s*T\s*(?<t>is|x|[o0]|1\s*a?\s*\(?mi\)?|[1-4]\s*[a-d]?(?![a-d]))\s*[,_;/.-]?\s*(?:[cp])?\s*N\s*(?<n>x|[o0]|2\s*[ab]?|[13][abc]?)\s*[,_;/.-]?\s*(?:[cp])?\s*M\s*(?<m>x|[o0]|1\s*(?:c\s*[12]?|[ab])?)(?<rest>$|[^0-9a-z].*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
