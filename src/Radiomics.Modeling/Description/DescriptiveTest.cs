namespace Radiomics.Modeling;

/// <summary>The test that groups of a descriptive table are alike in a variable.</summary>
/// <param name="Kind">The test.</param>
/// <param name="Result">Its outcome.</param>
public sealed record DescriptiveTest(DescriptiveTestKind Kind, TestResult Result);
