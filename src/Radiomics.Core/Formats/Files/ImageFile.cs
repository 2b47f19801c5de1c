namespace Radiomics;

/// <summary>What an image file holds.</summary>
/// <param name="Volume">The voxels.</param>
/// <param name="LabelNames">Names the file gives to label values; empty for most files.</param>
internal sealed record ImageFile(Volume Volume, IReadOnlyDictionary<int, string> LabelNames)
{
    /// <summary>An image without names.</summary>
    /// <param name="volume">The voxels.</param>
    public ImageFile(Volume volume) : this(volume, new Dictionary<int, string>()) { }
}
