namespace Radiomics;

/// <summary>Voxels that leave the intensity mask because of their intensity; the morphological mask keeps them unless <see cref="ChangesShape"/> is set.</summary>
public sealed record Resegmentation
{
    /// <summary>Lower limit, included; null for none. In the unit of <see cref="Mode"/>.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit, included; null for none. In the unit of <see cref="Mode"/>.</summary>
    public double? Upper { get; init; }

    /// <summary>What the limits are measured in.</summary>
    public ResegmentationMode Mode { get; init; }

    /// <summary>
    /// Voxels farther than this many standard deviations from the mean of the region are left out as well; null for none. IBSI: outlier filtering, with
    /// mean and standard deviation of the region before the range is applied.
    /// </summary>
    public double? OutlierSigma { get; init; }

    /// <summary>Whether the morphological mask loses the voxels too (PyRadiomics: <c>resegmentShape</c>).</summary>
    public bool ChangesShape { get; init; }

    /// <summary>The lower limit where it is an intensity; else null.</summary>
    internal double? AbsoluteLower => Mode == ResegmentationMode.Absolute ? Lower : null;

    /// <summary>The upper limit where it is an intensity; else null.</summary>
    internal double? AbsoluteUpper => Mode == ResegmentationMode.Absolute ? Upper : null;
}
