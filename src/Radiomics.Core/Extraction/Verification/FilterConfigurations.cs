namespace Radiomics;

/// <summary>
/// The settings of IBSI 2, phase 2: configuration A filters the CT phantom slice by slice as it is, B in three dimensions after interpolation; each has nine filters (the first is none).
/// A parameter file each, whose image types are in the order of the filters' numbers.
/// </summary>
internal sealed class FilterConfigurations
{
    private readonly string[] _responses;

    /// <summary>Reads the settings.</summary>
    /// <param name="name">A or B.</param>
    public FilterConfigurations(char name)
    {
        Settings = IbsiConfigurations.Read($"ibsi2_ct_{name}.yaml");
        _responses = [.. MeasuredImage.Of(Settings).SelectMany(image => image.Names)];
    }

    /// <summary>Names of the configurations.</summary>
    public static IReadOnlyList<char> Names { get; } = ['A', 'B'];

    /// <summary>The settings.</summary>
    public ExtractionSettings Settings { get; }

    /// <summary>Name of the response of a filter.</summary>
    /// <param name="filter">Its number with the configuration, such as <c>3.A</c>.</param>
    public string ResponseOf(string filter) => _responses[filter[0] - '1'];
}
