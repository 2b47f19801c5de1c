using System.Reflection;
using System.Text;
using CsvHelper;

namespace Radiomics.Cohorts;

/// <summary>The tables of words that are part of the library, one CSV file each beside the code that uses it.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows below the header.</summary>
    /// <param name="name">File name.</param>
    public static IReadOnlyList<string[]> Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Radiomics.Cohorts.{name}") ?? throw new InvalidOperationException($"The library lacks its table {name}.");
        using StreamReader text = new(stream, Encoding.UTF8);
        using CsvReader reader = CsvReader.FromText(text.ReadToEnd(), new CsvReaderOptions { HasHeader = false, Separator = ',' });
        List<string[]> rows = [];
        reader.Read();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
