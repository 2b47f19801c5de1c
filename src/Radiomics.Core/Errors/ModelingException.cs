namespace Radiomics;

/// <summary>A statistical model cannot be made, judged or used: the data do not support it, rows would leak, or a saved model does not fit the table.</summary>
public sealed class ModelingException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>MODEL_SEPARATED</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    /// <param name="inner">The underlying error, if any.</param>
    public ModelingException(string code, Problem problem, Exception? inner = null) : base(code, problem, inner) { }
}
