namespace Radiomics;

/// <summary>One image, one mask and one set of settings whose values are known.</summary>
/// <param name="Suite">The collection it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Run">Computes it and compares.</param>
internal sealed record VerificationCase(VerificationSuites Suite, string Name, Func<CancellationToken, IReadOnlyList<VerificationRow>> Run);
