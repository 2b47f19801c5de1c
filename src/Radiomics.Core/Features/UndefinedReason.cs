namespace Radiomics;

/// <summary>Why a feature has no value for a region.</summary>
/// <param name="Code">Stable upper-case name, such as <c>NO_NEIGHBORS</c>.</param>
/// <param name="Text">The reason in words.</param>
public sealed record UndefinedReason(string Code, string Text)
{
    internal static UndefinedReason NoNeighbors { get; } = new("NO_NEIGHBORS", "no two voxels of the region are neighbors");

    internal static UndefinedReason NoRuns { get; } = new("NO_RUNS", "no line along a direction holds two voxels of the region");

    internal static UndefinedReason SingleVoxel { get; } = new("SINGLE_VOXEL", "the region is a single voxel and has no axes");

    internal static UndefinedReason NothingBetweenPercentiles { get; } = new("NO_CENTRAL_VOXELS", "no intensity lies between the 10th and 90th percentile");

    internal static UndefinedReason NotReal { get; } = new("NOT_REAL", "rounding leaves no direction with a real value");

    internal static UndefinedReason DivisionByZero { get; } = new("DIVISION_BY_ZERO", "the formula divides by zero for this region");

    internal static UndefinedReason NoZones { get; } = new("NO_ZONES", "the region has no zones");

    internal static UndefinedReason NoMass { get; } = new("NO_MASS", "the intensities of the region add up to zero and have no center of mass");

    internal static UndefinedReason DegenerateEllipsoid { get; } = new("DEGENERATE_ELLIPSOID", "the voxel centers lie in one plane or on one line: their ellipsoid is flat");

    internal static UndefinedReason NoVariation { get; } = new("NO_VARIATION", "all intensities of the region are equal");

    internal static UndefinedReason ZeroMean { get; } = new("ZERO_MEAN", "the mean intensity is 0");

    internal static UndefinedReason QuartilesCancel { get; } = new("QUARTILES_CANCEL", "the first and the third quartile add up to 0");

    internal static UndefinedReason NoIntensityRange { get; } = new("NO_INTENSITY_RANGE", "the range of the intensity-volume histogram is empty or narrower than its steps");

    internal static UndefinedReason NoValue { get; } = new("NO_VALUE", "the family gave no finite number");

    /// <summary>The reason in words.</summary>
    public override string ToString() => Text;
}
