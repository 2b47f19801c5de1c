namespace Radiomics;

/// <summary>A number and how PyRadiomics writes it in a name: 2 stays 2, 2.0 stays 2.0.</summary>
/// <param name="Value">The number.</param>
/// <param name="Text">Its text.</param>
internal readonly record struct WrittenNumber(double Value, string Text)
{
    /// <summary>Whether it was written without a decimal point and an exponent.</summary>
    public bool IsWhole => Text.All(char.IsAsciiDigit);
}
