namespace Radiomics;

/// <summary>Opening files for reading and replacing files by writing, with errors of this library.</summary>
internal static class ImageFiles
{
    /// <summary>Opens a file for reading from start to end.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ImageFormatException">The file is missing or cannot be opened.</exception>
    public static FileStream OpenRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>Writes a file beside its final place and renames it, so that a reader never sees half of it.</summary>
    /// <param name="path">The final path; an existing file is replaced, a device such as /dev/stdout is written to.</param>
    /// <param name="write">Writes the content.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        using PendingFile file = PendingFile.Create(path);
        try
        {
            write(file.Stream);
        }
        catch (Exception error) when (IsOfTheDisk(error))
        {
            throw PendingFile.Unwritable(path, error);
        }
        file.Commit();
    }

    /// <summary>
    /// Whether an error of writing is one of the disk, not of the program: also the error that the framework makes of a file that grows beyond what the file system or
    /// the user's limit allows.
    /// </summary>
    /// <param name="error">The error.</param>
    public static bool IsOfTheDisk(Exception error) =>
        error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" };

    /// <summary>Whether a full path is a device: renaming a file over it would remove the device, for whoever may do that.</summary>
    /// <param name="full">The full path.</param>
    public static bool IsDevice(string full) =>
        full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal) && File.Exists(full);

    /// <summary>The error for a path where nothing is.</summary>
    /// <param name="path">The path.</param>
    public static ImageFormatException Missing(string path) => new("FILE_NOT_FOUND", new Problem(
        path, "there is no such file or folder", "an image, a mask or a folder with a DICOM series", "Check the path."));

    /// <summary>The error for a file that is there but cannot be read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="error">What the system said.</param>
    public static ImageFormatException Unreadable(string path, Exception error) => new("FILE_UNREADABLE", new Problem(
        path, $"the file cannot be read: {error.Message.TrimEnd('.')}", "a file this program may open", "Check the permissions and the medium."), error);
}
