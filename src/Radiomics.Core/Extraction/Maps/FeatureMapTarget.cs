namespace Radiomics;

/// <summary>Where feature maps are written: one file a map, named <c>prefix + name + ending</c>. Immutable.</summary>
/// <param name="Folder">The folder; it is made where it is not there.</param>
public sealed record FeatureMapTarget(string Folder)
{
    /// <summary>What the names of the files begin with, such as PyRadiomics' <c>Case-1_</c>. Default: nothing.</summary>
    /// <exception cref="SettingsException">It holds a character that file names cannot have.</exception>
    public string Prefix
    {
        get;
        init => field = value.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !value.Contains('\\', StringComparison.Ordinal)
            ? value
            : throw SettingsException.OutOfRange(nameof(Prefix), $"'{value}'", "part of a file name");
    } = "";

    /// <summary>The format by its ending: <c>.nrrd</c>, <c>.nii.gz</c> or <c>.nii</c>, each with 64-bit numbers. Default: .nrrd, as PyRadiomics writes.</summary>
    /// <exception cref="UnsupportedImageException">The ending is none that is written.</exception>
    public string Ending
    {
        get;
        init
        {
            ImageSaver.CheckEnding("map" + value);
            field = value;
        }
    } = ".nrrd";

    /// <summary>The path of a map.</summary>
    internal string PathOf(string name) => Path.Combine(Folder, Prefix + name + Ending);
}
