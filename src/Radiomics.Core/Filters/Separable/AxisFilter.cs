namespace Radiomics;

/// <summary>One letter of a separable filter, such as the L of LLH: kernels that are applied along an axis one after another, each with the boundary condition at its start.</summary>
/// <param name="Kernels">The kernels, one or more.</param>
internal sealed record AxisFilter(IReadOnlyList<AxisKernel> Kernels)
{
    private readonly AxisKernel[] _flipped = [.. Kernels.Select(k => k.Flipped)];

    /// <summary>1 where the filter turned around is the same, -1 where it is the negative, else 0.</summary>
    public int Parity { get; } = Kernels.Aggregate(1, (parity, kernel) => parity * kernel.Parity);

    /// <summary>The operator of an axis.</summary>
    /// <param name="variant">The filter as it is, turned, or its even or odd part.</param>
    /// <param name="boundary">What stands outside.</param>
    /// <param name="imageLength">Voxels of the image along the axis.</param>
    /// <param name="first">Place of the first voxel that is computed.</param>
    /// <param name="count">Voxels that are computed.</param>
    public AxisOperator Operator(AxisVariant variant, BoundaryCondition boundary, int imageLength, int first, int count)
    {
        return variant switch
        {
            AxisVariant.Flipped => Of(_flipped),
            AxisVariant.Even when Parity == 0 => Of(Kernels).Combined(0.5, Of(_flipped), 0.5),
            AxisVariant.Odd when Parity == 0 => Of(Kernels).Combined(0.5, Of(_flipped), -0.5),
            _ => Of(Kernels),
        };

        AxisOperator Of(IReadOnlyList<AxisKernel> kernels) => AxisOperator.Convolutions(kernels, boundary, imageLength, first, count);
    }
}
