namespace Radiomics;

/// <summary>An image that features are computed on: the original or what a filter gives, with the settings and the families of its image type.</summary>
/// <param name="Settings">The settings with the overrides of the image type.</param>
/// <param name="Filter">The filter; null for the original.</param>
/// <param name="Families">The families that are computed.</param>
internal sealed record MeasuredImage(ExtractionSettings Settings, ImageFilter? Filter, IReadOnlyList<FamilyComputation> Families)
{
    private const FeatureFamilies Shapes = FeatureFamilies.Shape | FeatureFamilies.Shape2D;

    private static readonly string[] s_original = ["original"];

    /// <summary>The names of the images, as they stand in the names of features.</summary>
    public IReadOnlyList<string> Names => Filter?.ResponseNames ?? s_original;

    /// <summary>Whether anything is discretized.</summary>
    public bool NeedsLevels => Families.Any(f => (f.Family & Shapes) == 0);

    /// <summary>
    /// The images of some settings, in the order of results. Shape does not depend on the image: it is computed once, on the original, first of all, and also where the original is not among the image types.
    /// </summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="extensions">Families and filters that are not the library's.</param>
    /// <exception cref="SettingsException">There is no image type, or one cannot be computed.</exception>
    public static IReadOnlyList<MeasuredImage> Of(ExtractionSettings settings, ExtractorExtensions? extensions = null)
    {
        if (settings.ImageTypes.Count == 0)
            throw new SettingsException("SETTING_RANGE", new Problem("imageType", "no image type is given", $"one or more of {string.Join(", ", ImageType.Names)}", "Give at least Original."));
        FamilyComputation[] wanted = [.. FamilyComputations.All.Where(f => (settings.Families & f.Family) != 0), .. extensions?.Computations() ?? []];
        FamilyComputation[] shapes = [.. wanted.Where(f => (f.Family & Shapes) != 0)], others = [.. wanted.Where(f => (f.Family & Shapes) == 0)];
        bool originalFirst = settings.ImageTypes[0].Name == ImageType.Original.Name;
        List<MeasuredImage> images = originalFirst || shapes.Length == 0 ? [] : [new(settings.For(ImageType.Original), null, shapes)];
        for (int i = 0; i < settings.ImageTypes.Count; i++)
        {
            ImageType type = settings.ImageTypes[i];
            ExtractionSettings own = settings.For(type);
            if (type.Name == ImageType.Original.Name)
            {
                images.Add(new(own, null, i == 0 ? wanted : others));
                continue;
            }
            // Made in any case, so that a mistake in them is told; computed only where something is measured on them.
            IReadOnlyList<ImageFilter> filters = ImageTypeFilters.Of(type, own);
            // The range of re-segmentation is one of intensities of the original: it says nothing about where the bins of a response begin.
            if (others.Length > 0) images.AddRange(filters.Select(filter => new MeasuredImage(own with { Resegmentation = null }, filter, others)));
        }
        if (others.Length > 0) images.AddRange((extensions?.Filters ?? []).Select(filter => new MeasuredImage(settings with { Resegmentation = null }, filter, others)));
        if (images.SelectMany(i => i.Names.SelectMany(name => i.Families.Select(f => (name, f.Name)))).GroupBy(i => i).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new SettingsException("IMAGE_TYPE_TWICE", new Problem(
                "imageType", $"two images are both called {twice.Key.name}", "every image once", "Leave one out: settings of discretization and features are no part of an image's name."));
        return images;
    }
}
