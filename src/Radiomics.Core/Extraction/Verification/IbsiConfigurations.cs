namespace Radiomics;

/// <summary>The settings of IBSI's phantoms: no processing for the digital phantom, a parameter file for each configuration of the CT phantom.</summary>
internal static class IbsiConfigurations
{
    /// <summary>The digital phantom: gray levels as they are, every aggregation.</summary>
    public static ExtractionSettings Digital { get; } = ExtractionSettings.Ibsi with
    {
        Discretization = new FixedBinSize(1),
        Aggregations = [.. Enum.GetValues<TextureAggregation>()],
    };

    /// <summary>Names of the configurations of the CT phantom.</summary>
    public static IReadOnlyList<char> CtPhantomNames { get; } = ['A', 'B', 'C', 'D', 'E'];

    /// <summary>The settings of a configuration of the CT phantom.</summary>
    /// <param name="configuration">A to E.</param>
    public static ExtractionSettings CtPhantom(char configuration) => Read($"ibsi_ct_{configuration}.yaml");

    /// <summary>Reads a parameter file of the library.</summary>
    /// <param name="name">Its name.</param>
    public static ExtractionSettings Read(string name)
    {
        using Stream stream = typeof(IbsiConfigurations).Assembly.GetManifestResourceStream($"Radiomics.Extraction.Verification.Configurations.{name}")
            ?? throw new InvalidOperationException($"The parameter file '{name}' is not part of the library.");
        using StreamReader reader = new(stream);
        return ExtractionSettings.Parse(reader.ReadToEnd(), name);
    }
}
