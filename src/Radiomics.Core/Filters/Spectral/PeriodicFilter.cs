using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// A filter of IBSI 2 that is defined by its Fourier transform over the whole image, which begins again at its borders: it has no bounded support and no boundary
/// condition. The whole image is transformed whatever part is needed (within slices: the slices of the part): time grows with the image, not with the region, and so does
/// memory, by 16 bytes a voxel. Parts are those of the whole, bit for bit.
/// </summary>
public abstract record PeriodicFilter : ImageFilter
{
    private protected PeriodicFilter() { }

    /// <summary>Whether the volume is filtered or each axial slice by itself (<c>filterDimension</c>). Default: volume.</summary>
    /// <exception cref="SettingsException">There is no such value.</exception>
    public FilterDimension Dimension { get; init => field = FilterChecks.Defined("filterDimension", value); }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> ResponseNames => [Name];

    /// <summary>Name of the response: what tells it from those of other parameters.</summary>
    private protected abstract string Name { get; }

    /// <summary>What the filter does to each frequency.</summary>
    private protected abstract SpectralGain Gain { get; }

    /// <inheritdoc/>
    protected sealed override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        bool volume = Dimension.Axes() == 3;
        VoxelRegion whole = input.Image.Geometry.WholeRegion, part = input.Region;
        ImagePart source = Source(input, volume ? whole : new VoxelRegion(whole.Start with { Slice = part.Start.Slice }, whole.Size with { Slices = part.Size.Slices }));
        if (!double.IsFinite(TensorPrimitives.MaxMagnitude<double>(source.Values))) return new FilterResult([]) { Notes = [$"{Name} is left out: the image holds voxels that are no finite numbers"] };
        return new FilterResult([input.Response(Name, PeriodicSpectrum.Filter(input, source, part, volume, Gain).Values)]);
    }

    /// <summary>What is transformed: the image, or a response of another filter.</summary>
    /// <param name="input">Image and threads.</param>
    /// <param name="box">The whole image, or some whole slices.</param>
    private protected virtual ImagePart Source(FilterInput input, VoxelRegion box) => ImagePart.Read(input, box);
}
