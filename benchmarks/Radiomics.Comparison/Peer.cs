namespace Radiomics.Comparison;

/// <summary>A package that is compared, as it is installed here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; null where it is not installed.</param>
/// <param name="Why">Why it counts as not installed; empty where it is.</param>
internal sealed record Peer(string Name, string? Version, string Why);
