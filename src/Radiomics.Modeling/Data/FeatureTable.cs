using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Radiomics.Modeling;

/// <summary>
/// A table of features and clinical columns, one row a lesion: every row knows its patient. Columns are read as text once; a column is numeric where it is asked for as
/// numbers, and a missing cell is NaN there.
/// </summary>
public sealed class FeatureTable
{
    private readonly Dictionary<string, string[]> _cells;
    private readonly string[] _patients;

    private FeatureTable(string[] columns, Dictionary<string, string[]> cells, string[] patients, string patientColumn)
    {
        (Columns, _cells, _patients, PatientColumn) = (columns, cells, patients, patientColumn);
    }

    /// <summary>Names of all columns, in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Name of the column that tells patients apart.</summary>
    public string PatientColumn { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => _patients.Length;

    /// <summary>Patient of each row; never missing.</summary>
    public IReadOnlyList<string> Patients => _patients;

    /// <summary>SHA-256 of all names and cells, in lower-case hexadecimal.</summary>
    public string ContentHash
    {
        get
        {
            StringBuilder text = new();
            foreach (string column in Columns) text.Append(column).Append('\u001f').AppendJoin('\u001f', _cells[column]).Append('\u001e');
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>
    /// How the features were made: the value of <c>diagnostics_settings</c> that all rows share, or empty where the table has no such column.
    /// </summary>
    /// <exception cref="ModelingException">Rows were made with different settings.</exception>
    public string Settings => Shared("diagnostics_settings");

    /// <summary>Version of the software that made the features, or empty where the table does not tell.</summary>
    public string EngineVersion => Shared("diagnostics_engineVersion");

    /// <summary>Reads a table of comma-separated values, as extraction and cohort runs write it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patientColumn">The column that tells patients apart.</param>
    /// <exception cref="TableException">The file is too large or damaged, a name is repeated, or a patient is missing.</exception>
    public static FeatureTable Load(string path, string patientColumn = "patient")
    {
        const long most = 2L << 30;
        FileInfo file = new(path);
        if (!file.Exists) throw new TableException("TABLE_MISSING", new Problem(file.Name, "the file does not exist", "a table of features", "Check the path."));
        if (file.Length > most) throw new TableException("TABLE_TOO_LARGE", new Problem(file.Name, $"{file.Length} bytes", $"at most {most} bytes", "Split the table."));
        return Parse(File.ReadAllText(path), file.Name, patientColumn);
    }

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">Comma-separated values with a row of names.</param>
    /// <param name="where">Name of the table in messages.</param>
    /// <param name="patientColumn">The column that tells patients apart.</param>
    public static FeatureTable Parse(string text, string where, string patientColumn = "patient")
    {
        List<string[]> records = CsvText.Read(text, where);
        if (records.Count == 0) throw Damaged("it is empty", "a row of names");
        string[] columns = records[0];
        Dictionary<string, string[]> cells = [];
        for (int r = 1; r < records.Count; r++)
            if (records[r].Length != columns.Length) throw Damaged($"row {r + 1} has {records[r].Length} cells", $"{columns.Length} cells");
        for (int c = 0; c < columns.Length; c++)
            if (!cells.TryAdd(columns[c], [.. records.Skip(1).Select(r => r[c])])) throw Damaged($"column {columns[c]} appears twice", "names that appear once");
        if (!cells.TryGetValue(patientColumn, out string[]? patients)) throw Damaged($"no column {patientColumn}", "a column that tells patients apart");
        int missing = Array.FindIndex(patients, string.IsNullOrWhiteSpace);
        if (missing >= 0) throw Damaged($"row {missing + 2} has no {patientColumn}", "a patient in every row: rows of one patient must stay together");
        return new FeatureTable(columns, cells, [.. patients.Select(p => p.Trim())], patientColumn);

        TableException Damaged(string found, string expected) => new("TABLE_DAMAGED", new Problem(where, found, expected, "Correct the table."));
    }

    /// <summary>A column's cells as they are.</summary>
    /// <param name="column">Name.</param>
    public IReadOnlyList<string> Text(string column) =>
        _cells.TryGetValue(column, out string[]? cells) ? cells
            : throw new ModelingException("MODEL_COLUMN_MISSING", new Problem("table", $"no column {column}", string.Join(", ", Columns.Take(12)) + (Columns.Count > 12 ? ", ..." : ""), "Check the name."));

    /// <summary>A column's categories: cells without the space around them; null where one is empty, NA or NaN.</summary>
    /// <param name="column">Name.</param>
    public string?[] Categories(string column) => [.. Text(column).Select(raw => raw.Trim()).Select(cell => IsMissing(cell) ? null : cell)];

    /// <summary>A column's numbers; an empty cell, NA or NaN is NaN.</summary>
    /// <param name="column">Name.</param>
    /// <exception cref="ModelingException">A cell is neither a number nor missing.</exception>
    public double[] Numbers(string column)
    {
        IReadOnlyList<string> cells = Text(column);
        double[] values = new double[cells.Count];
        for (int i = 0; i < values.Length; i++)
        {
            string cell = cells[i].Trim();
            if (IsMissing(cell)) values[i] = double.NaN;
            else if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                throw new ModelingException("MODEL_NOT_A_NUMBER", new Problem($"column {column}, row {i + 2}", "the cell is no number", "a number, or an empty cell", "Correct the cell or leave the column out."));
        }
        return values;
    }

    /// <summary>Whether every cell of a column is a number or missing, and at least one is a number.</summary>
    /// <param name="column">Name.</param>
    public bool IsNumeric(string column)
    {
        bool any = false;
        foreach (string raw in Text(column))
        {
            string cell = raw.Trim();
            if (IsMissing(cell)) continue;
            if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double _)) return false;
            any = true;
        }
        return any;
    }

    /// <summary>A label of two classes: 0 or 1, false or true; null where missing.</summary>
    /// <param name="column">Name.</param>
    /// <param name="positive">The cell of the positive class, in any case of letters, where the column holds words: each other one but a single second word is an error.</param>
    public bool?[] Labels(string column, string? positive = null)
    {
        if (positive is null) return Flags(column);
        string?[] cells = Categories(column);
        string[] others = [.. cells.OfType<string>().Where(c => !c.Equals(positive, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Take(2)];
        if (others.Length > 1) throw ModelingErrors.Label($"column {column}", $"'{others[0]}' and '{others[1]}' beside '{positive}'");
        return [.. cells.Select(c => c is null ? (bool?)null : c.Equals(positive, StringComparison.OrdinalIgnoreCase))];
    }

    private bool?[] Flags(string column) =>
    [
        .. Text(column).Select((raw, i) => raw.Trim().ToUpperInvariant() switch
        {
            "1" or "TRUE" => (bool?)true,
            "0" or "FALSE" => false,
            string cell when IsMissing(cell) => null,
            string cell => throw ModelingErrors.Label($"column {column}, row {i + 2}", $"'{cell}'"),
        }),
    ];

    /// <summary>Rows in which none of some columns is missing, ascending.</summary>
    /// <param name="columns">Names.</param>
    public int[] CompleteRows(IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        bool[] complete = [.. Enumerable.Repeat(true, Rows)];
        foreach (string column in columns)
        {
            IReadOnlyList<string> cells = Text(column);
            for (int i = 0; i < complete.Length; i++) complete[i] &= !IsMissing(cells[i].Trim());
        }
        return [.. Enumerable.Range(0, Rows).Where(i => complete[i])];
    }

    /// <summary>Some rows of the table.</summary>
    /// <param name="rows">Zero-based rows, in the order asked for.</param>
    public FeatureTable Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new FeatureTable([.. Columns], _cells.ToDictionary(c => c.Key, c => rows.Select(r => c.Value[r]).ToArray()), [.. rows.Select(r => _patients[r])], PatientColumn);
    }

    /// <summary>The table with one more column, or other cells in one it has.</summary>
    /// <param name="column">Name.</param>
    /// <param name="cells">A cell for each row.</param>
    public FeatureTable With(string column, IReadOnlyList<string> cells)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != Rows) throw ModelingErrors.Shape($"column {column}", $"{cells.Count} cells for {Rows} rows");
        Dictionary<string, string[]> all = new(_cells) { [column] = [.. cells] };
        return new FeatureTable(_cells.ContainsKey(column) ? [.. Columns] : [.. Columns, column], all, _patients, PatientColumn);
    }

    private string Shared(string column)
    {
        if (!_cells.TryGetValue(column, out string[]? cells)) return "";
        string[] different = [.. cells.Where(c => c.Length > 0).Distinct().Take(2)];
        return different.Length switch
        {
            0 => "",
            1 => different[0],
            _ => throw new ModelingException("MODEL_MIXED_SETTINGS", new Problem($"column {column}", $"rows differ: '{different[0]}' and '{different[1]}'", "features all made alike", "Extract all rows with one version and one parameter file.")),
        };
    }

    private static bool IsMissing(string cell) => cell.Length == 0 || cell.Equals("NA", StringComparison.OrdinalIgnoreCase) || cell.Equals("NaN", StringComparison.OrdinalIgnoreCase);
}
