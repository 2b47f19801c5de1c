using System.Collections.Concurrent;

namespace Radiomics;

/// <summary>The images of one verification, each loaded once.</summary>
internal sealed class ReferenceImages
{
    private readonly ConcurrentDictionary<string, Lazy<Volume>> _volumes = [];

    /// <summary>An image by its path.</summary>
    public Volume Image(string path) => _volumes.GetOrAdd(path, p => new Lazy<Volume>(() => Volume.Load(p))).Value;

    /// <summary>A label of a mask file on its own grid: whether that is the image's is for the processing to find out.</summary>
    public static Mask MaskOnOwnGrid(string path, int label) =>
        new LabelMap(VolumeLoader.ReadFile(path, FormatSniffer.Detect(path), null, CancellationToken.None), Path.GetFileName(path)).Extract(label);
}
