namespace Radiomics.SegmentationEvaluation;

/// <summary>One seed of a case.</summary>
/// <param name="Name">Its name or number.</param>
/// <param name="Seed">The position.</param>
/// <param name="Further">Values of the table's further columns, in their order.</param>
internal sealed record EvaluationSeed(string Name, Seed Seed, IReadOnlyList<string> Further);
