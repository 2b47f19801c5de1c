namespace Radiomics;

/// <summary>How far a verification is.</summary>
/// <param name="Done">Cases that are done.</param>
/// <param name="Total">All cases.</param>
/// <param name="Case">The case that was finished last.</param>
public sealed record VerificationProgress(int Done, int Total, string Case);
