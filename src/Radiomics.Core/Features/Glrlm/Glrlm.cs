namespace Radiomics;

/// <summary>
/// Gray level run length matrices of a region: how many runs of consecutive voxels of one gray level there are, by level and length, for each direction, plane,
/// or sum of them that the options ask for. By default for each of the 13 directions. IBSI TP0I; a feature is the mean over the matrices.
/// </summary>
/// <remarks>
/// PyRadiomics leaves out directions along which no line holds two voxels of the region: across a region of one slice there is nothing to run along. IBSI
/// counts them, with runs of one voxel (<see cref="TextureOptions.SkipDirectionsWithoutRuns"/>).
/// </remarks>
public sealed class Glrlm
{
    private readonly LevelLengthMatrix[] _matrices;

    private Glrlm(LevelLengthMatrix[] matrices) => _matrices = matrices;

    internal ReadOnlySpan<LevelLengthMatrix> Matrices => _matrices;

    /// <summary>Counts the matrices of a region. Steps go to the next voxel: <see cref="TextureOptions.Distances"/> has no effect.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How they are counted; null for PyRadiomics' defaults.</param>
    /// <param name="maxDegreeOfParallelism">Threads; the result does not depend on it.</param>
    /// <exception cref="MaskException">The region's box is too large for the tables.</exception>
    /// <exception cref="SettingsException">No direction fits into the region's box, and the options ask to refuse that.</exception>
    public static Glrlm Count(GrayLevels levels, TextureOptions? options = null, int maxDegreeOfParallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        return Count(levels, options ?? TextureOptions.Default, new Workers(maxDegreeOfParallelism));
    }

    internal static Glrlm Count(GrayLevels levels, TextureOptions options, Workers workers)
    {
        TextureDimension dimension = options.Aggregation.Dimension();
        VoxelAxis? normal = dimension == TextureDimension.Volume ? null : options.PlaneNormal;
        (int X, int Y, int Z)[] steps = VoxelDirections.Within(levels.Size, [1], normal);
        TextureWork.RequireDirections(steps.Length, levels, options, "1");
        if (!options.SkipDirectionsWithoutRuns) steps = [.. VoxelDirections.All13.Where(step => normal is not { } axis || step.IsAcross(axis))];

        GlrlmCounter counter = new(levels, options, steps);
        bool merged = options.Aggregation.MergesDirections();
        IEnumerable<LevelLengthMatrix?> matrices =
            dimension == TextureDimension.Slices ? workers.Map(BoxPart.PlaneCount(levels.Size, options.PlaneNormal), plane => counter.Plane(plane, merged)).SelectMany(m => m)
            : merged ? [counter.Merged(workers)]
            : workers.Map(steps.Length, counter.Direction);
        LevelLengthMatrix[] found = [.. matrices.OfType<LevelLengthMatrix>()];
        // A single matrix without runs is not left out by PyRadiomics: its entropy and run variance are 0.
        bool single = dimension != TextureDimension.Slices && (merged ? steps.Length > 0 : steps.Length == 1);
        return new Glrlm(found.Length == 0 && single ? [LevelLengthMatrix.Empty] : found);
    }
}
