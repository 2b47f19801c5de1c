namespace Radiomics.Formats;

/// <summary>Step sizes of the subbands (QCD or QCC).</summary>
/// <param name="GuardBits">Bits beyond the nominal range.</param>
/// <param name="IsDerived">Whether all steps follow from the first.</param>
/// <param name="HasSteps">Whether there are mantissas; false where nothing is quantized.</param>
/// <param name="Steps">Exponent and mantissa of each subband, the lowest first.</param>
internal sealed record Quantization(int GuardBits, bool IsDerived, bool HasSteps, IReadOnlyList<(int Exponent, int Mantissa)> Steps)
{
    /// <summary>Exponent and mantissa of a subband.</summary>
    /// <param name="band">Its number: 0 is LL, then HL, LH, HH of each resolution.</param>
    public (int Exponent, int Mantissa) Of(int band)
    {
        if (IsDerived)
        {
            // Each resolution doubles the step; LL has that of the first.
            int up = band == 0 ? 0 : (band - 1) / 3;
            return (Math.Max(0, Steps[0].Exponent - up), Steps[0].Mantissa);
        }
        return band < Steps.Count ? Steps[band] : throw new InvalidDataException($"no step size for subband {band}");
    }
}
