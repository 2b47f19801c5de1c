using System.CommandLine;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics settings show</c>: the effective settings, and where each comes from.</summary>
internal static class SettingsCommand
{
    public static Command Create()
    {
        Command command = new("settings", "Shows the settings that an extraction would use.");
        command.Subcommands.Add(CreateShow());
        return command;
    }

    private static Command CreateShow()
    {
        Command command = new("show", """
            Shows every setting: its key, its value, and where it comes from (default of the profile, line of the file, command line).

            Examples:
              radiomics settings show -p Params.yaml
              radiomics settings show --profile ibsi --docs
              radiomics settings show -s binCount:32 --format yaml -o Params.yaml
            """);
        SettingsArguments settings = SettingsArguments.AddTo(command);
        Option<bool> docs = new("--docs") { Description = "What each setting does." };
        Option<string> format = new("--format", "-f") { Description = "A table, or a complete parameter file with comments.", HelpName = "table|yaml", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "yaml");
        Option<string?> file = new("--output", "-o") { Description = "File for the result; without it, standard output.", HelpName = "FILE" };
        foreach (Option option in new Option[] { docs, format, file }) command.Options.Add(option);
        command.SetBody((parsed, output, _) =>
        {
            ExtractionSettings effective = settings.Settings(parsed);
            output.Write(parsed.GetValue(file), writer =>
            {
                if (parsed.GetValue(format) == "yaml") writer.Write(SettingsYaml.WriteCommented(effective));
                else Table.Write(writer, Rows(effective, parsed.GetValue(docs)));
            });
            foreach (string note in effective.Notes) output.Talk.WriteLine($"note: {note}");
            return ExitCode.Success;
        });
        return command;
    }

    private static List<string[]> Rows(ExtractionSettings settings, bool docs)
    {
        List<string[]> rows = [docs ? ["key", "value", "from", "what it does"] : ["key", "value", "from"]];
        foreach (SettingsRow row in SettingsTable.Of(settings))
        {
            string value = row.Value.Length == 0 ? "-" : row.Acts ? row.Value : $"({row.Value})";
            rows.Add(docs ? [row.Key, value, row.Origin, row.Documentation] : [row.Key, value, row.Origin]);
        }
        return rows;
    }
}
