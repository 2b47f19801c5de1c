using System.Globalization;
using System.Text.Json;

namespace Radiomics.Cli.Output;

/// <summary>What the stages of a region took: medians over the rounds.</summary>
/// <param name="Rounds">How often everything was done.</param>
/// <param name="Threads">Threads that were allowed.</param>
/// <param name="Stages">The stages in their order.</param>
internal sealed record StageTimes(int Rounds, int Threads, IReadOnlyList<StageTime> Stages)
{
    /// <summary>Names of the stages in front of the extraction.</summary>
    public const string LoadImage = "load image", LoadMask = "load mask", Segmentation = "segmentation";

    /// <summary>The medians of some rounds.</summary>
    /// <param name="threads">Threads that were allowed.</param>
    /// <param name="rounds">The times of each round.</param>
    public static StageTimes Of(int threads, IReadOnlyList<ExtractionTimings> rounds)
    {
        string[] stages = [.. rounds.SelectMany(r => r.Stages).Select(s => s.Stage).Distinct()];
        return new StageTimes(rounds.Count, threads, [.. stages.Select(stage => new StageTime(stage, Median(stage, s => s.Wall), Median(stage, s => s.Cpu)))]);

        TimeSpan Median(string stage, Func<StageTime, TimeSpan> of)
        {
            TimeSpan[] times = [.. rounds.SelectMany(r => r.Stages).Where(s => s.Stage == stage).Select(of).Order()];
            return (times[(times.Length - 1) / 2] + times[times.Length / 2]) / 2;
        }
    }

    /// <summary>The names of the stages that results can have, in the order of their columns.</summary>
    /// <param name="extractor">The extractor.</param>
    /// <param name="ofSeeds">Whether regions are segmented, not loaded.</param>
    public static IEnumerable<string> Names(FeatureExtractor extractor, bool ofSeeds) => [LoadImage, ofSeeds ? Segmentation : LoadMask, .. extractor.TimedStages];

    /// <summary>Writes the member <c>timings</c> of a result.</summary>
    /// <param name="json">Inside the result's object.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("timings");
        json.WriteNumber("repeat", Rounds);
        json.WriteNumber("threads", Threads);
        json.WriteStartArray("stages");
        foreach (StageTime stage in Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.Stage);
            json.WriteNumber("wallSeconds", stage.Wall.TotalSeconds);
            json.WriteNumber("cpuSeconds", stage.Cpu.TotalSeconds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the times of several regions, added up, as a table for people.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="regions">The regions.</param>
    public static void WriteTable(TextWriter output, IReadOnlyList<StageTimes> regions)
    {
        if (regions.Count == 0) return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"times in ms{(regions[0].Rounds > 1 ? $", medians of {regions[0].Rounds} rounds" : "")}{(regions.Count > 1 ? $", {regions.Count} regions together" : "")}, {regions[0].Threads} threads"));
        List<string[]> rows = [["stage", "wall", "cpu"]];
        foreach (string stage in regions.SelectMany(r => r.Stages).Select(s => s.Stage).Distinct())
        {
            StageTime[] all = [.. regions.SelectMany(r => r.Stages).Where(s => s.Stage == stage)];
            rows.Add([stage, Milliseconds(all.Sum(s => s.Wall.TotalMilliseconds)), Milliseconds(all.Sum(s => s.Cpu.TotalMilliseconds))]);
        }
        Table.Write(output, rows);
    }

    private static string Milliseconds(double ms) => ms.ToString("F3", CultureInfo.InvariantCulture).PadLeft(10);
}
