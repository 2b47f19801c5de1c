namespace Radiomics.Cohorts;

/// <summary>All that is made of the records of a run at its end: the table, the store, and how stable features are. The same bytes from the same records.</summary>
internal static class RunTables
{
    /// <summary>Writes the files; of what was not asked for, none is left.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder of its results, with the units.</param>
    public static void Write(RunManifest run, RunFolder folder)
    {
        FeatureTable.Write(run, folder);
        IReadOnlyList<FeatureStability> stability = run.Stability ? StabilityTable.Of(run, folder) : [];
        if (run.Stability) StabilityTable.Write(stability, folder);
        else File.Delete(folder.Stability);
        FeatureStore.Write(run, folder, stability);
    }
}
