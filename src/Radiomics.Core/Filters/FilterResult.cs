namespace Radiomics;

/// <summary>What a filter gives for an image.</summary>
/// <param name="Responses">The responses, in the order of <see cref="ImageFilter.ResponseNames"/>; one that cannot be computed for the image is left out.</param>
public sealed record FilterResult(IReadOnlyList<FilterResponse> Responses)
{
    /// <summary>Why responses were left out; empty when none was.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
