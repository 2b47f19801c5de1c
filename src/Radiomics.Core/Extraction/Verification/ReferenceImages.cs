using System.Collections.Concurrent;

namespace Radiomics;

/// <summary>The images of one verification, each loaded once.</summary>
internal sealed class ReferenceImages
{
    private readonly ConcurrentDictionary<string, Lazy<Volume>> _volumes = [];

    /// <summary>An image by its path.</summary>
    public Volume Image(string path) => _volumes.GetOrAdd(path, p => new Lazy<Volume>(() => Volume.Load(p))).Value;
}
