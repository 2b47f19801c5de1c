using System.Globalization;

namespace Radiomics.Formats;

/// <summary>The linear way from stored values to HU: <c>HU = Slope * stored + Intercept</c>, computed in double and rounded to float once.</summary>
/// <param name="Slope">Rescale Slope (0028,1053), not 0.</param>
/// <param name="Intercept">Rescale Intercept (0028,1052).</param>
internal readonly record struct Rescale(double Slope, double Intercept)
{
    public static Rescale None => new(1, 0);

    public bool IsWhole => Slope == Math.Floor(Slope) && Intercept == Math.Floor(Intercept);

    /// <summary>The value in HU.</summary>
    public float Apply(double stored) => (float)(stored * Slope + Intercept);

    /// <summary>Whether every step is exact in single precision for stored values up to this size.</summary>
    public bool IsExactInSingle(double largest) => IsWhole && Math.Abs(Slope) * largest + Math.Abs(Intercept) <= 1 << 24;

    /// <summary>The rescale of a data set; null when it has none.</summary>
    /// <param name="header">Data set, or item of the pixel value transformation sequence.</param>
    public static Rescale? Of(DicomDataset header)
    {
        double? slope = header.Number(DicomTags.RescaleSlope), intercept = header.Number(DicomTags.RescaleIntercept);
        if (slope is null && intercept is null) return null;
        if (slope == 0)
        {
            throw new ImageFormatException("DICOM_VALUE", new Problem(
                header.Where(DicomTags.RescaleSlope), "the rescale slope is 0", "a number other than 0", "Export the series again, or correct the header."));
        }
        return new Rescale(slope ?? 1, intercept ?? 0);
    }

    /// <summary>The formula.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Slope} * stored + {Intercept}");
}
