using System.Globalization;
using Radiomics.Cli.Batch;

namespace Radiomics.SegmentationEvaluation;

/// <summary>
/// A folder of cases: <c>CASE_ct.nii.gz</c>, <c>CASE_mask.nii.gz</c> and one table (.csv) with the columns case, seed, x, y (pixels,
/// zero-based), z (1-based slice) and any others, of which <c>texture</c> is used for grouping.
/// </summary>
internal sealed record CaseFolder(IReadOnlyList<EvaluationCase> Cases, IReadOnlyList<string> FurtherColumns)
{
    private static readonly string[] s_needed = ["case", "seed", "x", "y", "z"];

    /// <summary>Reads a folder's table.</summary>
    public static CaseFolder Read(string folder)
    {
        if (!Directory.Exists(folder)) throw Wrong(folder, "there is no such folder");
        string[] tables = Directory.GetFiles(folder, "*.csv");
        if (tables.Length != 1) throw Wrong(folder, $"there are {tables.Length} tables (.csv)");
        string where = Path.GetFileName(tables[0]);
        using StreamReader text = new(tables[0]);
        List<(int Line, string[] Fields)> records = [.. new DelimitedText(text, ',', where).Read()];
        if (records.Count < 2) throw Wrong(where, "the table has no row");
        string[] columns = records[0].Fields;
        if (s_needed.FirstOrDefault(c => !columns.Contains(c)) is { } missing) throw Wrong(where, $"there is no column '{missing}'");

        int[] further = [.. Enumerable.Range(0, columns.Length).Where(i => !s_needed.Contains(columns[i]))];
        List<EvaluationCase> cases = [];
        foreach (IGrouping<string, (int Line, string[] Fields)> rows in records.Skip(1).GroupBy(r => Field(r, "case")))
        {
            EvaluationSeed[] seeds = [.. rows.Select(r => new EvaluationSeed(
                Field(r, "seed"), Seed.Parse($"{Field(r, "x")},{Field(r, "y")},{Field(r, "z")}"), [.. further.Select(i => i < r.Fields.Length ? r.Fields[i] : "")]))];
            cases.Add(new EvaluationCase(rows.Key, Path.Combine(folder, $"{rows.Key}_ct.nii.gz"), Path.Combine(folder, $"{rows.Key}_mask.nii.gz"), seeds)
            {
                Texture = columns.Contains("texture") && double.TryParse(Field(rows.First(), "texture"), CultureInfo.InvariantCulture, out double rating) ? rating : null,
            });
        }
        return new CaseFolder(cases, [.. further.Select(i => columns[i])]);

        string Field((int Line, string[] Fields) row, string column)
        {
            int i = Array.IndexOf(columns, column);
            return i < row.Fields.Length ? row.Fields[i] : throw Wrong($"{where}, line {row.Line}", $"there are {row.Fields.Length} fields for {columns.Length} columns");
        }
    }

    private static SettingsException Wrong(string where, string found) => new("EVALUATION_FOLDER", new Problem(
        where, found, "a folder with CASE_ct.nii.gz and CASE_mask.nii.gz for each case, and one table with the columns case,seed,x,y,z", "Check the path and the table."));
}
