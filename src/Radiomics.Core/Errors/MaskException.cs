namespace Radiomics;

/// <summary>A mask cannot be used: it is empty, the label asked for is not there, or its values are not labels.</summary>
public sealed class MaskException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>MASK_LABEL_MISSING</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    public MaskException(string code, Problem problem) : base(code, problem) { }
}
