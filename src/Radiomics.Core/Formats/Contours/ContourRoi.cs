namespace Radiomics;

/// <summary>A region of interest as contours: one structure of an RTSTRUCT.</summary>
/// <param name="Number">ROI number.</param>
/// <param name="Name">ROI name.</param>
/// <param name="Contours">Its closed planar contours; several in one plane are combined even-odd, so that inner ones are holes.</param>
public sealed record ContourRoi(int Number, string Name, IReadOnlyList<PlanarContour> Contours);
