namespace Radiomics.Cli.Output;

/// <summary>The files a command writes: each its own.</summary>
internal static class ResultFiles
{
    /// <summary>Refuses a file that is named for two results, before the work that leads to them.</summary>
    /// <param name="paths">The files; null where a result is not asked for. Devices may be named twice.</param>
    /// <exception cref="SettingsException">Two are the same.</exception>
    public static void CheckDistinct(params IEnumerable<string?> paths)
    {
        if (paths.OfType<string>().Select(Path.GetFullPath).GroupBy(path => path).FirstOrDefault(g => g.Count() > 1 && !ImageFiles.IsDevice(g.Key)) is { } twice)
            throw new SettingsException("OPTION_VALUE", new Problem("output", $"'{twice.Key}' was named twice", "a file of its own for each result", ""));
    }
}
