namespace Radiomics;

/// <summary>Which phases a run measures.</summary>
public enum PhaseChoice
{
    /// <summary>Every phase.</summary>
    All,
    /// <summary>Plain scans, and those whose phase nobody states.</summary>
    Plain,
    /// <summary>Scans with contrast agent.</summary>
    Contrast,
}
