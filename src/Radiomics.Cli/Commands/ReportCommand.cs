using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics report</c>: a run as one HTML file.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Command command = new("report", """
            Writes what a run has done as one HTML file that needs no network: what was measured, what was excluded or failed and why, and every lesion with
            its picture, the least sure first. Patients' IDs are in it only with --identified.

            Example:
              radiomics report results -o report.html --lang zh
            """);
        Argument<string> run = new("OUT") { Description = "Folder of a run that has ended." };
        Option<string> file = new("--output", "-o") { Description = "The HTML file.", HelpName = "FILE", Required = true };
        Option<ReportLanguage> language = LanguageOption.Create("Language: zh or en.");
        Option<bool> identified = new("--identified") { Description = "With patients' IDs and full messages." };
        command.Arguments.Add(run);
        foreach (Option option in (Option[])[file, language, identified]) command.Options.Add(option);
        command.SetBody((parsed, output, _) =>
        {
            output.Write(parsed.GetRequiredValue(file), writer => RunReport.Write(writer, parsed.GetRequiredValue(run), parsed.GetValue(language), parsed.GetValue(identified)));
            return ExitCode.Success;
        });
        return command;
    }
}
