namespace Radiomics;

/// <summary>A file is not what its format demands: cut off, inconsistent, of a wrong type, or not an image at all.</summary>
public sealed class ImageFormatException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>NIFTI_TRUNCATED</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    /// <param name="inner">The underlying error, if any.</param>
    public ImageFormatException(string code, Problem problem, Exception? inner = null) : base(code, problem, inner) { }
}
