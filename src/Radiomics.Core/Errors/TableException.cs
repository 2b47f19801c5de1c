namespace Radiomics;

/// <summary>A workbook or table cannot be read: damaged, hostile, too large, or without the columns it needs.</summary>
public sealed class TableException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>TABLE_DAMAGED</c>.</param>
    /// <param name="problem">Where (file, sheet, cell), what was found, what was expected, what to do.</param>
    /// <param name="inner">The underlying error, if any.</param>
    public TableException(string code, Problem problem, Exception? inner = null) : base(code, problem, inner) { }
}
