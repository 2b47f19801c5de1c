namespace Radiomics;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing needs to be done.</summary>
    Note,
    /// <summary>May change results: somebody should look.</summary>
    Warning,
    /// <summary>What it concerns cannot be used, or would give wrong results.</summary>
    Error,
}
