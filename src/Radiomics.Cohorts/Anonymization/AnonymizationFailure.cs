namespace Radiomics;

/// <summary>A patient or table that was not written.</summary>
/// <param name="Subject">The patient's pseudonym, or the name the table would have had.</param>
/// <param name="Code">Stable name of the error, such as <c>DICOM_TRUNCATED</c>, or <c>IDENTITY_LEFT</c> where the check found something.</param>
/// <param name="Message">What was found, where, and what to do. It may name a file of the source.</param>
public sealed record AnonymizationFailure(string Subject, string Code, string Message);
