using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Radiomics.Cli.Commands;

namespace Radiomics.Cli;

/// <summary>The command <c>radiomics</c>.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return RunAsync(args, Console.Out, Console.Error);
    }

    /// <summary>Runs a command line. Results go to one writer, talk to the other.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter talk)
    {
        RootCommand root = new("""
            Radiomics for lung CT: from a DICOM series and a position to a nodule mask and its features.

            Examples:
              radiomics demo
              radiomics info SERIES
              radiomics extract SERIES --seed 110,254,131 -o features.json
              radiomics extract image.nii.gz --mask mask.nii.gz -o features.csv
              radiomics segment SERIES --seed 110,254,131 -o mask.nii.gz
              radiomics validate HOSPITAL --report findings.html
              radiomics run HOSPITAL -o results --jobs 2
              radiomics anonymize HOSPITAL -o shared
              radiomics train results/features.csv --target malignancy -o model.json --report model.html
              radiomics predict model.json --image SERIES --seed 110,254,131
              radiomics settings show -p Params.yaml
              radiomics explain original_glcm_JointEntropy
              radiomics verify

            Exit codes: 0 all well, 1 usage, 2 some cases failed, 3 all failed.
            """);
        root.Subcommands.Add(ExtractCommand.Create());
        root.Subcommands.Add(SegmentCommand.Create());
        root.Subcommands.Add(InfoCommand.Create());
        root.Subcommands.Add(SettingsCommand.Create());
        root.Subcommands.Add(ExplainCommand.Create());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(TemplateCommand.Create());
        root.Subcommands.Add(ValidateCommand.Create());
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(MergeCommand.Create());
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(AnonymizeCommand.Create());
        root.Subcommands.Add(TrainCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(PredictCommand.Create());
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors) talk.WriteLine(error.Message);
            talk.WriteLine($"See: {CommandPath(parsed)} --help");
            return ExitCode.Usage;
        }
        if (parsed.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            talk.WriteLine("An argument is empty.");
            talk.WriteLine($"See: {CommandPath(parsed)} --help");
            return ExitCode.Usage;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = talk }).ConfigureAwait(false);
    }

    private static string CommandPath(ParseResult parsed)
    {
        Stack<string> names = new();
        for (CommandResult? command = parsed.CommandResult; command is { Command: not RootCommand }; command = command.Parent as CommandResult) names.Push(command.Command.Name);
        names.Push("radiomics");
        return string.Join(' ', names);
    }
}
