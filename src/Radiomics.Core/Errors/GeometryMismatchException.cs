namespace Radiomics;

/// <summary>Two images that must lie on one voxel grid do not.</summary>
public sealed class GeometryMismatchException : RadiomicsException
{
    /// <summary>Creates the error from a comparison.</summary>
    /// <param name="where">What was compared, such as the two file names.</param>
    /// <param name="comparison">The comparison that failed; its table and hint become part of the message.</param>
    public GeometryMismatchException(string where, GeometryComparison comparison)
        : base("GEOMETRY_MISMATCH", Describe(where, comparison)) => Comparison = comparison;

    /// <summary>Creates the error for grids that some setting might have let pass.</summary>
    /// <param name="where">What was compared.</param>
    /// <param name="comparison">The comparison that failed.</param>
    /// <param name="expected">What is accepted.</param>
    /// <param name="advice">Which setting would help.</param>
    internal GeometryMismatchException(string where, GeometryComparison comparison, string expected, string advice)
        : base("GEOMETRY_MISMATCH", Describe(where, comparison) is var problem ? problem with { Expected = expected, Advice = $"{advice} {problem.Advice}" } : problem) =>
        Comparison = comparison;

    /// <summary>Both geometries, side by side, with the size of each difference.</summary>
    public GeometryComparison Comparison { get; }

    private static Problem Describe(string where, GeometryComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new Problem(
            where,
            $"image and mask lie on different voxel grids: {comparison.Summary}",
            "the same size, spacing, origin and direction (differences under 1 % of a voxel are accepted)",
            $"{comparison.Hint}\n{comparison.ToTable()}");
    }
}
