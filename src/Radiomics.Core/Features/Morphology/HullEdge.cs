namespace Radiomics;

/// <summary>An edge of a convex hull, by number.</summary>
/// <param name="Left">One of its faces.</param>
/// <param name="Right">The other face.</param>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
internal readonly record struct HullEdge(int Left, int Right, int From, int To);
