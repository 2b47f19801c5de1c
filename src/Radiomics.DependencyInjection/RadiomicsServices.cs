using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Radiomics;

/// <summary>Registration with a container.</summary>
public static class RadiomicsServices
{
    /// <summary>
    /// Adds a <see cref="NoduleSegmenter"/> and a <see cref="FeatureExtractor"/>, one each for the whole app: both are immutable and safe for many threads. What is registered already stays.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="options">How they work; null for the defaults.</param>
    /// <returns>The services.</returns>
    /// <exception cref="SettingsException">An option lies outside its range: said here, not when the first request comes.</exception>
    public static IServiceCollection AddRadiomics(this IServiceCollection services, RadiomicsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        options ??= new RadiomicsOptions();
        services.TryAddSingleton(new FeatureExtractor(options.Extraction, options.Extensions));
        services.TryAddSingleton(new NoduleSegmenter(options.Segmentation));
        return services;
    }

    /// <summary>Adds them under a key, for apps that extract with several settings.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="key">The key, as <c>[FromKeyedServices(key)]</c> asks for it.</param>
    /// <param name="options">How they work.</param>
    /// <returns>The services.</returns>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    public static IServiceCollection AddKeyedRadiomics(this IServiceCollection services, object key, RadiomicsOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(options);
        services.AddKeyedSingleton(key, new FeatureExtractor(options.Extraction, options.Extensions));
        services.AddKeyedSingleton(key, new NoduleSegmenter(options.Segmentation));
        return services;
    }
}
