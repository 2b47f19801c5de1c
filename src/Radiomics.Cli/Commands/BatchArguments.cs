using System.CommandLine;
using System.CommandLine.Parsing;
using Radiomics.Cli.Batch;

namespace Radiomics.Cli.Commands;

/// <summary>The options of <c>extract</c> that belong to tables of cases.</summary>
internal sealed class BatchArguments
{
    private readonly Option<int> _jobs = new("--jobs", "-j") { Description = "Table of cases: cases at a time. The results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _validate = new("--validate") { Description = "Table of cases: only check geometry and labels." };
    private readonly Option<bool> _skipNans = new("--skip-nans") { Description = "Table of cases: leave out features without a value (empty fields in a table)." };
    private readonly Option<string?> _paths = new("--format-path") { Description = "Table of cases: how paths stand in the result; without it, as in the table.", HelpName = "absolute|relative|basename" };
    private readonly Option<bool> _unix = new("--unix-path", "-up") { Description = "Table of cases: forward slashes in paths." };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Table of cases: replace the output file." };
    private readonly Option<bool> _append = new("--append") { Description = "Table of cases: add rows below those the output file has, where the columns are the same." };

    private BatchArguments(Command command)
    {
        _paths.AcceptOnlyFromAmong("absolute", "relative", "basename");
        _jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--jobs takes 1 or more.");
        });
        foreach (Option option in All) command.Options.Add(option);
    }

    private Option[] All => [_jobs, _validate, _skipNans, _paths, _unix, _overwrite, _append];

    /// <summary>Those about the table of results, and about cases side by side.</summary>
    public IEnumerable<Option> OfResults => All;

    /// <summary>Cases at a time.</summary>
    public Option<int> Jobs => _jobs;

    /// <summary>Whether cases are only checked.</summary>
    public Option<bool> Validate => _validate;

    public static BatchArguments AddTo(Command command) => new(command);

    /// <summary>Whether a path names a table of cases.</summary>
    public static bool IsTable(string? path) => path is not null && path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    /// <summary>Adds an error for every option that does not go with the image argument.</summary>
    /// <param name="result">The parsed command.</param>
    /// <param name="isTable">Whether it is given a table of cases.</param>
    /// <param name="ofRegion">The options that name a region of one image.</param>
    public void Check(CommandResult result, bool isTable, IEnumerable<Option> ofRegion)
    {
        foreach (Option option in isTable ? ofRegion : All)
        {
            if (result.GetResult(option) is not { Implicit: false }) continue;
            result.AddError(isTable ? $"{option.Name} does not go with a table of cases, which names its masks and labels." : $"{option.Name} goes with a table of cases (.csv).");
        }
        if (isTable && result.GetResult(_overwrite) is { Implicit: false } && result.GetResult(_append) is { Implicit: false }) result.AddError("Give --overwrite or --append, not both.");
    }

    /// <summary>The options of a run.</summary>
    /// <exception cref="SettingsException">Rows cannot be added to the form of output.</exception>
    public BatchOptions Options(ParseResult parsed, string table, ExtractionSettings settings, LoadOptions loading, string? output, string? format, int rounds, bool quiet)
    {
        BatchFormat form = (format ?? Path.GetExtension(output)?.TrimStart('.').ToLowerInvariant()) switch
        {
            "json" => BatchFormat.Json,
            "txt" => BatchFormat.Text,
            _ => BatchFormat.Csv,
        };
        if (form == BatchFormat.Json && parsed.GetValue(_append))
            throw new SettingsException("OPTION_VALUE", new Problem("--append", "the output is JSON, which is one array", "csv or txt", "Write to another file."));
        return new BatchOptions
        {
            Table = table,
            Settings = settings,
            Loading = loading,
            Jobs = parsed.GetValue(_jobs),
            ValidateOnly = parsed.GetValue(_validate),
            SkipNans = parsed.GetValue(_skipNans),
            Format = form,
            Paths = parsed.GetValue(_paths) switch
            {
                "absolute" => PathFormat.Absolute,
                "relative" => PathFormat.Relative,
                "basename" => PathFormat.Basename,
                _ => PathFormat.AsGiven,
            },
            UnixPaths = parsed.GetValue(_unix),
            Output = output,
            Overwrite = parsed.GetValue(_overwrite),
            Append = parsed.GetValue(_append),
            Rounds = rounds,
            Quiet = quiet,
        };
    }
}
