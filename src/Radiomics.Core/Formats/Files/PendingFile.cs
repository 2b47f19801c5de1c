namespace Radiomics;

/// <summary>A file that is written beside its final place and renamed when it is complete, so that a reader never sees half of it; a device such as /dev/stdout is written to.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _full;
    private readonly string? _temporary;
    private bool _committed;

    private PendingFile(string path, string full, string? temporary, FileStream stream)
    {
        _path = path;
        _full = full;
        _temporary = temporary;
        Stream = stream;
    }

    /// <summary>Where the content goes.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">The final path; an existing file is replaced.</param>
    /// <exception cref="ImageFormatException">The file cannot be written.</exception>
    public static PendingFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        try
        {
            if (ImageFiles.IsDevice(full)) return new PendingFile(path, full, null, new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
            // A link keeps pointing where it did: what it points to is replaced. A link in place of a device, such as /dev/stdout, is the device.
            if (new FileInfo(full).LinkTarget is not null && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target) full = target.FullName;
            string temporary = Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
            return new PendingFile(path, full, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, error);
        }
    }

    /// <summary>Gives the file its name: its content is complete.</summary>
    /// <exception cref="ImageFormatException">The file cannot be written.</exception>
    public void Commit()
    {
        try
        {
            Stream.Dispose();
            if (_temporary is not null) File.Move(_temporary, _full, overwrite: true);
            _committed = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, error);
        }
    }

    /// <summary>Closes the file; one that is not complete is removed.</summary>
    public void Dispose()
    {
        if (_committed) return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written is removed all the same.
        }
        if (_temporary is not null) File.Delete(_temporary);
    }

    /// <summary>The error for a file that cannot be written.</summary>
    /// <param name="path">The path.</param>
    /// <param name="error">What the system said.</param>
    public static ImageFormatException Unwritable(string path, Exception error) => new("FILE_UNWRITABLE", new Problem(
        path, $"the file cannot be written: {error.Message.TrimEnd('.')}", "a folder that exists, with space and permission to write", "Choose another place."), error);
}
