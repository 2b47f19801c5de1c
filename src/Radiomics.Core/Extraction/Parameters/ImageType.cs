using System.Collections.Immutable;

namespace Radiomics;

/// <summary>An image that features are computed on: the original, or one of a filter. Immutable; equal by name and overrides.</summary>
public sealed record ImageType
{
    private static readonly string[] s_names =
        ["Original", "LoG", "Wavelet", "Square", "SquareRoot", "Logarithm", "Exponential", "Gradient", "LBP2D", "LBP3D",
        "Mean", "Laws", "Gabor", "Simoncelli", "Shannon", "RieszLoG", "RieszSimoncelli"];

    /// <summary>Creates an image type.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="overrides">Settings of its own by key, as <see cref="ExtractionSettings.With(string, string)"/> takes them; null for none.</param>
    /// <exception cref="SettingsException">The name or a key is unknown, or a value does not fit its key.</exception>
    public ImageType(string name, IReadOnlyDictionary<string, string>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        CheckName(new ParameterScalar("image type", 0, 0, name));
        Name = name;
        Overrides = overrides is null
            ? ImmutableSortedDictionary<string, string>.Empty
            : overrides.Select(o => (Key: SettingsText.Key(o.Key, new ParameterScalar(name, 0, 0, o.Key)), o.Value))
                .ToImmutableSortedDictionary(o => o.Key.Name, o => o.Key.Write(o.Key.Parse(new ParameterScalar(name, 0, 0, o.Value))), StringComparer.Ordinal);
    }

    /// <summary>The original image, without settings of its own.</summary>
    public static ImageType Original { get; } = new("Original");

    /// <summary>The names of all image types of parameter files.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>Its name in parameter files, such as <c>LoG</c>.</summary>
    public string Name { get; }

    /// <summary>Settings of its own by key: those that act on filter, discretization and features.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; }

    /// <inheritdoc/>
    public bool Equals(ImageType? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Name and overrides, always in the same form.</summary>
    public override string ToString() => Overrides.Count == 0 ? Name : $"{Name}({string.Join(' ', Overrides.Select(o => $"{o.Key}={o.Value}"))})";

    /// <summary>Refuses a name that is no image type.</summary>
    internal static void CheckName(ParameterScalar name)
    {
        if (!s_names.Contains(name.Text))
            throw name.Error("IMAGE_TYPE_UNKNOWN", $"there is no image type '{name.Text}'", string.Join(", ", s_names), NearestName.Advice(name.Text, s_names, ""));
    }
}
