using System.Buffers;
using System.Globalization;
using System.IO.Compression;

namespace Radiomics.Cohorts;

/// <summary>
/// Refuses workbooks that would inflate to more than they may. What the archive declares is checked first, then every part is inflated
/// into nothing and counted: what it declares need not be true.
/// </summary>
internal static class WorkbookGuard
{
    private const long RatioFreeBytes = 8L << 20;

    /// <summary>Checks the bytes of an xlsx file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="limits">What is allowed.</param>
    /// <exception cref="TableException">Too many or too large parts, or no archive at all.</exception>
    public static void Check(byte[] bytes, string name, TableLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.MaxParts)
                throw Refuse(name, string.Create(CultureInfo.InvariantCulture, $"{archive.Entries.Count} parts"), string.Create(CultureInfo.InvariantCulture, $"at most {limits.MaxParts} parts"));
            if (archive.Entries.All(entry => !entry.FullName.Replace('\\', '/').EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)))
                throw new TableException("TABLE_DAMAGED", new Problem(name, "the archive holds no workbook", "an Excel workbook (.xlsx)", "Save the table again as .xlsx or .csv."));
            long declared = 0;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                declared += entry.Length;
                CheckPart(name, entry, entry.Length, declared, limits);
            }
            Inflate(archive, name, limits);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new TableException("TABLE_DAMAGED", new Problem(name, "the workbook is damaged", "a whole Excel workbook (.xlsx)", "Copy the file again, or save it again in Excel."), error);
        }
    }

    private static void Inflate(ZipArchive archive, string name, TableLimits limits)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            long total = 0;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using Stream part = entry.Open();
                long length = 0;
                for (int read; (read = part.Read(scratch)) > 0;)
                {
                    length += read;
                    total += read;
                    CheckPart(name, entry, length, total, limits);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static void CheckPart(string name, ZipArchiveEntry entry, long length, long total, TableLimits limits)
    {
        string part = $"{name}, part {TableText.Shown(entry.FullName)}";
        if (total > limits.MaxInflatedBytes)
            throw Refuse(part, string.Create(CultureInfo.InvariantCulture, $"the workbook inflates to more than {limits.MaxInflatedBytes >> 20} MiB"), "a table of ordinary size");
        if (length > RatioFreeBytes && length > limits.MaxInflationRatio * Math.Max(1, entry.CompressedLength))
            throw Refuse(part, string.Create(CultureInfo.InvariantCulture, $"the part inflates to more than {limits.MaxInflationRatio} times its packed size"), "a table of ordinary size");
    }

    private static TableException Refuse(string where, string found, string expected) => new("TABLE_TOO_LARGE", new Problem(
        where, found, expected, "The file is refused: it looks like an attack or holds rubbish. Copy the cells into a new workbook."));
}
