namespace Radiomics;

/// <summary>The diameters a reader would measure: in the axial slice where the nodule is longest, the longest one and the longest one across it.</summary>
/// <param name="LongAxisMm">Longest distance between two voxel borders of the slice, mm.</param>
/// <param name="ShortAxisMm">Longest distance perpendicular to it, mm.</param>
/// <param name="Slice">Zero-based slice of the image.</param>
/// <param name="LongFrom">One end of the long axis, column and row with fractions, zero-based voxel centres.</param>
/// <param name="LongTo">The other end.</param>
/// <param name="ShortFrom">One end of the short axis.</param>
/// <param name="ShortTo">The other end.</param>
public sealed record AxialDiameters(
    double LongAxisMm, double ShortAxisMm, int Slice,
    (double Column, double Row) LongFrom, (double Column, double Row) LongTo,
    (double Column, double Row) ShortFrom, (double Column, double Row) ShortTo)
{
    /// <summary>Mean of both axes, mm: the diameter of the Fleischner Society's guideline.</summary>
    public double MeanMm => 0.5 * (LongAxisMm + ShortAxisMm);
}
