using System.Globalization;

namespace Radiomics;

/// <summary>A point of the patient coordinate system in millimetres, LPS as in DICOM: x to the left, y to the back, z to the head.</summary>
/// <param name="X">Millimetres towards the patient's left.</param>
/// <param name="Y">Millimetres towards the patient's back (posterior).</param>
/// <param name="Z">Millimetres towards the patient's head (superior).</param>
public readonly record struct PointMm(double X, double Y, double Z)
{
    /// <summary>Vector from <paramref name="right"/> to <paramref name="left"/>.</summary>
    /// <param name="left">End.</param>
    /// <param name="right">Start.</param>
    public static PointMm operator -(PointMm left, PointMm right) => Subtract(left, right);

    /// <summary>Sum of two vectors.</summary>
    /// <param name="left">First.</param>
    /// <param name="right">Second.</param>
    public static PointMm operator +(PointMm left, PointMm right) => Add(left, right);

    /// <summary>Sum of two vectors.</summary>
    /// <param name="left">First.</param>
    /// <param name="right">Second.</param>
    public static PointMm Add(PointMm left, PointMm right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    /// <summary>Vector from <paramref name="right"/> to <paramref name="left"/>.</summary>
    /// <param name="left">End.</param>
    /// <param name="right">Start.</param>
    public static PointMm Subtract(PointMm left, PointMm right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    /// <summary>This vector, <paramref name="factor"/> times as long.</summary>
    /// <param name="factor">The factor.</param>
    public PointMm Scale(double factor) => new(X * factor, Y * factor, Z * factor);

    /// <summary>Inner product in mm2.</summary>
    /// <param name="other">The other vector.</param>
    public double Dot(PointMm other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>Cross product.</summary>
    /// <param name="other">The other vector.</param>
    public PointMm Cross(PointMm other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    /// <summary>Euclidean length in mm.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>Whether all three coordinates are finite numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The point as <c>(x, y, z)</c> in mm.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X}, {Y}, {Z})");
}
