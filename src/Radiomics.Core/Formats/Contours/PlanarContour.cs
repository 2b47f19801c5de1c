namespace Radiomics;

/// <summary>A closed polygon in one plane, as RTSTRUCT stores it.</summary>
/// <param name="Points">Vertices in mm, LPS; the last is joined to the first.</param>
/// <param name="ReferencedSopInstanceUid">The image it was drawn on, if known.</param>
public sealed record PlanarContour(IReadOnlyList<PointMm> Points, string? ReferencedSopInstanceUid = null);
