namespace Radiomics.Modeling;

/// <summary>The function of time against which proportional hazards are tested.</summary>
public enum TimeTransform
{
    /// <summary>1 - Kaplan-Meier survival just before the time: R's default.</summary>
    KaplanMeier,

    /// <summary>Rank of the event time among the follow-up times of all subjects.</summary>
    Rank,

    /// <summary>The time itself.</summary>
    Identity,

    /// <summary>Logarithm of the time.</summary>
    Log,
}
