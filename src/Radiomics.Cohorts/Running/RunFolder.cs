using System.IO.Hashing;

namespace Radiomics.Cohorts;

/// <summary>The folder of a run's results: where what lies.</summary>
internal sealed class RunFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Table => In("features.csv");

    public string Store => In("features.sqlite");

    public string Stability => In("stability.csv");

    public string Manifest => In("run.json");

    public string Log => In("run.log");

    public string Lock => In("run.lock");

    public string Units => In("units");

    public string UnitOf(string key) => System.IO.Path.Combine(Units, key + ".json");

    public string MaskOf(string name) => System.IO.Path.Combine(In("masks"), name + ".nii.gz");

    public string PictureOf(string name) => System.IO.Path.Combine(In("pictures"), name + ".png");

    private string[] Folders => [Units, In("masks"), In("pictures")];

    /// <summary>Makes the folders.</summary>
    /// <exception cref="ImageFormatException">They cannot be made.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Path);
            foreach (string folder in Folders) Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(error);
        }
    }

    /// <summary>Removes the half-written files that a killed run left. Only for who holds the lock.</summary>
    public void Sweep()
    {
        foreach (string folder in Folders.Append(Path))
            foreach (string file in Directory.EnumerateFiles(folder, ".*.tmp")) File.Delete(file);
    }

    /// <summary>The error for a folder that cannot be written to.</summary>
    /// <param name="error">What the system said.</param>
    public ImageFormatException Unwritable(Exception error) => new("FILE_UNWRITABLE", new Problem(
        Path, $"the results cannot be written: {error.Message.TrimEnd('.')}", "a folder with space and permission to write", "Make room or choose another place; a run started again goes on where it stopped."), error);

    /// <summary>The identity of a file by its bytes; empty where there is none.</summary>
    /// <param name="file">The file.</param>
    public static string HashOf(string file)
    {
        if (!File.Exists(file)) return "";
        using FileStream stream = ImageFiles.OpenRead(file);
        XxHash128 hash = new();
        hash.Append(stream);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
