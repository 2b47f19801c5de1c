using System.Globalization;

namespace Radiomics;

/// <summary>The window of HU a segmentation grew in, both ends included, and where it came from.</summary>
/// <param name="LowerHu">Lowest HU that belongs to the lesion.</param>
/// <param name="UpperHu">Highest HU that belongs to the lesion; null when there is no upper limit.</param>
/// <param name="LowerGiven">True when the lower end was given, false when it was adapted to the image.</param>
/// <param name="UpperGiven">True when the upper end was given, false when it was left open.</param>
/// <param name="LungHu">Median HU of the aerated lung around the seed; null when there is none near by.</param>
/// <param name="TissueHu">The HU the lesion itself was taken to have; null when the window was given.</param>
public sealed record HuThresholds(double LowerHu, double? UpperHu, bool LowerGiven, bool UpperGiven, double? LungHu, double? TissueHu)
{
    /// <summary>The window as <c>[lower, upper] HU</c>.</summary>
    public override string ToString() => UpperHu is { } upper
        ? string.Create(CultureInfo.InvariantCulture, $"[{LowerHu:0.#}, {upper:0.#}] HU")
        : string.Create(CultureInfo.InvariantCulture, $"from {LowerHu:0.#} HU");
}
