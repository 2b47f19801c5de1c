namespace Radiomics;

/// <summary>
/// The mean of M voxels along each axis: g[k] = 1 / M^D (IBSI 2, "Mean filter"). Separable: 3 M products a voxel. Response: <c>mean-5-3D</c>.
/// </summary>
public sealed record MeanFilter : BoundedFilter
{
    /// <summary>M, in voxels along each axis (<c>support</c>): odd, 1 to 4095. Default: 5.</summary>
    /// <exception cref="SettingsException">The number is even or out of range.</exception>
    public int Support
    {
        get;
        init => field = int.IsOddInteger(value) ? FilterChecks.Whole("support", value, 1, FilterChecks.MaximumReach - 1) : throw SettingsException.OutOfRange("support", FilterNames.Number(value), "an odd number of voxels");
    } = 5;

    private protected override string Name => $"mean-{FilterNames.Number(Support)}-{Dimension.Suffix()}{FilterNames.Ending(Boundary)}";

    /// <inheritdoc/>
    internal override ImagePart Part(FilterInput input, VoxelRegion part) => Means(input, part, Support / 2, source => ImagePart.Read(input, source));
}
