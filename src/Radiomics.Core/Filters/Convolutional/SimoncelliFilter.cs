namespace Radiomics;

/// <summary>
/// The Simoncelli wavelet: cos(pi / 2 log2(2 |nu| / nu_B)) for nu_B / 4 &lt;= |nu| &lt;= nu_B, else 0 (IBSI 2, "Non-separable wavelets"; J. Portilla and E. P.
/// Simoncelli, Int. J. Comput. Vis. 2000;40:49-70). Response: <c>simoncelli-level-1-3D</c>.
/// </summary>
public sealed record SimoncelliFilter : RadialWaveletFilter
{
    private protected override string Wavelet => "simoncelli";

    private protected override double Profile(double size) => size is >= 0.25 and <= 1 ? Math.Cos(Math.PI / 2 * Math.Log2(2 * size)) : 0;
}
