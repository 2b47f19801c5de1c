using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary>Progress of a run over a cohort: count, rate, time left, failures and the lesion at hand; each failure on a line of its own.</summary>
internal sealed class RunProgress(TextWriter talk, bool quiet) : IProgress<CohortRunProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private CaseProgress? _cases;

    /// <inheritdoc/>
    public void Report(CohortRunProgress value)
    {
        lock (_lock)
        {
            _cases ??= new CaseProgress(talk, quiet, "lesions");
            // A name from a folder or a table: control characters could move the cursor.
            if (value.Failure is { } failure) _cases.WriteLine($"{Cohorts.TableText.Shown(value.Current)}: error {failure}");
            string failed = value.Failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {value.Failed} failed") : "";
            _cases.Report(value.Done, value.Total, $"{failed}, last {Cohorts.TableText.Shown(value.Current)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _cases?.Dispose();
            _cases = null;
        }
    }
}
