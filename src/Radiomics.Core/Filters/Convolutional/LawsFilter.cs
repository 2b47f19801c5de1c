using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// Laws' kernels: one kernel an axis (level, edge, spot, wave, ripple), and the energy image h = mean of |response| over (2 delta + 1)^D voxels (IBSI 2, "Laws kernels").
/// With rotation invariance the responses of the kernels' rotations by right angles (24, within slices 4) are pooled before the energy is computed. Separable: 3 to 5
/// products an axis and voxel, for all rotations of three different kernels 15 such convolutions. Responses: <c>laws-L5E5E5-3D</c>, <c>laws-L5E5E5-3D-max-energy-7</c>.
/// </summary>
public sealed record LawsFilter : BoundedFilter
{
    /// <summary>Creates a filter.</summary>
    /// <param name="kernels">
    /// A kernel for each axis, columns first, such as <c>L5E5E5</c> (volume) or <c>L5E5</c> (slices), of L3, L5, E3, E5, S3, S5, W5 and R5. Their number says whether the
    /// filter acts in the volume or within slices.
    /// </param>
    /// <exception cref="SettingsException">The sequence names no kernels.</exception>
    public LawsFilter(string kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        IReadOnlyList<AxisFilter> letters = LawsKernels.Parse(kernels) ?? throw SettingsException.OutOfRange("kernels", $"'{kernels}'", "two or three of L3, L5, E3, E5, S3, S5, W5 and R5, such as L5E5E5");
        Kernels = kernels;
        Dimension = letters.Count == 3 ? FilterDimension.Volume : FilterDimension.Slice;
    }

    /// <summary>The kernels of the axes, columns first (<c>kernels</c>).</summary>
    public string Kernels { get; }

    /// <summary>What becomes of the kernels' rotations (<c>rotationInvariance</c>, <c>pooling</c>); null for no rotations. Default: null.</summary>
    /// <exception cref="SettingsException">There is no such value.</exception>
    public RotationPooling? Pooling { get; init => field = value is { } pooling ? FilterChecks.Defined("pooling", pooling) : null; }

    /// <summary>Reach of the energy image, voxels (<c>energyDelta</c>), 0 to 2047; null for the response itself. Default: null.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public int? EnergyDelta { get; init => field = value is { } delta ? FilterChecks.Whole("energyDelta", delta, 0, FilterChecks.MaximumReach / 2 - 1) : null; }

    private protected override string Name =>
        $"laws-{Kernels}-{Dimension.Suffix()}{(Pooling is { } pooling ? $"-{FilterNames.Of(pooling)}" : "")}{(EnergyDelta is { } delta ? $"-energy-{FilterNames.Number(delta)}" : "")}{FilterNames.Ending(Boundary)}";

    /// <inheritdoc/>
    internal override ImagePart Part(FilterInput input, VoxelRegion part)
    {
        IReadOnlyList<AxisFilter> letters = LawsKernels.Parse(Kernels)!;
        if (Dimension.Axes() != letters.Count)
            throw SettingsException.OutOfRange("filterDimension", Dimension.Suffix(), $"{letters.Count}D, as {Kernels} has {letters.Count} kernels");
        IReadOnlyList<AxisTurn> turns = Pooling is null ? [AxisTurn.None(letters.Count)] : AxisTurn.All(letters.Count);
        ImagePart Response(VoxelRegion of) => SeparableResponse.Of(input, of, letters, turns, Pooling ?? RotationPooling.Average, Boundary);
        return EnergyDelta is not { } delta ? Response(part) : Means(input, part, delta, source =>
        {
            ImagePart response = Response(source);
            ImagePart.ForPieces(input, response.Values.Length, (start, length) => TensorPrimitives.Abs(response.Values.AsSpan(start, length), response.Values.AsSpan(start, length)));
            return response;
        });
    }
}
