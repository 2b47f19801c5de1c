namespace Radiomics.Modeling;

/// <summary>What discrimination is called for each kind of outcome.</summary>
internal static class MetricNames
{
    public static string Of(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Survival => "Harrell's concordance",
        OutcomeKind.Ordered => "Concordance with the order of classes",
        _ => "Area under the ROC curve",
    };
}
