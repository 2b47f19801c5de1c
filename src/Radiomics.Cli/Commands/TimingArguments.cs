using System.CommandLine;
using System.CommandLine.Parsing;

namespace Radiomics.Cli.Commands;

/// <summary>The options that measure what an extraction takes.</summary>
internal sealed class TimingArguments
{
    private readonly Option<bool> _timings = new("--timings") { Description = "Measure loading, every stage and every family: in the result (JSON: timings; tables: columns) and as a table. Families run one after another then." };
    private readonly Option<int> _repeat = new("--repeat") { Description = "With --timings: do everything N times, loading included, and give medians.", HelpName = "N", DefaultValueFactory = _ => 1 };

    private TimingArguments(Command command)
    {
        command.Options.Add(_timings);
        command.Options.Add(_repeat);
        _repeat.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--repeat takes 1 or more.");
        });
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_timings, _repeat];

    public static TimingArguments AddTo(Command command) => new(command);

    /// <summary>Adds an error for what does not go together.</summary>
    /// <param name="result">The parsed command.</param>
    /// <param name="jobs">The option that says how many cases of a table run at a time.</param>
    /// <param name="validate">The option that computes nothing.</param>
    public void Check(CommandResult result, Option<int> jobs, Option<bool> validate)
    {
        bool timed = result.GetResult(_timings) is { Implicit: false };
        if (!timed && result.GetResult(_repeat) is { Implicit: false }) result.AddError("--repeat goes with --timings.");
        if (timed && result.GetResult(jobs) is { Implicit: false } several && several.GetValueOrDefault<int>() > 1) result.AddError("--timings goes with --jobs 1: processor times are those of the whole program.");
        if (timed && result.GetResult(validate) is { Implicit: false }) result.AddError("--timings does not go with --validate, which computes nothing.");
    }

    /// <summary>How often everything is done and measured; 0 to measure nothing.</summary>
    public int Rounds(ParseResult parsed) => parsed.GetValue(_timings) ? parsed.GetValue(_repeat) : 0;
}
