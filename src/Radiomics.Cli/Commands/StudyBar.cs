using Radiomics.Modeling;

namespace Radiomics.Cli.Commands;

/// <summary>Progress of a study: models done, their rate, the time left, and what is being done.</summary>
internal sealed class StudyBar(TextWriter talk, bool quiet) : IProgress<StudyProgress>, IDisposable
{
    private readonly CaseProgress _models = new(talk, quiet, "models");

    /// <inheritdoc/>
    public void Report(StudyProgress value) => _models.Report((int)Math.Round(value.Done), (int)Math.Round(value.Total), $", {value.Stage}");

    /// <inheritdoc/>
    public void Dispose() => _models.Dispose();
}
