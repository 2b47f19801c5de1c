namespace Radiomics;

/// <summary>A rule that a delivery is checked by.</summary>
/// <param name="Id">Stable upper-case name, such as SERIES_GAP.</param>
/// <param name="Severity">How grave it usually is.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record ValidationRule(string Id, FindingSeverity Severity, LocalText Title, LocalText Advice)
{
    /// <summary>Every rule, in the order of the specification.</summary>
    public static IReadOnlyList<ValidationRule> All => Cohorts.Rules.All;
}
