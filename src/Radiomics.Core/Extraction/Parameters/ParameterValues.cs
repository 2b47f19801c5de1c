using System.Collections.Immutable;

namespace Radiomics;

/// <summary>A value that was given for a key, and where.</summary>
/// <param name="Value">The value, of the key's type.</param>
/// <param name="Node">Where it was given.</param>
internal sealed record SettingEntry(object? Value, ParameterNode Node);

/// <summary>What was given for settings, before defaults fill in the rest. Keeping it apart makes the order of keys and of files irrelevant.</summary>
internal sealed record ParameterValues
{
    public static ParameterValues Of(Profile profile) => new() { Profile = profile };

    public Profile Profile { get; init; }

    /// <summary>Where the profile was given; null for nowhere.</summary>
    public string? ProfileOrigin { get; init; }

    /// <summary>Whether a parameter file was read: without classes in it, all are meant.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>What was given, by key.</summary>
    public ImmutableDictionary<string, SettingEntry> Settings { get; init; } = ImmutableDictionary<string, SettingEntry>.Empty;

    /// <summary>Classes with the features that were named (null for all); null where no classes were given.</summary>
    public ImmutableDictionary<FeatureFamilies, ImmutableSortedSet<string>?>? Classes { get; init; }

    public string? ClassesOrigin { get; init; }

    /// <summary>Image types; null where none were given.</summary>
    public IReadOnlyList<ImageType>? ImageTypes { get; init; }

    public string? ImageTypesOrigin { get; init; }

    /// <summary>What a user should know about what was given.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The value of a key: as given, or the profile's default.</summary>
    public T Get<T>(SettingKey<T> key) => Settings.TryGetValue(key.Name, out SettingEntry? entry) ? (T)entry.Value! : key.Default(Profile);

    public bool Has(SettingKey key) => Settings.ContainsKey(key.Name);

    /// <summary>The values with one more; null stands for the default where it is no value of its own.</summary>
    public ParameterValues With(SettingKey key, ParameterNode node) => node.IsNull && !key.NullIsValue
        ? this with { Settings = Settings.Remove(key.Name) }
        : this with { Settings = Settings.SetItem(key.Name, new SettingEntry(key.Parse(node), node)) };
}
