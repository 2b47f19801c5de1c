using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary>The options of every command that loads an image: which series, what is tolerated, threads, progress.</summary>
internal sealed class LoadArguments
{
    private readonly Option<string?> _series = new("--series") { Description = "Series Instance UID, where a folder holds several series.", HelpName = "UID" };
    private readonly Option<string[]> _tolerate = new("--tolerate")
    {
        Description = "Irregularities of a series to accept: gaps, duplicates, uneven, tilt, mixed or all. Repeatable; each is noted in the result.",
        HelpName = "WHAT",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _threads = new("--threads") { Description = "Threads. The results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, only results and errors." };

    private LoadArguments(Command command)
    {
        foreach (Option option in All) command.Options.Add(option);
        _threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads takes 1 or more.");
        });
    }

    private IReadOnlyList<Option> All => [_series, _tolerate, _threads, _quiet];

    /// <summary>The options that say how a series is read.</summary>
    public IReadOnlyList<Option> OfSeries => [_series, _tolerate];

    public static LoadArguments AddTo(Command command) => new(command);

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    public bool Quiet(ParseResult parsed) => parsed.GetValue(_quiet);

    public LoadOptions Options(ParseResult parsed) => new()
    {
        SeriesInstanceUid = parsed.GetValue(_series),
        Tolerate = (parsed.GetValue(_tolerate) ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Aggregate(SeriesTolerance.None, (all, word) => all | Tolerance(word)),
        MaxDegreeOfParallelism = Threads(parsed),
    };

    /// <summary>Loads an image, with progress on the talk writer.</summary>
    public Volume Load(ParseResult parsed, string path, CommandOutput output, CancellationToken cancellation)
    {
        using ProgressLine progress = new(output.Talk, Quiet(parsed));
        Volume volume = Volume.LoadAsync(path, Options(parsed), progress, cancellation).GetAwaiter().GetResult();
        progress.Finish();
        if (!Quiet(parsed))
            foreach (string note in volume.Notes) output.Talk.WriteLine($"note: {note}");
        return volume;
    }

    private static SeriesTolerance Tolerance(string word) => word switch
    {
        "gaps" => SeriesTolerance.MissingSlices,
        "duplicates" => SeriesTolerance.DuplicateSlices,
        "uneven" => SeriesTolerance.UnevenSpacing,
        "tilt" => SeriesTolerance.GantryTilt,
        "mixed" => SeriesTolerance.MixedGeometry,
        "all" => SeriesTolerance.All,
        _ => throw new SettingsException("OPTION_VALUE", new Problem("--tolerate", $"'{word}' was given", "gaps, duplicates, uneven, tilt, mixed or all", "")),
    };
}
