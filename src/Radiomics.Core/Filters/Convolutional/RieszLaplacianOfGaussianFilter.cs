namespace Radiomics;

/// <summary>
/// The Riesz transform of the Laplacian of a Gaussian: the response of <see cref="LaplacianOfGaussianFilter"/> with its boundary condition, of the whole image, which the
/// transform then takes as beginning again at its borders. Response: <c>riesz-1-0-0-log-sigma-3-mm-3D</c>.
/// </summary>
public sealed record RieszLaplacianOfGaussianFilter : RieszFilter
{
    /// <summary>Creates a filter.</summary>
    /// <param name="sigmaMm">Standard deviation of the Gaussian in mm, above 0.</param>
    /// <param name="order">The order along each axis: three numbers in the volume, two within slices.</param>
    /// <exception cref="SettingsException">A number is out of range.</exception>
    public RieszLaplacianOfGaussianFilter(double sigmaMm, RieszOrder order) : base(order) => SigmaMm = FilterChecks.Positive("sigma", sigmaMm);

    /// <summary>Standard deviation of the Gaussian, mm (<c>sigma</c>).</summary>
    public double SigmaMm { get; }

    /// <summary>Where the kernel ends, in standard deviations (<c>cutoff</c>), above 0. Default: 4.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public double Cutoff { get; init => field = FilterChecks.Positive("cutoff", value); } = 4;

    /// <summary>What stands outside the image for the Laplacian (<c>boundary</c>). Default: mirrored.</summary>
    /// <exception cref="SettingsException">There is no such value.</exception>
    public BoundaryCondition Boundary { get; init => field = FilterChecks.Defined("boundary", value); }

    private protected override string Name => $"riesz-{Order}-{Laplacian.ResponseNames[0]}";

    private protected override SpectralGain Gain
    {
        get
        {
            RieszOrder order = CheckedOrder;
            return new SpectralGain(order.Factor, order.Sum);
        }
    }

    private LaplacianOfGaussianFilter Laplacian => new(SigmaMm) { Cutoff = Cutoff, Boundary = Boundary, Dimension = Dimension };

    private protected override ImagePart Source(FilterInput input, VoxelRegion box) => Laplacian.Part(input, box);
}
