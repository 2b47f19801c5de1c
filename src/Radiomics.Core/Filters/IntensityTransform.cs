using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>A filter that changes each voxel by itself, scaled by the largest magnitude m of the whole image (PyRadiomics' square, square root, logarithm and exponential).</summary>
public abstract record IntensityTransform : ImageFilter
{
    private protected IntensityTransform(string name) => ResponseNames = [name];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> ResponseNames { get; }

    /// <inheritdoc/>
    protected sealed override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Volume image = input.Image;
        double magnitude = image.DoubleVoxels.Length > 0
            ? Math.Abs(TensorPrimitives.MaxMagnitude(image.DoubleVoxels))
            : Math.Abs(TensorPrimitives.MaxMagnitude(image.Voxels));
        if (magnitude == 0 || !double.IsFinite(magnitude))
            return new FilterResult([]) { Notes = [$"{ResponseNames[0]} is left out: {(magnitude == 0 ? "the image is 0 everywhere" : "the image holds voxels that are no finite numbers")}"] };
        FilterBlock block = FilterBlock.Read(input, default, default, BoundaryCondition.Zero);
        input.For(block.Size.Slices, z => Transform(block.Values.AsSpan(z * block.Size.SliceArea, block.Size.SliceArea), magnitude));
        return new FilterResult([input.Response(ResponseNames[0], block.Values)]);
    }

    /// <summary>Changes voxels in place.</summary>
    /// <param name="values">The voxels.</param>
    /// <param name="magnitude">Largest magnitude m of the image, above 0.</param>
    private protected abstract void Transform(Span<double> values, double magnitude);
}

