using System.CommandLine;
using Radiomics.Modeling;

namespace Radiomics.Cli.Commands;

/// <summary>The argument and options of commands that train or judge a model on a table.</summary>
internal sealed class StudyArguments
{
    private static readonly string[] s_targets = [.. Enum.GetNames<StudyTarget>().Select(n => n.ToLowerInvariant())];

    private readonly Argument<string> _table = new("TABLE") { Description = "Table of features with outcomes (.csv), as radiomics run writes it: OUT/features.csv." };
    private readonly Option<string> _target = new("--target", "-t") { Description = $"What is predicted: {string.Join(", ", s_targets)}.", HelpName = string.Join('|', s_targets), Required = true };
    private readonly Option<string?> _configuration = new("--config", "-c") { Description = "JSON with names of columns, folds, penalty and more; see docs/guides/models.md.", HelpName = "FILE" };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads. The results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, only results and errors." };

    private StudyArguments(Command command)
    {
        command.Arguments.Add(_table);
        foreach (Option option in (Option[])[_target, _configuration, _threads, _quiet]) command.Options.Add(option);
        _target.AcceptOnlyFromAmong(s_targets);
        _threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads takes 1 or more.");
        });
    }

    public static StudyArguments AddTo(Command command) => new(command);

    public StudyTarget Target(ParseResult parsed) => Enum.Parse<StudyTarget>(parsed.GetRequiredValue(_target), ignoreCase: true);

    public bool Quiet(ParseResult parsed) => parsed.GetValue(_quiet);

    public StudyConfiguration Configuration(ParseResult parsed) =>
        (parsed.GetValue(_configuration) is { } path ? StudyConfiguration.Load(path) : new StudyConfiguration()) with { MaxDegreeOfParallelism = parsed.GetValue(_threads) };

    public FeatureTable Table(ParseResult parsed, StudyConfiguration configuration) => FeatureTable.Load(parsed.GetRequiredValue(_table), configuration.Patient);

    /// <summary>Trains and judges, with progress.</summary>
    public StudyResult Evaluate(ParseResult parsed, FeatureTable table, StudyConfiguration configuration, CommandOutput output, CancellationToken cancellation)
    {
        using StudyBar bar = new(output.Talk, Quiet(parsed));
        return Study.Evaluate(table, Target(parsed), configuration, bar, cancellation);
    }
}
