using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// The formulae that run length, zone and dependence features share. P(i,j) counts runs, zones or voxels of gray level i and length, size, distance or
/// number of dependent voxels j, N is their number, Nv the number of voxels.
/// </summary>
internal static class LevelLengthFormulas
{
    public static double ShortEmphasis(LevelLengthMatrix m) => m.LengthSum(j => 1 / (j * j)) / m.Total;

    public static double LongEmphasis(LevelLengthMatrix m) => m.LengthSum(j => j * j) / m.Total;

    public static double LevelNonUniformity(LevelLengthMatrix m) => m.SquaredLevelSums / m.Total;

    public static double LevelNonUniformityNormalized(LevelLengthMatrix m) => m.SquaredLevelSums / Square(m.Total);

    public static double LengthNonUniformity(LevelLengthMatrix m) => m.SquaredLengthSums / m.Total;

    public static double LengthNonUniformityNormalized(LevelLengthMatrix m) => m.SquaredLengthSums / Square(m.Total);

    public static double Percentage(LevelLengthMatrix m) => m.Total / m.Voxels;

    public static double LevelVariance(LevelLengthMatrix m) => m.LevelVariance;

    public static double LengthVariance(LevelLengthMatrix m) => m.LengthVariance;

    public static double Energy(LevelLengthMatrix m) => m.Energy;

    public static double Entropy(LevelLengthMatrix m) => m.Entropy;

    public static double LowLevelEmphasis(LevelLengthMatrix m) => m.LevelSum(i => 1 / (i * i)) / m.Total;

    public static double HighLevelEmphasis(LevelLengthMatrix m) => m.LevelSum(i => i * i) / m.Total;

    public static double ShortLowLevelEmphasis(LevelLengthMatrix m) => m.CellSum((i, j) => 1 / (i * i * (j * j))) / m.Total;

    public static double ShortHighLevelEmphasis(LevelLengthMatrix m) => m.CellSum((i, j) => i * i / (j * j)) / m.Total;

    public static double LongLowLevelEmphasis(LevelLengthMatrix m) => m.CellSum((i, j) => j * j / (i * i)) / m.Total;

    public static double LongHighLevelEmphasis(LevelLengthMatrix m) => m.CellSum((i, j) => i * i * (j * j)) / m.Total;
}
