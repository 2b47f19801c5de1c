namespace Radiomics.Cli.Commands;

/// <summary>Where a command writes: results to one writer, talk to the other.</summary>
/// <param name="Results">Standard output.</param>
/// <param name="Talk">Standard error.</param>
internal sealed record CommandOutput(TextWriter Results, TextWriter Talk)
{
    /// <summary>Writes an error as one line: code, then what, where and what to do.</summary>
    public void Report(RadiomicsException error) => Talk.WriteLine($"error {error.Code}: {error.Message}");

    /// <summary>Writes a result to a file (through a temporary file and a rename) or, where none is named, to standard output.</summary>
    public void Write(string? path, Action<TextWriter> write)
    {
        if (path is null)
        {
            write(Results);
            Results.Flush();
            return;
        }
        ImageFiles.Replace(path, stream =>
        {
            using StreamWriter writer = new(stream, leaveOpen: true);
            write(writer);
        });
        Talk.WriteLine($"written: {path}");
    }
}
