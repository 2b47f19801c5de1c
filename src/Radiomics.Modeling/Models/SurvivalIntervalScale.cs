namespace Radiomics.Modeling;

/// <summary>The scale a survival curve's confidence interval is symmetric on.</summary>
public enum SurvivalIntervalScale
{
    /// <summary>log S: R's default.</summary>
    Log,

    /// <summary>log(-log S): stays inside 0 to 1.</summary>
    LogLog,

    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,
}
