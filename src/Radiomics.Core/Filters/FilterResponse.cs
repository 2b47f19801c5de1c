namespace Radiomics;

/// <summary>One image that a filter gives.</summary>
/// <param name="Name">Its name, as it stands in the names of features, such as <c>wavelet-LLH</c>.</param>
/// <param name="Image">The response: on the grid of the image, or the part of it that was asked for.</param>
public sealed record FilterResponse(string Name, Volume Image);
