using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics template</c>: empty workbooks for a hospital.</summary>
internal static class TemplateCommand
{
    public static Command Create()
    {
        Command command = new("template", """
            Writes the three workbooks of a delivery, empty: tumor positions, clinical information, follow-up; with notes, drop-down lists and an example row.

            Example:
              radiomics template to-the-hospital --lang zh
            """);
        Argument<string> folder = new("FOLDER") { Description = "Folder to write them into; made if it is not there." };
        Option<ReportLanguage> language = LanguageOption.Create("Language of the workbooks: zh or en.");
        Option<bool> overwrite = new("--overwrite") { Description = "Replace workbooks that are there." };
        command.Arguments.Add(folder);
        command.Options.Add(language);
        command.Options.Add(overwrite);
        command.SetBody((parsed, output, _) =>
        {
            foreach (string path in CohortTemplate.Write(parsed.GetRequiredValue(folder), parsed.GetValue(language), parsed.GetValue(overwrite))) output.Results.WriteLine(path);
            return ExitCode.Success;
        });
        return command;
    }
}
