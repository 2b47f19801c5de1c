namespace Radiomics;

/// <summary>One finding about a delivery.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Severity">How grave it is here.</param>
/// <param name="Place">Where.</param>
/// <param name="Found">What was found.</param>
public sealed record Finding(ValidationRule Rule, FindingSeverity Severity, FindingPlace Place, LocalText Found)
{
    /// <summary>The finding in one line of English.</summary>
    public override string ToString() => ToString(ReportLanguage.English);

    /// <summary>The finding in one line.</summary>
    /// <param name="language">Language.</param>
    public string ToString(ReportLanguage language)
    {
        bool zh = language == ReportLanguage.Chinese;
        string severity = Severity switch { FindingSeverity.Error => zh ? "错误" : "error", FindingSeverity.Warning => zh ? "警告" : "warning", _ => zh ? "提示" : "note" };
        string place = string.Join(", ", Place.Parts(language));
        string where = place.Length == 0 ? "" : $"{place}: ";
        return zh ? $"{severity} {Rule.Id} {where}{Found.Chinese}。{Rule.Advice.Chinese}" : $"{severity} {Rule.Id} {where}{Found.English}. {Rule.Advice.English}";
    }
}
