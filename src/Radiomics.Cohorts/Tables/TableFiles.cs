using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>Reads the sheets of a file, whatever kind of table it is: the content decides, the name only where the content says nothing.</summary>
internal static class TableFiles
{
    /// <summary>The extensions of tables.</summary>
    public static bool IsTable(string path) => Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xlsm" or ".xls" or ".csv"
        && !Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('.');

    /// <summary>Reads every sheet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="limits">What is allowed.</param>
    /// <exception cref="TableException">The file is missing, damaged, encrypted or too large.</exception>
    public static IReadOnlyList<RawSheet> Read(string path, string name, TableLimits limits)
    {
        byte[] bytes = ReadBytes(path, name, limits);
        if (bytes.Length == 0) throw new TableException("TABLE_EMPTY", new Problem(name, "the file is empty", "a workbook or a CSV table", "Copy the file again."));
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            WorkbookGuard.Check(bytes, name, limits);
            return WorkbookReader.Read(bytes, name, isXml: true, limits);
        }
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return WorkbookReader.Read(bytes, name, isXml: false, limits);
        if (Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xlsm" or ".xls" && bytes.AsSpan().Contains((byte)0))
            throw new TableException("TABLE_DAMAGED", new Problem(name, "the file is no workbook", "an Excel workbook", "Copy the file again, or save the table as .xlsx or .csv."));
        return [CsvSheet.Read(bytes, name, limits)];
    }

    private static byte[] ReadBytes(string path, string name, TableLimits limits)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > limits.MaxFileBytes)
            {
                throw new TableException("TABLE_TOO_LARGE", new Problem(name, string.Create(CultureInfo.InvariantCulture, $"the file has {file.Length >> 20} MiB"),
                    string.Create(CultureInfo.InvariantCulture, $"at most {limits.MaxFileBytes >> 20} MiB"), "Remove pictures and unused sheets, or split the table."));
            }
            byte[] bytes = new byte[file.Length];
            int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count == bytes.Length ? bytes : bytes[..count];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TableException("FILE_NOT_FOUND", new Problem(name, "there is no such file", "a workbook or CSV table", "Check the path."), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TableException("FILE_UNREADABLE", new Problem(name, $"the file cannot be read ({error.GetType().Name})", "a file that may be read", "Close it in other programs and check the permissions."), error);
        }
    }
}
