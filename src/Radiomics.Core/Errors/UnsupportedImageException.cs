namespace Radiomics;

/// <summary>A file is well formed but uses something this version cannot decode, such as a compressed transfer syntax.</summary>
public sealed class UnsupportedImageException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>DICOM_COMPRESSED</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    public UnsupportedImageException(string code, Problem problem) : base(code, problem) { }
}
