namespace Radiomics;

/// <summary>A collection of trusted values that was not run.</summary>
/// <param name="Suite">The collection.</param>
/// <param name="Reason">Why.</param>
public sealed record SuiteNotRun(VerificationSuites Suite, string Reason);
