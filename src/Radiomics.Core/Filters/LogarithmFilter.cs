namespace Radiomics;

/// <summary>PyRadiomics' logarithm: sign(x) ln(|x| + 1) m / ln(m + 1), m being the largest magnitude of the image.</summary>
public sealed record LogarithmFilter() : IntensityTransform("logarithm")
{
    private protected override void Transform(Span<double> values, double magnitude)
    {
        double factor = magnitude / Math.Log(magnitude + 1);
        foreach (ref double x in values) x = (x < 0 ? -Math.Log(-(x - 1)) : Math.Log(x + 1)) * factor;
    }
}
