namespace Radiomics;

/// <summary>A point of the lattice that the mesh vertices lie on: whole numbers of half voxels.</summary>
/// <param name="X">Half columns.</param>
/// <param name="Y">Half rows.</param>
/// <param name="Z">Half slices.</param>
internal readonly record struct LatticePoint(int X, int Y, int Z)
{
    public static LatticePoint operator -(LatticePoint a, LatticePoint b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>The place in mm.</summary>
    public PointMm ToMm(Spacing spacing) => new(0.5 * X * spacing.X, 0.5 * Y * spacing.Y, 0.5 * Z * spacing.Z);
}
