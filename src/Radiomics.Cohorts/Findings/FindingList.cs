namespace Radiomics.Cohorts;

/// <summary>Collects findings.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    /// <summary>The findings, in the order they were made.</summary>
    public IReadOnlyList<Finding> All => _findings;

    /// <summary>Adds one.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">Where.</param>
    /// <param name="english">What was found; foreign texts in it must be fit for a console.</param>
    /// <param name="chinese">The same in Chinese.</param>
    /// <param name="severity">How grave it is here; null for the rule's own.</param>
    public void Add(ValidationRule rule, FindingPlace place, string english, string chinese, FindingSeverity? severity = null) =>
        _findings.Add(new Finding(rule, severity ?? rule.Severity, place, new LocalText(english, chinese)));

    public void AddRange(IEnumerable<Finding> findings) => _findings.AddRange(findings);
}
