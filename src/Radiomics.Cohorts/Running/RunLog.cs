using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The log of a run: a line an event, with the time, at once in the file. It grows from run to run.</summary>
internal sealed class RunLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer;

    public RunLog(string path)
    {
        try
        {
            _writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true, NewLine = "\n" };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageFormatException("FILE_UNWRITABLE", new Problem(path, $"the log cannot be written: {error.Message.TrimEnd('.')}", "a folder that exists, with space and permission to write", "Choose another place."), error);
        }
    }

    /// <summary>Writes a line.</summary>
    /// <param name="text">The text; line ends in it become dots.</param>
    public void Write(string text)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ} {TableText.Shown(text, 2000)}");
        lock (_lock) _writer.WriteLine(line);
    }

    public void Dispose() => _writer.Dispose();
}
