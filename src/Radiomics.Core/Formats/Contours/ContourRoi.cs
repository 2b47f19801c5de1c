namespace Radiomics;

/// <summary>A region of interest drawn as polygons, as RTSTRUCT stores it.</summary>
/// <param name="Number">ROI Number (3006,0022), unique in its file.</param>
/// <param name="Name">ROI Name (3006,0026), such as <c>GTV-1</c>; may be empty.</param>
/// <param name="Contours">Its closed planar polygons in file order; empty when nothing was drawn.</param>
public sealed record ContourRoi(int Number, string Name, IReadOnlyList<PlanarContour> Contours)
{
    /// <summary>One line for each contour that was left out because it encloses no area: points, open lines. Empty when there was none.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];
}
