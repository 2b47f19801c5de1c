namespace Radiomics.Modeling;

/// <summary>What a model predicts.</summary>
public enum OutcomeKind
{
    /// <summary>One of two classes.</summary>
    Binary,

    /// <summary>Time to an event, right-censored.</summary>
    Survival,

    /// <summary>One of several classes with an order, such as stages.</summary>
    Ordered,
}
