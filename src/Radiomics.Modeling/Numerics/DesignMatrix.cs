namespace Radiomics.Modeling;

/// <summary>A named numeric matrix, stored column by column: rows are subjects, columns are variables. Every value is finite.</summary>
public sealed class DesignMatrix
{
    private readonly double[] _values;

    /// <summary>Creates a matrix.</summary>
    /// <param name="names">Names of the columns, each once.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="values">Values, column after column; copied.</param>
    /// <exception cref="ModelingException">A value is missing or infinite, a name is repeated, or the length is wrong.</exception>
    public DesignMatrix(IReadOnlyList<string> names, int rows, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (rows < 0 || values.Length != (long)rows * names.Count)
            throw ModelingErrors.Shape("design matrix", $"{values.Length} values for {rows} rows and {names.Count} columns");
        HashSet<string> seen = [];
        foreach (string name in names)
            if (!seen.Add(name)) throw ModelingErrors.Shape($"column {name}", "the name appears twice");
        for (int i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i])) throw ModelingErrors.NotFinite(names[i / rows], i % rows, values[i]);
        Names = [.. names];
        Rows = rows;
        _values = values.ToArray();
    }

    private DesignMatrix(string[] names, int rows, double[] values) => (Names, Rows, _values) = (names, rows, values);

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns => Names.Count;

    /// <summary>One value.</summary>
    /// <param name="row">Zero-based row.</param>
    /// <param name="column">Zero-based column.</param>
    public double this[int row, int column] => Column(column)[row];

    /// <summary>A column's values, one a row.</summary>
    /// <param name="column">Zero-based column.</param>
    public ReadOnlySpan<double> Column(int column) => _values.AsSpan(column * Rows, Rows);

    /// <summary>The same columns for some rows, in the order asked for; a row may be asked for more than once.</summary>
    /// <param name="rows">Zero-based rows.</param>
    public DesignMatrix SelectRows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[] values = new double[rows.Count * Columns];
        for (int j = 0; j < Columns; j++)
        {
            ReadOnlySpan<double> column = Column(j);
            for (int i = 0; i < rows.Count; i++) values[j * rows.Count + i] = column[rows[i]];
        }
        return new DesignMatrix([.. Names], rows.Count, values);
    }

    /// <summary>Some columns, in the order asked for.</summary>
    /// <param name="columns">Zero-based columns.</param>
    public DesignMatrix SelectColumns(IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        double[] values = new double[columns.Count * Rows];
        for (int j = 0; j < columns.Count; j++) Column(columns[j]).CopyTo(values.AsSpan(j * Rows));
        return new DesignMatrix([.. columns.Select(c => Names[c])], Rows, values);
    }

    /// <summary>The linear predictor of every row: intercept + sum over columns of value x coefficient.</summary>
    /// <param name="coefficients">One coefficient a column.</param>
    /// <param name="intercept">Added to every row.</param>
    public double[] Multiply(ReadOnlySpan<double> coefficients, double intercept = 0)
    {
        if (coefficients.Length != Columns) throw ModelingErrors.Shape("coefficients", $"{coefficients.Length} for {Columns} columns");
        double[] result = new double[Rows];
        result.AsSpan().Fill(intercept);
        for (int j = 0; j < Columns; j++)
        {
            double b = coefficients[j];
            if (b == 0) continue;
            ReadOnlySpan<double> column = Column(j);
            for (int i = 0; i < result.Length; i++) result[i] += b * column[i];
        }
        return result;
    }
}
