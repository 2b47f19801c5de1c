using System.Globalization;

namespace Radiomics.Cli.Batch;

/// <summary>
/// The file of a batch's results. Rows go to <c>NAME.partial</c> as they are computed, each at once to the system; the file takes its name when all are
/// there. A run that is stopped or killed leaves what it has done in the partial file, and nothing half-written under the final name.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private readonly string _path;
    private readonly bool _isDevice;
    private readonly FileStream _stream;
    private bool _finished;

    private ResultFile(string path, bool isDevice, FileStream stream)
    {
        _path = path;
        _isDevice = isDevice;
        _stream = stream;
        Writer = new StreamWriter(stream);
    }

    /// <summary>Where the rows go.</summary>
    public StreamWriter Writer { get; }

    /// <summary>The file that rows go to until all are there.</summary>
    public string PartialPath => _stream.Name;

    /// <summary>Checks, before anything is computed, that a file may be written.</summary>
    /// <param name="path">The final path.</param>
    /// <param name="overwrite">Whether what is there may be replaced.</param>
    /// <param name="append">Whether rows go below those that are there.</param>
    /// <exception cref="SettingsException">A file is there and may not be replaced, or a stopped run left its rows.</exception>
    public static void Check(string path, bool overwrite, bool append)
    {
        if (ImageFiles.IsDevice(Path.GetFullPath(path))) return;
        if (File.Exists(path) && !overwrite && !append)
            throw new SettingsException("OUTPUT_EXISTS", new Problem(path, "the file is there already", "a new file", "--overwrite replaces it, --append adds rows below those it has."));
        string partial = PartialOf(path);
        if (File.Exists(partial) && !overwrite)
            throw new SettingsException("OUTPUT_PARTIAL", new Problem(
                partial, "this file holds what an earlier run had done when it was stopped, or another run is writing it", "no such file", "Keep it under another name or remove it; --overwrite replaces it."));
    }

    /// <summary>Creates the partial file.</summary>
    /// <param name="path">The final path.</param>
    /// <param name="overwrite">Whether a partial file of an earlier run is replaced.</param>
    /// <param name="append">Whether it begins with what the final file has.</param>
    /// <exception cref="ImageFormatException">The file cannot be written.</exception>
    public static ResultFile Create(string path, bool overwrite, bool append)
    {
        bool isDevice = ImageFiles.IsDevice(Path.GetFullPath(path));
        try
        {
            if (isDevice) return new ResultFile(path, true, new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
            ResultFile file = new(path, false, new FileStream(PartialOf(path), overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.Write, FileShare.Read));
            if (append && File.Exists(path)) file.CopyExisting();
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageFormatException("FILE_UNWRITABLE", new Problem(
                path, string.Create(CultureInfo.InvariantCulture, $"the file cannot be written: {error.Message.TrimEnd('.')}"), "a folder that exists, with space and permission to write", "Choose another place."), error);
        }
    }

    /// <summary>Gives the rows so far to the system: they outlive this process.</summary>
    public void Flush()
    {
        Writer.Flush();
        _stream.Flush();
    }

    /// <summary>Gives the file its name: all rows are there.</summary>
    public void Finish()
    {
        Flush();
        Writer.Dispose();
        if (!_isDevice) File.Move(PartialPath, _path, overwrite: true);
        _finished = true;
    }

    /// <summary>Closes the file; a partial one without a row is removed.</summary>
    public void Dispose()
    {
        if (_finished) return;
        Writer.Dispose();
        if (!_isDevice && new FileInfo(PartialPath) is { Exists: true, Length: 0 } empty) empty.Delete();
    }

    private static string PartialOf(string path) => Path.GetFullPath(path) + ".partial";

    private void CopyExisting()
    {
        using FileStream existing = File.OpenRead(_path);
        existing.CopyTo(_stream);
        if (existing.Length == 0) return;
        existing.Seek(-1, SeekOrigin.End);
        if (existing.ReadByte() != '\n') Writer.WriteLine();
    }
}
