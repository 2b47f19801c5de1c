namespace Radiomics;

/// <summary>How feature maps are made (<c>voxelSetting</c> of parameter files). Immutable.</summary>
public sealed record MapSettings
{
    /// <summary>PyRadiomics' defaults: kernels of 3 x 3 x 3 voxels, only voxels of the region, 0 outside it.</summary>
    public static MapSettings Default { get; } = new();

    /// <summary>
    /// Radius of the kernel in voxels, 1 or more (<c>kernelRadius</c>): a cube of 2 r + 1 voxels around each voxel of the region, a square where textures are counted
    /// within planes. Default: 1.
    /// </summary>
    /// <exception cref="SettingsException">The radius is below 1.</exception>
    public int KernelRadius
    {
        get;
        init => field = value >= 1 ? value : throw SettingsException.OutOfRange("kernelRadius", $"{value}", "1 or more");
    } = 1;

    /// <summary>
    /// Whether only voxels of the region count in a kernel (<c>maskedKernel</c>); else every voxel of the image, and gray levels are those of the region's box grown
    /// by the radius. Default: yes.
    /// </summary>
    public bool MaskedKernel { get; init; } = true;

    /// <summary>Value of the map outside the region (<c>initValue</c>); NaN is allowed. Default: 0.</summary>
    public double InitialValue { get; init; }
}
