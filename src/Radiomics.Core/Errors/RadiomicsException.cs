namespace Radiomics;

/// <summary>
/// The base of every error this library raises on purpose. A subtype says which kind it is, <see cref="Code"/> names it for
/// programs and tables, <see cref="Problem"/> says what was found, where, what was expected and what to do.
/// </summary>
public abstract class RadiomicsException : Exception
{
    private protected RadiomicsException(string code, Problem problem, Exception? inner = null)
        : base(problem.ToString(), inner)
    {
        Code = code;
        Problem = problem;
    }

    /// <summary>A stable upper-case name of the error, such as <c>DICOM_TRUNCATED</c>; safe for tables and exit handling.</summary>
    public string Code { get; }

    /// <summary>What was found, where, what was expected and what to do.</summary>
    public Problem Problem { get; }
}
