namespace Radiomics;

/// <summary>PyRadiomics' exponential: exp(x ln(m) / m), m being the largest magnitude of the image.</summary>
public sealed record ExponentialFilter() : IntensityTransform("exponential")
{
    private protected override void Transform(Span<double> values, double magnitude)
    {
        double factor = Math.Log(magnitude) / magnitude;
        foreach (ref double x in values) x = Math.Exp(factor * x);
    }
}
