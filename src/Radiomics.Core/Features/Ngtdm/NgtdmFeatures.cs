using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// Features of the neighborhood gray tone difference matrix. For each gray level i that occurs, n(i) counts its voxels and s(i) sums the differences between
/// i and the mean level of each voxel's neighbors; Nv is the sum of n(i), p(i) = n(i) / Nv, Ngp the number of levels that occur. PyRadiomics counts every
/// voxel in n(i), IBSI only voxels that have a neighbor in the region; where every voxel has one, both are the same.
/// </summary>
public static class NgtdmFeatures
{
    /// <summary>The value of coarseness where no voxel differs from its neighbors.</summary>
    private const double LargestCoarseness = 1e6;

    internal static IReadOnlyList<Feature<Ngtdm>> All { get; } =
    [
        New("Busyness", "ngt_busyness", "NQ30", Busyness),
        New("Coarseness", "ngt_coarseness", "QCDE", Coarseness),
        New("Complexity", "ngt_complexity", "HDEZ", Complexity),
        New("Contrast", "ngt_contrast", "65HE", Contrast),
        New("Strength", "ngt_strength", "1X9X", Strength),
    ];

    /// <include file="NgtdmFeatures.xml" path="features/feature[@id='ngt_coarseness']/*"/>
    /// <param name="ngtdm">The matrix.</param>
    /// <param name="profile">Whose definition.</param>
    public static double Coarseness(Ngtdm ngtdm, Profile profile = Profile.PyRadiomics) => Mean(ngtdm, profile, static m =>
    {
        double sum = WeightedDifference(m);
        return sum == 0 ? LargestCoarseness : 1 / sum;
    });

    /// <include file="NgtdmFeatures.xml" path="features/feature[@id='ngt_contrast']/*"/>
    /// <param name="ngtdm">The matrix.</param>
    /// <param name="profile">Whose definition.</param>
    public static double Contrast(Ngtdm ngtdm, Profile profile = Profile.PyRadiomics) => Mean(ngtdm, profile, static m =>
    {
        double count = m.Levels.Length;
        return count == 1
            ? 0
            : m.PairSum((i, j) => m.Probabilities[i] * m.Probabilities[j] * Square(m.Levels[i] - m.Levels[j])) / (count * (count - 1)) * (Difference(m) / m.Voxels);
    });

    /// <include file="NgtdmFeatures.xml" path="features/feature[@id='ngt_busyness']/*"/>
    /// <param name="ngtdm">The matrix.</param>
    /// <param name="profile">Whose definition.</param>
    public static double Busyness(Ngtdm ngtdm, Profile profile = Profile.PyRadiomics) => Mean(ngtdm, profile, static m =>
    {
        double sum = m.PairSum((i, j) => Math.Abs(m.Levels[i] * m.Probabilities[i] - m.Levels[j] * m.Probabilities[j]));
        return sum == 0 ? 0 : WeightedDifference(m) / sum;
    });

    /// <include file="NgtdmFeatures.xml" path="features/feature[@id='ngt_complexity']/*"/>
    /// <param name="ngtdm">The matrix.</param>
    /// <param name="profile">Whose definition.</param>
    public static double Complexity(Ngtdm ngtdm, Profile profile = Profile.PyRadiomics) => Mean(ngtdm, profile, static m =>
        m.PairSum((i, j) => (m.Levels[i] - m.Levels[j])
            * ((m.Probabilities[i] * m.Differences[i] + m.Probabilities[j] * m.Differences[j]) / (m.Probabilities[i] + m.Probabilities[j]))) / m.Voxels);

    /// <include file="NgtdmFeatures.xml" path="features/feature[@id='ngt_strength']/*"/>
    /// <param name="ngtdm">The matrix.</param>
    /// <param name="profile">Whose definition.</param>
    public static double Strength(Ngtdm ngtdm, Profile profile = Profile.PyRadiomics) => Mean(ngtdm, profile, static m =>
    {
        double sum = Difference(m);
        return sum == 0 ? 0 : m.PairSum((i, j) => (m.Probabilities[i] + m.Probabilities[j]) * Square(m.Levels[i] - m.Levels[j])) / sum;
    });

    /// <summary>sum p(i) s(i).</summary>
    private static double WeightedDifference(ToneMatrix m) => m.Sum(i => m.Probabilities[i] * m.Differences[i]);

    /// <summary>sum s(i).</summary>
    private static double Difference(ToneMatrix m) => m.Sum(i => m.Differences[i]);

    private static double Mean(Ngtdm ngtdm, Profile profile, Func<ToneMatrix, double> formula)
    {
        ArgumentNullException.ThrowIfNull(ngtdm);
        return MeanIgnoringNaN(ngtdm.Matrices(profile), formula);
    }

    private static Feature<Ngtdm> New(string name, string tag, string code, Func<Ngtdm, Profile, double> formula) => new(
        new FeatureDefinition(FeatureFamilies.Ngtdm, name, tag, code), ngtdm => formula(ngtdm, Profile.PyRadiomics), ngtdm => formula(ngtdm, Profile.Ibsi));
}
