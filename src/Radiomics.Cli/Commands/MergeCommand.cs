using System.CommandLine;
using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics merge</c>: the parts of a cohort joined.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        Command command = new("merge", """
            Joins the parts of a cohort that were measured with run --shard to the bytes of one run.

            Example:
              radiomics merge part1 part2 part3 part4 -o results

            Exit codes: 0 every lesion measured, 1 usage or parts that do not belong together, 2 some failed or excluded, 3 none measured.
            """);
        Argument<string[]> parts = new("PART") { Description = "Folders of the parts, each of a run that has ended.", Arity = ArgumentArity.OneOrMore };
        Option<string> file = new("--output", "-o") { Description = "Folder of the results.", HelpName = "OUT", Required = true };
        command.Arguments.Add(parts);
        command.Options.Add(file);
        command.SetBody((parsed, output, cancellation) =>
        {
            CohortRunResult result = CohortMerge.Run(parsed.GetRequiredValue(parts), parsed.GetRequiredValue(file), cancellation);
            output.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Measured} of {result.Total} lesions x phases measured, {result.Failed} failed, {result.Excluded} excluded"));
            output.Talk.WriteLine($"written: {result.Table}");
            return ExitCode.Of(result.Total, result.Failed + result.Excluded);
        });
        return command;
    }
}
