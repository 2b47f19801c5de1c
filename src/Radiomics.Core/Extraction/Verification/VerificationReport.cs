namespace Radiomics;

/// <summary>What a verification found. Immutable; the order of rows does not depend on the number of threads.</summary>
public sealed class VerificationReport
{
    internal VerificationReport(IReadOnlyList<VerificationRow> rows, IReadOnlyList<SuiteNotRun> notRun)
    {
        Rows = rows;
        NotRun = notRun;
        Groups =
        [
            .. rows.GroupBy(r => (r.Suite, r.Configuration, r.Family)).Select(g =>
            {
                VerificationRow[] compared = [.. g.Where(r => r.Outcome != VerificationOutcome.NotCompared)];
                return new VerificationGroup(
                    g.Key.Suite, g.Key.Configuration, g.Key.Family, compared.Count(r => r.Outcome == VerificationOutcome.Matched), compared.Length,
                    compared.Where(r => r.Outcome != VerificationOutcome.NotComputed).Select(r => r.Deviation).DefaultIfEmpty(double.NaN).Max());
            }),
        ];
        Matched = Groups.Sum(g => g.Matched);
        Total = Groups.Sum(g => g.Total);
    }

    /// <summary>Every row, by collection, case, and in the order of its table.</summary>
    public IReadOnlyList<VerificationRow> Rows { get; }

    /// <summary>The rows counted by family and configuration, in the order of the rows.</summary>
    public IReadOnlyList<VerificationGroup> Groups { get; }

    /// <summary>Collections that were asked for and could not be run.</summary>
    public IReadOnlyList<SuiteNotRun> NotRun { get; }

    /// <summary>Rows that agree.</summary>
    public int Matched { get; }

    /// <summary>Rows that were to be compared.</summary>
    public int Total { get; }

    /// <summary>The rows that were to be compared and do not agree.</summary>
    public IEnumerable<VerificationRow> Mismatches => Rows.Where(r => r.Outcome is VerificationOutcome.Differs or VerificationOutcome.NotComputed);
}
