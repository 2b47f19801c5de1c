namespace Radiomics;

/// <summary>The languages of reports.</summary>
public enum ReportLanguage
{
    /// <summary>English.</summary>
    English,
    /// <summary>Simplified Chinese.</summary>
    Chinese,
}

/// <summary>A text in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In simplified Chinese.</param>
public sealed record LocalText(string English, string Chinese)
{
    /// <summary>The text in a language.</summary>
    /// <param name="language">The language.</param>
    public string In(ReportLanguage language) => language == ReportLanguage.Chinese ? Chinese : English;
}
