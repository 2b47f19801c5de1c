namespace Radiomics;

/// <summary>The Shannon wavelet: 1 for nu_B / 2 &lt; |nu| &lt;= nu_B, else 0 (IBSI 2, "Non-separable wavelets"). Response: <c>shannon-level-1-3D</c>.</summary>
public sealed record ShannonFilter : RadialWaveletFilter
{
    private protected override string Wavelet => "shannon";

    private protected override double Profile(double size) => size is > 0.5 and <= 1 ? 1 : 0;
}
