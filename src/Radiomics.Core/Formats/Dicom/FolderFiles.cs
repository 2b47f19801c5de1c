namespace Radiomics.Formats;

/// <summary>A file found in a folder.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path relative to the folder.</param>
internal readonly record struct FolderFile(string Path, string Name);

/// <summary>Lists the files of a folder and of those below it, in a fixed order.</summary>
internal static class FolderFiles
{
    private const int MaxDepth = 64;

    /// <summary>Lists files; links to folders are not followed, so that no loop arises.</summary>
    /// <param name="root">A folder, or one file.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public static List<FolderFile> List(string root, CancellationToken cancellationToken)
    {
        if (File.Exists(root)) return [new FolderFile(Path.GetFullPath(root), Path.GetFileName(root))];
        var files = new List<FolderFile>();
        var folders = new Stack<(string Path, int Depth)>([(Path.GetFullPath(root), 0)]);
        while (folders.TryPop(out (string Path, int Depth) folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (FileSystemInfo entry in new DirectoryInfo(folder.Path).EnumerateFileSystemInfos())
                {
                    if (entry is FileInfo) files.Add(new FolderFile(entry.FullName, Path.GetRelativePath(root, entry.FullName)));
                    else if (entry.LinkTarget is null && folder.Depth < MaxDepth) folders.Push((entry.FullName, folder.Depth + 1));
                }
            }
            catch (Exception e) when ((e is UnauthorizedAccessException or IOException) && folder.Depth > 0)
            {
                // A folder that may not be read is as if it were not there; the root itself is reported.
                continue;
            }
        }
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }
}
