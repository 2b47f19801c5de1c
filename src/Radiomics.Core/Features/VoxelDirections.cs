namespace Radiomics;

/// <summary>Directions between voxels of the grid, each standing for itself and its opposite.</summary>
internal static class VoxelDirections
{
    /// <summary>
    /// The steps (columns, rows, slices) to the neighbors in three dimensions. The opposite of each is not in the list; all lead to a higher offset in the cube.
    /// </summary>
    public static IReadOnlyList<(int X, int Y, int Z)> All13 { get; } =
    [
        (1, 0, 0), (-1, 1, 0), (0, 1, 0), (1, 1, 0),
        (-1, -1, 1), (0, -1, 1), (1, -1, 1), (-1, 0, 1), (0, 0, 1), (1, 0, 1), (-1, 1, 1), (0, 1, 1), (1, 1, 1),
    ];

    /// <summary>The distance in the padded cube that a step makes; above 0 for every step of <see cref="All13"/> and <see cref="Within"/>.</summary>
    public static int Offset(this GrayLevels levels, (int X, int Y, int Z) step) =>
        step.Z * levels.SliceStride + step.Y * levels.RowStride + step.X;

    /// <summary>
    /// The steps whose largest component is one of some distances and that fit into a box, by slice, row and column; of a step and its opposite the one that
    /// leads to a higher offset. For distance 1 in a box of two or more voxels along each axis these are <see cref="All13"/>.
    /// </summary>
    /// <param name="box">Size of the box; every component is smaller than its side.</param>
    /// <param name="distances">Distances, infinity norm.</param>
    /// <param name="normal">The axis along which no step goes; null for none.</param>
    /// <exception cref="SettingsException">There is no distance, or one is below 1.</exception>
    public static (int X, int Y, int Z)[] Within(ImageSize box, IReadOnlyList<int> distances, VoxelAxis? normal)
    {
        if (distances.Count == 0) throw SettingsException.OutOfRange("distances", "an empty list", "one distance or more, each 1 or more");
        foreach (int distance in distances)
            if (distance < 1) throw SettingsException.OutOfRange("distances", $"{distance}", "1 or more, in voxels");
        int longest = distances.Max();
        HashSet<int> wanted = [.. distances];
        int reachX = Reach(box.Columns, VoxelAxis.Column), reachY = Reach(box.Rows, VoxelAxis.Row), reachZ = Reach(box.Slices, VoxelAxis.Slice);
        List<(int X, int Y, int Z)> steps = [];
        for (int z = 0; z <= reachZ; z++)
        {
            for (int y = z == 0 ? 0 : -reachY; y <= reachY; y++)
            {
                for (int x = z == 0 && y == 0 ? 1 : -reachX; x <= reachX; x++)
                    if (wanted.Contains(Math.Max(z, Math.Max(Math.Abs(y), Math.Abs(x))))) steps.Add((x, y, z));
            }
        }
        return [.. steps];

        int Reach(int side, VoxelAxis axis) => axis == normal ? 0 : Math.Min(longest, side - 1);
    }

    /// <summary>Whether a step stays within the planes across an axis.</summary>
    public static bool IsAcross(this (int X, int Y, int Z) step, VoxelAxis normal) =>
        normal switch { VoxelAxis.Slice => step.Z, VoxelAxis.Row => step.Y, _ => step.X } == 0;

    /// <summary>The length of a step in mm.</summary>
    /// <param name="step">The step.</param>
    /// <param name="spacing">Distance between voxel centres.</param>
    /// <param name="norm">The norm; not <see cref="DistanceWeighting.None"/>.</param>
    public static double Length(this (int X, int Y, int Z) step, Spacing spacing, DistanceWeighting norm)
    {
        double x = Math.Abs(step.X) * spacing.X, y = Math.Abs(step.Y) * spacing.Y, z = Math.Abs(step.Z) * spacing.Z;
        return norm switch
        {
            DistanceWeighting.Manhattan => x + y + z,
            DistanceWeighting.Euclidean => Math.Sqrt(x * x + y * y + z * z),
            DistanceWeighting.Infinity => Math.Max(x, Math.Max(y, z)),
            _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "No norm."),
        };
    }
}
