namespace Radiomics.Cli.Demo;

/// <summary>The folder of the demo: written only where nothing of the user's can be lost.</summary>
internal static class DemoFolder
{
    private const string Marker = ".radiomics-demo";

    /// <summary>Makes the folder empty and marks it. A folder with other content is refused.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="SettingsException">The folder holds files that no demo wrote.</exception>
    public static void Prepare(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            if (!File.Exists(Path.Combine(path, Marker)))
                throw new SettingsException("DEMO_FOLDER", new Problem(path, "the folder holds other files", "an empty or a new folder", "Name another folder."));
            Directory.Delete(path, recursive: true);
        }
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, Marker), "Written by 'radiomics demo', which deletes this folder when it runs again.\n");
    }
}
