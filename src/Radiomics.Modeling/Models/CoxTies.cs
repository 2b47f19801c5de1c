namespace Radiomics.Modeling;

/// <summary>How a Cox model treats events at one time.</summary>
public enum CoxTies
{
    /// <summary>Efron's approximation: the tied events leave the risk set one after the other, on average.</summary>
    Efron,

    /// <summary>Breslow's approximation: all tied events see the full risk set.</summary>
    Breslow,

    /// <summary>The discrete partial likelihood: which of all equally large groups of the risk set had the events.</summary>
    Exact,
}
