namespace Radiomics.Cli;

/// <summary>Loads the masks of an image as the settings need them: on the image's grid, or on the file's own where the processing brings them onto the image's.</summary>
/// <param name="settings">The settings.</param>
internal sealed class MaskSource(ExtractionSettings settings)
{
    /// <summary>Every region of a file.</summary>
    public IReadOnlyList<Mask> All(string path, Volume image) => Open(path, image, settings.LabelChannel).All();

    /// <summary>The region of a label value.</summary>
    public Mask ByLabel(string path, Volume image, int label, int? channel = null) => Open(path, image, channel ?? settings.LabelChannel).ByLabel(label);

    /// <summary>The region of a name.</summary>
    public Mask ByName(string path, Volume image, string name, int? channel = null) => Open(path, image, channel ?? settings.LabelChannel).ByName(name);

    private MaskLoader Open(string path, Volume image, int channel)
    {
        bool movesMask = settings.CorrectMask || settings.GeometryTolerance is not null || (settings.Profile == Profile.PyRadiomics && settings.Resampling is not null);
        return (movesMask || channel > 0) && FormatSniffer.Detect(path) is not (FileKind.Folder or FileKind.Dicom) ? MaskLoader.OpenAlone(path, channel) : MaskLoader.Open(path, image);
    }
}
