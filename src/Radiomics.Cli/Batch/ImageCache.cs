namespace Radiomics.Cli.Batch;

/// <summary>The images that were used last, so that consecutive cases on one image load it once.</summary>
/// <param name="capacity">Images kept, 1 or more.</param>
/// <param name="load">Loads an image.</param>
internal sealed class ImageCache(int capacity, Func<string, Volume> load)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Path, Lazy<Volume> Image)> _recent = [];

    /// <summary>The image of a path, loaded again whatever is kept.</summary>
    public Volume Load(string path) => load(path);

    /// <summary>The image of a path. A load that failed fails again without another try while it is among the last.</summary>
    public Volume Get(string path)
    {
        Lazy<Volume> image;
        lock (_lock)
        {
            LinkedListNode<(string Path, Lazy<Volume> Image)>? node = _recent.First;
            while (node is not null && node.Value.Path != path) node = node.Next;
            if (node is null) node = new LinkedListNode<(string, Lazy<Volume>)>((path, new Lazy<Volume>(() => load(path))));
            else _recent.Remove(node);
            _recent.AddFirst(node);
            if (_recent.Count > capacity) _recent.RemoveLast();
            image = node.Value.Image;
        }
        return image.Value;
    }
}
