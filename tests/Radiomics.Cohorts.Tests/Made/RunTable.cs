using CsvHelper;
using Microsoft.Data.Sqlite;

namespace Radiomics.Cohorts.Tests;

/// <summary>Reads what a run has written.</summary>
internal static class RunTable
{
    /// <summary>Rows of a CSV file, field by column.</summary>
    public static List<Dictionary<string, string>> Csv(string path)
    {
        using CsvReader reader = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { HasHeader = false });
        List<string[]> rows = [];
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(p => p.First, p => p.Second))];
    }

    /// <summary>Rows of a query of the store; NULL is null.</summary>
    public static List<object?[]> Query(string run, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(run, "features.sqlite")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }
}
