using System.Globalization;
using Radiomics.Cohorts;

namespace Radiomics.Cli.Output;

/// <summary>The columns of every table of results that follow from the settings: status, diagnostics, undefined features, features. Known before the first region.</summary>
/// <param name="extractor">The extractor that gives the results.</param>
/// <param name="skipNans">Whether an undefined feature is left empty; else it is NaN.</param>
/// <param name="stages">The stages whose times have columns; none when nothing is measured.</param>
internal sealed class ResultColumns(FeatureExtractor extractor, bool skipNans = false, IEnumerable<string>? stages = null)
{
    private static readonly string[] s_status = ["status", "error_code", "error_message"];

    private readonly FeatureColumns _features = new(extractor, skipNans);
    private readonly IReadOnlyList<string> _timed = [.. stages ?? []];

    /// <summary>Names of the columns of a result's status.</summary>
    public static IReadOnlyList<string> StatusNames => s_status;

    /// <summary>Names of all columns.</summary>
    public IReadOnlyList<string> Names => [.. s_status, .. _features.Names, .. _timed.SelectMany(TimeNames)];

    /// <summary>The fields of a result's status.</summary>
    public static IReadOnlyList<string> StatusFields(RegionResult result) => [result.Error is null ? "ok" : "failed", TableText.Neutral(result.Error?.Code), TableText.Neutral(result.Error?.Message)];

    /// <summary>The fields of a result, one a column.</summary>
    public IReadOnlyList<string> Fields(RegionResult result) =>
    [
        .. StatusFields(result), .. _features.Fields(result.Features).Select(TableText.Neutral),
        .. _timed.SelectMany(stage => TimeFields(result.Times?.Stages.FirstOrDefault(s => s.Stage == stage))),
    ];

    private static string[] TimeNames(string stage) => [$"timings_{stage.Replace(' ', '_')}_wall", $"timings_{stage.Replace(' ', '_')}_cpu"];

    private static string[] TimeFields(StageTime? stage) => stage is null ? ["", ""] : [Seconds(stage.Wall), Seconds(stage.Cpu)];

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number, where there is one.</summary>
    public static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
