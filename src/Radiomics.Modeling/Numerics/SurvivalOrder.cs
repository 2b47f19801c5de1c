namespace Radiomics.Modeling;

/// <summary>Orders of subjects in time.</summary>
internal static class SurvivalOrder
{
    /// <summary>Subjects by ascending time; those of one time in their own order.</summary>
    public static int[] Ascending(SurvivalOutcome outcome)
    {
        double[] times = outcome.Times.ToArray();
        return [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i]).ThenBy(i => i)];
    }
}
