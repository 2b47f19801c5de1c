namespace Radiomics;

/// <summary>PyRadiomics' square root: sign(x) sqrt(|x| m), m being the largest magnitude of the image.</summary>
public sealed record SquareRootFilter() : IntensityTransform("squareroot")
{
    private protected override void Transform(Span<double> values, double magnitude)
    {
        foreach (ref double x in values) x = x < 0 ? -Math.Sqrt(-x * magnitude) : Math.Sqrt(x * magnitude);
    }
}
