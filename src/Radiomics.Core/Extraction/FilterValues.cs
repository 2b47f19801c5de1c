namespace Radiomics;

/// <summary>The settings of one image type, read by its filters.</summary>
/// <param name="type">The image type.</param>
/// <param name="settings">The settings it is one of.</param>
internal sealed class FilterValues(ImageType type, ExtractionSettings settings)
{
    /// <summary>The settings as a whole, such as whether textures are counted in planes.</summary>
    public ExtractionSettings Settings { get; } = settings;

    /// <summary>The axis across the planes where textures are measured in planes (<c>force2D</c>); null in 3D.</summary>
    public VoxelAxis? PlaneNormal => FamilyComputations.PlaneNormal(Settings);

    /// <summary>The value of a filter's key: as the image type has it, or the profile's default.</summary>
    public T Get<T>(string key)
    {
        SettingKey<T> found = (SettingKey<T>)FilterKeys.All.First(k => k.Name == key);
        return type.Overrides.TryGetValue(key, out string? text) ? (T)found.Parse(new ParameterScalar(type.Name, 0, 0, text))! : found.Default(Settings.Profile);
    }

    /// <summary>Whether a key was given.</summary>
    public bool Has(string key) => type.Overrides.ContainsKey(key);
}
