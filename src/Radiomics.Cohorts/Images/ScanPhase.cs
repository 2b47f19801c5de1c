namespace Radiomics;

/// <summary>When a scan was made with respect to the contrast agent.</summary>
public enum ScanPhase
{
    /// <summary>Not known.</summary>
    Unknown,
    /// <summary>Plain (平扫): without contrast agent.</summary>
    Plain,
    /// <summary>First contrast phase (C1), usually arterial.</summary>
    Contrast1,
    /// <summary>Second contrast phase (C2), usually venous.</summary>
    Contrast2,
    /// <summary>A later contrast phase.</summary>
    LaterContrast,
}
