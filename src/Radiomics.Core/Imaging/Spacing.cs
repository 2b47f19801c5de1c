using System.Globalization;

namespace Radiomics;

/// <summary>Distance between neighboring voxel centres in millimetres.</summary>
/// <param name="X">Between columns, mm.</param>
/// <param name="Y">Between rows, mm.</param>
/// <param name="Z">Between slices, mm.</param>
public readonly record struct Spacing(double X, double Y, double Z)
{
    /// <summary>The same spacing along every axis.</summary>
    /// <param name="mm">Millimetres.</param>
    public static Spacing Isotropic(double mm) => new(mm, mm, mm);

    /// <summary>Volume of one voxel in mm3.</summary>
    public double VoxelVolume => X * Y * Z;

    /// <summary>Whether all three are finite and above zero.</summary>
    public bool IsValid => X > 0 && Y > 0 && Z > 0 && double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The spacing as <c>x x y x z</c> in mm.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X} x {Y} x {Z}");
}
