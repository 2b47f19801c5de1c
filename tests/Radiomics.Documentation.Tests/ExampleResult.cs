namespace Radiomics.Documentation.Tests;

/// <summary>What a block or a cell did.</summary>
/// <param name="Error">The exception; null where there was none.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="ValueType">Type of the value a cell ends with; null where it ends with none.</param>
/// <param name="Html">How a notebook displays that value by the convention for packages; null where it has no such display.</param>
internal sealed record ExampleResult(string? Error, string Output, string? ValueType, string? Html);
