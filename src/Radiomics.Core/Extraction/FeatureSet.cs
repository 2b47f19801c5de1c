using System.Collections;
using System.Globalization;

namespace Radiomics;

/// <summary>The features of one region, in a fixed order (by family, then by name), with their provenance. Immutable.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class FeatureSet : IReadOnlyList<FeatureValue>
{
    private readonly FeatureValue[] _values;
    private readonly Dictionary<string, FeatureValue> _byName;

    internal FeatureSet(IEnumerable<FeatureValue> values, FeatureProvenance provenance, IReadOnlyList<Diagnostic> diagnostics)
    {
        _values = [.. values];
        _byName = _values.ToDictionary(v => v.Name, StringComparer.Ordinal);
        Provenance = provenance;
        Diagnostics = diagnostics;
    }

    /// <summary>Where the values come from.</summary>
    public FeatureProvenance Provenance { get; }

    /// <summary>What the stages of the processing looked like, as PyRadiomics' diagnostics columns say it; empty unless <see cref="ExtractionSettings.AdditionalInfo"/> is set.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Number of features.</summary>
    public int Count => _values.Length;

    /// <summary>The feature at a position.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public FeatureValue this[int index] => _values[index];

    /// <summary>The value of a feature.</summary>
    /// <param name="name">Full name, such as <c>original_glcm_JointEntropy</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no feature of this name; the message names the nearest.</exception>
    public double this[string name] => Find(name)?.Value ?? throw new KeyNotFoundException(Missing(name));

    /// <summary>A feature by its full name; null when it was not computed.</summary>
    /// <param name="name">Full name.</param>
    public FeatureValue? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The features of some families, in order.</summary>
    /// <param name="families">One family or several.</param>
    public IEnumerable<FeatureValue> OfFamily(FeatureFamilies families) => _values.Where(v => (v.Feature.Family & families) != 0);

    /// <summary>The values by full name, in order; NaN where a feature is undefined.</summary>
    public IReadOnlyDictionary<string, double> ToDictionary() => new OrderedDictionary<string, double>(_values.Select(v => KeyValuePair.Create(v.Name, v.Value)));

    /// <summary>
    /// Two lines of CSV: the full names, and the values to full precision, NaN where one is undefined; as the command <c>radiomics extract</c> writes them in its columns of features.
    /// Lines end with CR LF (RFC 4180).
    /// </summary>
    public string ToCsv() =>
        string.Join(',', _values.Select(v => Quoted(v.Name))) + "\r\n" + string.Join(',', _values.Select(v => v.Value.ToString("R", CultureInfo.InvariantCulture))) + "\r\n";

    /// <summary>
    /// A JSON object with the members <c>diagnostics</c> (provenance), <c>features</c> (null where one is undefined) and, where that is so, <c>undefined</c> (why), as the command
    /// <c>radiomics extract</c> writes them for each region.
    /// </summary>
    public string ToJson() => FeatureSetJson.Text(this);

    /// <inheritdoc/>
    public IEnumerator<FeatureValue> GetEnumerator() => ((IEnumerable<FeatureValue>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Quoted(string name) => name.AsSpan().IndexOfAny(",\"\r\n") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string Missing(string name)
    {
        string tail = name[(name.LastIndexOf('_') + 1)..];
        FeatureValue? near = _values.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? _values.FirstOrDefault(v => string.Equals(v.Feature.PyRadiomicsName, tail, StringComparison.OrdinalIgnoreCase));
        string hint = near is null ? "" : $" Did you mean '{near.Name}'?";
        return $"No feature '{name}' among the {Count} computed.{hint}";
    }
}
