using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>
/// Keeps a second run out of a folder. The system's own lock on an open file: it goes with the process, however that ends, so that no stale lock is ever
/// left. The text in the file says who holds it, for people.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <exception cref="ImageFormatException">Another run has it (RUN_LOCKED), or the folder cannot be written to.</exception>
    public static RunLock Take(RunFolder folder)
    {
        FileStream file;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException || (error is IOException && !File.Exists(folder.Lock)))
        {
            throw folder.Unwritable(error);
        }
        catch (IOException error)
        {
            throw new ImageFormatException("RUN_LOCKED", new Problem(
                folder.Path, $"another run is writing into this folder{Holder(folder)}", "one run a folder at a time", "Wait until it has ended, or name another folder."), error);
        }
        RunLock taken = new(file);
        try
        {
            file.SetLength(0);
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}\n")));
            file.Flush();
            return taken;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw folder.Unwritable(error);
        }
    }

    /// <summary>Gives the lock back. The file stays: to remove it would open a gap for two.</summary>
    public void Dispose() => _file.Dispose();

    private static string Holder(RunFolder folder)
    {
        try
        {
            using FileStream file = new(folder.Lock, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(file);
            return reader.ReadLine() is { Length: > 0 } line ? $" ({TableText.Shown(line)})" : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
