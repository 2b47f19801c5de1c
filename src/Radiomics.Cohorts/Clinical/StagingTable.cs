using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>The stage groups of lung cancer by T, N and M in the 7th, 8th and 9th edition of AJCC/UICC; the table is <c>stages.csv</c>.</summary>
public static class StagingTable
{
    private static readonly Dictionary<(int Edition, string T, string N, string M), ClinicalStage> s_stages = Read();

    /// <summary>The editions, oldest first.</summary>
    public static IReadOnlyList<int> Editions { get; } = [7, 8, 9];

    /// <summary>
    /// The stages that a classification can have in an edition: several where it says less than the edition asks (T1 for T1a, T1b, T1c); none where
    /// the edition does not know it. MX counts as M0.
    /// </summary>
    /// <param name="tnm">The classification.</param>
    /// <param name="edition">7, 8 or 9.</param>
    public static IReadOnlyList<ClinicalStage> Stages(TnmClassification tnm, int edition)
    {
        ArgumentNullException.ThrowIfNull(tnm);
        string m = tnm.M == "MX" ? "M0" : tnm.M;
        return [.. s_stages.Where(s => s.Key.Edition == edition && Covers(tnm.T, s.Key.T) && Covers(tnm.N, s.Key.N) && Covers(m, s.Key.M)).Select(s => s.Value).Distinct().OrderBy(s => s.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>The editions in which a classification and a stage fit each other.</summary>
    /// <param name="tnm">The classification.</param>
    /// <param name="stage">The stage.</param>
    public static IReadOnlyList<int> EditionsThatFit(TnmClassification tnm, ClinicalStage stage) => [.. Editions.Where(edition => Stages(tnm, edition).Any(s => s.IsCompatibleWith(stage) && s.Part >= stage.Part))];

    /// <summary>Whether a category as written is the table's or one that the table divides further: T1 covers T1a, M1c covers M1c1.</summary>
    private static bool Covers(string written, string category) => category == written || (category.StartsWith(written, StringComparison.Ordinal) && written[^1] is not ('X' or '0'));

    private static Dictionary<(int, string, string, string), ClinicalStage> Read()
    {
        Dictionary<(int, string, string, string), ClinicalStage> stages = [];
        foreach (string[] row in EmbeddedTable.Read("stages.csv"))
            foreach (string t in row[1].Split(';'))
                foreach (string n in row[2].Split(';'))
                    foreach (string m in row[3].Split(';'))
                        stages.Add((row[0][0] - '0', t, n, m), ClinicalStage.Parse(row[4]) ?? throw new InvalidOperationException($"stages.csv names the stage {row[4]}."));
        return stages;
    }
}
