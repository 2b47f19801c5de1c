namespace Radiomics.Formats;

/// <summary>A file found in a folder.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path relative to the folder.</param>
/// <param name="IsClosedFolder">Whether it is a folder that could not be looked into.</param>
internal readonly record struct FolderFile(string Path, string Name, bool IsClosedFolder = false);

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
                    else if (entry.LinkTarget is not null) continue;
                    else if (folder.Depth < MaxDepth) folders.Push((entry.FullName, folder.Depth + 1));
                    else files.Add(new FolderFile(entry.FullName, Path.GetRelativePath(root, entry.FullName), IsClosedFolder: true));
                }
            }
            catch (Exception e) when ((e is UnauthorizedAccessException or IOException) && folder.Depth > 0)
            {
                files.Add(new FolderFile(folder.Path, Path.GetRelativePath(root, folder.Path), IsClosedFolder: true));
            }
        }
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }
}
