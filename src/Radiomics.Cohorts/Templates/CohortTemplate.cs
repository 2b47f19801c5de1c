using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>The three workbooks of a delivery, empty, to be sent to a hospital.</summary>
public static class CohortTemplate
{
    /// <summary>Writes the workbooks into a folder: positions, clinical information, follow-up.</summary>
    /// <param name="folder">The folder; made if it is not there.</param>
    /// <param name="language">Language of file names, headers and notes.</param>
    /// <param name="overwrite">Whether workbooks that are there may be replaced.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="SettingsException">A workbook is there and may not be replaced.</exception>
    /// <exception cref="ImageFormatException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(string folder, ReportLanguage language, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        bool zh = language == ReportLanguage.Chinese;
        (string File, LocalText Title, IReadOnlyList<TemplateColumn> Columns)[] books =
        [
            (zh ? "肿瘤位置.xlsx" : "positions.xlsx", new("Tumor positions", "肿瘤位置"), TemplateColumns.Positions),
            (zh ? "肿瘤临床信息.xlsx" : "clinical.xlsx", new("Clinical information", "肿瘤临床信息"), TemplateColumns.Clinical),
            (zh ? "随访.xlsx" : "follow-up.xlsx", new("Follow-up", "随访"), TemplateColumns.FollowUp),
        ];
        string[] paths = [.. books.Select(b => Path.Combine(folder, b.File))];
        if (!overwrite && paths.FirstOrDefault(File.Exists) is { } there)
            throw new SettingsException("OUTPUT_EXISTS", new Problem(there, "the file is there already", "a new file", "Choose another folder, or allow that it is replaced (--overwrite)."));
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageFormatException("FILE_UNWRITABLE", new Problem(folder, $"the folder cannot be made ({error.GetType().Name})", "a folder that may be written", "Choose another place."), error);
        }
        foreach (((string _, LocalText title, IReadOnlyList<TemplateColumn> columns), string path) in books.Zip(paths))
            ImageFiles.Replace(path, stream => stream.Write(TemplateWorkbook.ToBytes(title.In(language), columns, language)));
        return paths;
    }
}
