namespace Radiomics;

/// <summary>PyRadiomics' square: (x / sqrt(m))^2, m being the largest magnitude of the image.</summary>
public sealed record SquareFilter() : IntensityTransform("square")
{
    private protected override void Transform(Span<double> values, double magnitude)
    {
        double factor = 1 / Math.Sqrt(magnitude);
        foreach (ref double x in values) x = factor * x * (factor * x);
    }
}
