namespace Radiomics;

/// <summary>Which pixels a validation reads.</summary>
public enum PixelReading
{
    /// <summary>None: headers only. Seeds in air, impossible values and copied pixels are not found.</summary>
    None,
    /// <summary>The middle slice of each series, slices with a seed, and all of series that look like copies (default).</summary>
    Sample,
    /// <summary>Every slice: also finds single slices that two series share.</summary>
    All,
}
