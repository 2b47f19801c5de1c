namespace Radiomics;

/// <summary>Sums over all ordered pairs of different voxels, each with the weight w = 1 / distance.</summary>
/// <param name="Weights">Sum of w, 1/mm.</param>
/// <param name="Products">Sum of w d1 d2 over standardized intensities d.</param>
/// <param name="SquaredDifferences">Sum of w (d1 - d2)^2.</param>
internal readonly record struct WeightedSums(double Weights, double Products, double SquaredDifferences);
