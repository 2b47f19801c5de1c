namespace Radiomics.Cli.Commands;

/// <summary>Where a command writes: results to one writer, talk to the other.</summary>
/// <param name="Results">Standard output.</param>
/// <param name="Talk">Standard error.</param>
internal sealed record CommandOutput(TextWriter Results, TextWriter Talk)
{
    /// <summary>Writes an error: code, then what, where and what to do.</summary>
    public void Report(RadiomicsException error) => Report(error.Code, error.Message);

    /// <summary>Writes an error: code, then what, where and what to do.</summary>
    public void Report(string code, string message) => Talk.WriteLine($"error {code}: {message}{Option(code)}");

    /// <summary>The option of the command that does what the message advises to programs.</summary>
    private static string Option(string code) => code switch
    {
        "SERIES_GAP" => " Here: --tolerate gaps.",
        "SERIES_DUPLICATE" => " Here: --tolerate duplicates.",
        "SERIES_UNEVEN" => " Here: --tolerate uneven.",
        "SERIES_TILT" => " Here: --tolerate tilt.",
        "SERIES_MIXED" => " Here: --tolerate mixed.",
        "SERIES_AMBIGUOUS" => " Here: --series UID.",
        _ => "",
    };

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
