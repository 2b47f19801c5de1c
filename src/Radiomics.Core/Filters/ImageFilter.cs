namespace Radiomics;

/// <summary>
/// A filter: an image in, one or several responses out. Its parameters are the properties of the record that derives from this one; they are checked when they
/// are set. Immutable; one instance can serve many threads.
/// </summary>
public abstract record ImageFilter
{
    /// <summary>The names of the responses, in order; known from the parameters alone.</summary>
    public abstract IReadOnlyList<string> ResponseNames { get; }

    /// <summary>Filters a whole image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Checked now and then.</param>
    /// <exception cref="SettingsException">The parameters do not fit the image.</exception>
    public FilterResult Apply(Volume image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Apply(image, image.Geometry.WholeRegion, cancellationToken);
    }

    /// <summary>
    /// Filters the part of an image that is needed. The responses are those of the whole image there: what lies around the part is read as far as the filter reaches,
    /// and the boundary condition acts at the border of the image, not of the part.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="region">The part; inside the image and not empty.</param>
    /// <param name="cancellationToken">Checked now and then.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is empty or reaches outside.</exception>
    /// <exception cref="SettingsException">The parameters do not fit the image.</exception>
    public FilterResult Apply(Volume image, VoxelRegion region, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Respond(new FilterInput(image, region, new Workers(Environment.ProcessorCount), cancellationToken));
    }

    /// <summary>Filters with the threads of a region.</summary>
    internal FilterResult Apply(FilterInput input) => Respond(input);

    /// <summary>Computes the responses.</summary>
    /// <param name="input">The image, the part that is needed, and threads.</param>
    protected abstract FilterResult Respond(FilterInput input);
}
