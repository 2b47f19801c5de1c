namespace Radiomics.Cohorts;

/// <summary>The rows of a run, record by record, in the order of the delivery's tables.</summary>
internal static class ResultRows
{
    /// <summary>Reads the rows of what is here, one at a time.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder of its results.</param>
    public static IEnumerable<ResultRow> Of(RunManifest run, RunFolder folder)
    {
        int patient = run.IdentityColumns.ToList().IndexOf("patient"), lesion = run.IdentityColumns.ToList().IndexOf("lesion"), phase = run.IdentityColumns.ToList().IndexOf("phase");
        (string, string) last = default;
        UnitRecord? plain = null;
        foreach (RunRow row in run.Rows)
        {
            (string, string) of = (row.Identity[patient], row.Identity[lesion]);
            bool isPlain = row.Identity[phase] == nameof(ScanPhase.Plain);
            // A plain scan begins its lesion; phases follow it.
            if (isPlain || of != last) (last, plain) = (of, null);
            if (row.State == RunState.Elsewhere) continue;
            UnitRecord? record = row.Unit is null ? null : UnitRecord.Read(folder.UnitOf(row.Unit), row.Unit);
            yield return new ResultRow(row, record, isPlain ? null : plain);
            if (isPlain) plain = record;
        }
    }
}
