namespace Radiomics;

/// <summary>
/// How intensities become gray levels: <see cref="FixedBinSize"/> or <see cref="FixedBinNumber"/>. Gray levels are whole numbers from 1 on.
/// </summary>
public abstract record Discretization
{
    private protected Discretization() { }

    /// <summary>Sorts the voxels of a region into gray levels.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid; not empty, and free of NaN and infinite voxels.</param>
    /// <returns>The gray levels of the region's box.</returns>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty or covers a voxel that is no finite number.</exception>
    /// <exception cref="SettingsException">More gray levels occur than <see cref="GrayLevels.MaximumLevels"/>.</exception>
    public GrayLevels Discretize(Volume volume, Mask mask) => GrayLevels.Create(RegionIntensities.Gather(volume, mask), this);

    /// <summary>The bin edges for a region's intensities.</summary>
    /// <param name="minimum">Smallest intensity of the region.</param>
    /// <param name="maximum">Largest intensity of the region.</param>
    /// <param name="singlePrecision">Whether the image is stored in single precision, in which case the edges are derived in it.</param>
    internal abstract BinEdges Edges(double minimum, double maximum, bool singlePrecision);
}
