using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>A symmetric matrix over (x, y, z, 1): moments of weighted points, or the inverse of such.</summary>
internal readonly record struct SymmetricMatrix4(double XX, double XY, double XZ, double X, double YY, double YZ, double Y, double ZZ, double Z, double One)
{
    public SymmetricMatrix4 Scale(double s) => new(s * XX, s * XY, s * XZ, s * X, s * YY, s * YZ, s * Y, s * ZZ, s * Z, s * One);

    /// <summary>Adds weight times the outer product of (x, y, z, 1) with itself.</summary>
    public SymmetricMatrix4 Plus(double weight, double x, double y, double z)
    {
        double a = weight * x, b = weight * y, c = weight * z;
        return new(XX + a * x, XY + a * y, XZ + a * z, X + a, YY + b * y, YZ + b * z, Y + b, ZZ + c * z, Z + c, One + weight);
    }

    /// <summary>(x, y, z, 1) M (x, y, z, 1).</summary>
    public double Form(double x, double y, double z) =>
        x * (XX * x + 2 * (XY * y + XZ * z + X)) + y * (YY * y + 2 * (YZ * z + Y)) + z * (ZZ * z + 2 * Z) + One;

    /// <summary><see cref="Form"/> of many points, by the same operations: eight at a time, the rest one by one.</summary>
    public void Forms(double[] x, double[] y, double[] z, double[] forms)
    {
        Vector512<double> xx = Vector512.Create(XX), xy = Vector512.Create(XY), xz = Vector512.Create(XZ), x1 = Vector512.Create(X), yy = Vector512.Create(YY);
        Vector512<double> yz = Vector512.Create(YZ), y1 = Vector512.Create(Y), zz = Vector512.Create(ZZ), z1 = Vector512.Create(Z), one = Vector512.Create(One), two = Vector512.Create(2.0);
        int i = 0;
        for (; i <= forms.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            Vector512<double> a = Vector512.Create(x, i), b = Vector512.Create(y, i), c = Vector512.Create(z, i);
            Vector512<double> form = a * (xx * a + two * (xy * b + xz * c + x1)) + b * (yy * b + two * (yz * c + y1)) + c * (zz * c + two * z1) + one;
            form.CopyTo(forms, i);
        }
        for (; i < forms.Length; i++) forms[i] = Form(x[i], y[i], z[i]);
    }

    /// <summary>The inverse of a positive definite matrix, by its 2 x 2 minors.</summary>
    public SymmetricMatrix4 Inverse()
    {
        double s0 = XX * YY - XY * XY, s1 = XX * YZ - XY * XZ, s2 = XX * Y - XY * X, s3 = XY * YZ - YY * XZ, s4 = XY * Y - YY * X, s5 = XZ * Y - YZ * X;
        double c5 = ZZ * One - Z * Z, c4 = YZ * One - Y * Z, c3 = YZ * Z - Y * ZZ, c2 = XZ * One - X * Z, c1 = XZ * Z - X * ZZ, c0 = XZ * Y - X * YZ;
        double d = 1 / (s0 * c5 - s1 * c4 + s2 * c3 + s3 * c2 - s4 * c1 + s5 * c0);
        return new(
            (YY * c5 - YZ * c4 + Y * c3) * d,
            (-XY * c5 + XZ * c4 - X * c3) * d,
            (Y * s5 - Z * s4 + One * s3) * d,
            (-YZ * s5 + ZZ * s4 - Z * s3) * d,
            (XX * c5 - XZ * c2 + X * c1) * d,
            (-X * s5 + Z * s2 - One * s1) * d,
            (XZ * s5 - ZZ * s2 + Z * s1) * d,
            (X * s4 - Y * s2 + One * s0) * d,
            (-XZ * s4 + YZ * s2 - Z * s0) * d,
            (XZ * s3 - YZ * s1 + ZZ * s0) * d);
    }
}
