namespace Radiomics;

/// <summary>A convolutional filter of IBSI 2 with a bounded support: it acts along two or three axes and needs a boundary condition.</summary>
public abstract record BoundedFilter : ImageFilter
{
    private protected BoundedFilter() { }

    /// <summary>Whether it acts in the volume or within slices (<c>filterDimension</c>). Default: volume.</summary>
    /// <exception cref="SettingsException">There is no such value.</exception>
    public FilterDimension Dimension { get; init => field = FilterChecks.Defined("filterDimension", value); }

    /// <summary>What stands outside the image (<c>boundary</c>). Default: mirrored.</summary>
    /// <exception cref="SettingsException">There is no such value.</exception>
    public BoundaryCondition Boundary { get; init => field = FilterChecks.Defined("boundary", value); }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> ResponseNames => [Name];

    /// <summary>Name of the response: what tells it from those of other parameters.</summary>
    private protected abstract string Name { get; }

    /// <inheritdoc/>
    protected sealed override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new FilterResult([input.Response(Name, Part(input, input.Region).Values)]);
    }

    /// <summary>The response of a part of the image.</summary>
    internal abstract ImagePart Part(FilterInput input, VoxelRegion part);

    /// <summary>The mean of cubes, or squares within slices, of a response.</summary>
    /// <param name="input">Image and threads.</param>
    /// <param name="part">The part whose means are needed.</param>
    /// <param name="reach">Voxels from the center of a cube to its border.</param>
    /// <param name="read">Gives what is averaged, for a part.</param>
    private protected ImagePart Means(FilterInput input, VoxelRegion part, int reach, Func<VoxelRegion, ImagePart> read)
    {
        AxisKernel[] mean = [AxisKernel.Mean(reach)];
        ImageSize size = input.Image.Size;
        AxisOperator x = AxisOperator.Convolutions(mean, Boundary, size.Columns, part.Start.Column, part.Size.Columns);
        AxisOperator y = AxisOperator.Convolutions(mean, Boundary, size.Rows, part.Start.Row, part.Size.Rows);
        AxisOperator? z = Dimension.Axes() == 3 ? AxisOperator.Convolutions(mean, Boundary, size.Slices, part.Start.Slice, part.Size.Slices) : null;
        ImagePart means = read(VoxelRegion.FromBounds(
            new VoxelIndex(x.SourceFirst, y.SourceFirst, z?.SourceFirst ?? part.Start.Slice), new VoxelIndex(x.SourceEnd, y.SourceEnd, z?.SourceEnd ?? part.End.Slice)));
        means = y.Apply(x.Apply(means, VoxelAxis.Column, input), VoxelAxis.Row, input);
        return z?.Apply(means, VoxelAxis.Slice, input) ?? means;
    }
}
