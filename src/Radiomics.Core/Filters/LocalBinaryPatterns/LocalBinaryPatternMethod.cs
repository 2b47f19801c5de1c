namespace Radiomics;

/// <summary>What a local binary pattern in a plane is reduced to (scikit-image's names).</summary>
public enum LocalBinaryPatternMethod
{
    /// <summary>The number whose binary digits are the samples that are no darker than the voxel (<c>default</c>).</summary>
    Default,

    /// <summary>The smallest of the numbers that its digits give when they are turned around (<c>ror</c>).</summary>
    RotationInvariant,

    /// <summary>How many samples are no darker, where light and dark change at most twice from the first sample to the last; else the number of samples and one (<c>uniform</c>).</summary>
    Uniform,

    /// <summary>The variance of the samples (<c>var</c>).</summary>
    Variance,
}
