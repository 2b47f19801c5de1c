namespace Radiomics.Cli.Batch;

/// <summary>The paths of results as the options want them.</summary>
internal static class BatchPaths
{
    /// <summary>A path as it stands in results.</summary>
    /// <param name="given">As the table has it.</param>
    /// <param name="resolved">Where the file is.</param>
    /// <param name="options">The options.</param>
    public static string Show(string given, string resolved, BatchOptions options)
    {
        if (given.Length == 0) return given;
        string shown = options.Paths switch
        {
            PathFormat.Absolute => Path.GetFullPath(resolved),
            PathFormat.Relative => Path.GetRelativePath(Directory.GetCurrentDirectory(), resolved),
            PathFormat.Basename => Path.GetFileName(Path.TrimEndingDirectorySeparator(resolved)),
            _ => given,
        };
        return options.UnixPaths ? shown.Replace('\\', '/') : shown;
    }
}
