namespace Radiomics;

/// <summary>The 13 directions between neighboring voxels in three dimensions, each standing for itself and its opposite.</summary>
internal static class VoxelDirections
{
    /// <summary>Steps (columns, rows, slices); the opposite of each is not in the list. All lead to a higher offset in the cube.</summary>
    public static IReadOnlyList<(int X, int Y, int Z)> All13 { get; } =
    [
        (1, 0, 0), (-1, 1, 0), (0, 1, 0), (1, 1, 0),
        (-1, -1, 1), (0, -1, 1), (1, -1, 1), (-1, 0, 1), (0, 0, 1), (1, 0, 1), (-1, 1, 1), (0, 1, 1), (1, 1, 1),
    ];

    /// <summary>The distance in the padded cube that a step makes; above 0 for every step of <see cref="All13"/>.</summary>
    public static int Offset(this GrayLevels levels, (int X, int Y, int Z) step) =>
        step.Z * levels.SliceStride + step.Y * levels.RowStride + step.X;
}
