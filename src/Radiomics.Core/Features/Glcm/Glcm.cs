namespace Radiomics;

/// <summary>
/// Gray level co-occurrence matrices of a region: how often each pair of gray levels occurs one step apart, for each direction, plane, or sum of them that the
/// options ask for. By default for each of the 13 directions at Chebyshev distance 1, every pair in both orders. IBSI LFYI; a feature is the mean over the matrices
/// that have pairs.
/// </summary>
public sealed class Glcm
{
    private readonly GlcmMatrix[] _matrices;

    private Glcm(GlcmMatrix[] matrices, int levelCount, int candidates)
    {
        _matrices = matrices;
        LevelCount = levelCount;
        Candidates = candidates;
    }

    /// <summary>The matrices that have at least one pair, by plane and then by direction; one where all are merged.</summary>
    public IReadOnlyList<GlcmMatrix> Matrices => _matrices;

    internal ReadOnlySpan<GlcmMatrix> MatrixSpan => _matrices;

    /// <summary>How many gray levels the region has.</summary>
    internal int LevelCount { get; }

    /// <summary>How many matrices there would be if all had pairs.</summary>
    internal int Candidates { get; }

    /// <summary>Counts the matrices of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How they are counted; null for PyRadiomics' defaults.</param>
    /// <param name="maxDegreeOfParallelism">Threads; the result does not depend on it.</param>
    /// <exception cref="SettingsException">A distance is below 1; or no direction fits into the region's box, and the options ask to refuse that.</exception>
    public static Glcm Count(GrayLevels levels, TextureOptions? options = null, int maxDegreeOfParallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        return Count(levels, options ?? TextureOptions.Default, new Workers(maxDegreeOfParallelism));
    }

    internal static Glcm Count(GrayLevels levels, TextureOptions options, Workers workers)
    {
        TextureDimension dimension = options.Aggregation.Dimension();
        (int X, int Y, int Z)[] steps = VoxelDirections.Within(levels.Size, options.Distances, dimension == TextureDimension.Volume ? null : options.PlaneNormal);
        TextureWork.RequireDirections(steps.Length, levels, options, string.Join(" or ", options.Distances));
        if (steps.Length == 0) return new Glcm([], levels.RegionLevelCount, 0);

        GlcmCounter counter = new(levels, options, steps);
        bool merged = options.Aggregation.MergesDirections();
        int planes = dimension == TextureDimension.Slices ? BoxPart.PlaneCount(levels.Size, options.PlaneNormal) : 1;
        IEnumerable<GlcmMatrix?> matrices =
            dimension == TextureDimension.Slices ? workers.Map(planes, plane => counter.Plane(plane, merged)).SelectMany(m => m)
            : merged ? [counter.Merged(workers)]
            : workers.Map(steps.Length, counter.Direction);
        return new Glcm([.. matrices.OfType<GlcmMatrix>()], levels.RegionLevelCount, planes * (merged ? 1 : steps.Length));
    }
}
