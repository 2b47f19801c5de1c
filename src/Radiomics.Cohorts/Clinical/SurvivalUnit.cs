namespace Radiomics;

/// <summary>The unit of survival times.</summary>
public enum SurvivalUnit
{
    /// <summary>Days.</summary>
    Days,
    /// <summary>Months.</summary>
    Months,
    /// <summary>Years.</summary>
    Years,
}
