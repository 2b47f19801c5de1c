using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary>The argument and options of every command that loads an image.</summary>
internal sealed class ImageArguments
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

    private ImageArguments(Command command)
    {
        command.Arguments.Add(Image);
        command.Options.Add(_series);
        command.Options.Add(_tolerate);
        command.Options.Add(_threads);
        command.Options.Add(_quiet);
        _threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads takes 1 or more.");
        });
    }

    public Argument<string> Image { get; } = new("IMAGE") { Description = "A folder with a DICOM series, or a .dcm, .nii, .nii.gz, .nrrd or .nhdr file." };

    public static ImageArguments AddTo(Command command) => new(command);

    /// <summary>Path of the image.</summary>
    public string Path(ParseResult parsed) => parsed.GetRequiredValue(Image);

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    public bool Quiet(ParseResult parsed) => parsed.GetValue(_quiet);

    public LoadOptions Options(ParseResult parsed) => new()
    {
        SeriesInstanceUid = parsed.GetValue(_series),
        Tolerate = (parsed.GetValue(_tolerate) ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Aggregate(SeriesTolerance.None, (all, word) => all | Tolerance(word)),
        MaxDegreeOfParallelism = Threads(parsed),
    };

    /// <summary>Loads the image, with progress on the talk writer.</summary>
    public Volume Load(ParseResult parsed, CommandOutput output, CancellationToken cancellation)
    {
        using ProgressLine progress = new(output.Talk, Quiet(parsed));
        Volume volume = Volume.LoadAsync(Path(parsed), Options(parsed), progress, cancellation).GetAwaiter().GetResult();
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
