using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary>The options of every command that needs settings: a parameter file, single settings, and the profile.</summary>
internal sealed class SettingsArguments
{
    private readonly Option<string?> _file = new("--param", "-p") { Description = "Parameter file: PyRadiomics' YAML or JSON as it is, or with our own keys.", HelpName = "FILE" };
    private readonly Option<string[]> _settings = new("--setting", "-s", "--set")
    {
        Description = "A setting, which wins over the file: binWidth:25, resampledPixelSpacing:1,1,1, featureClass:glcm,shape. Repeatable. See: radiomics settings show --docs.",
        HelpName = "key:value",
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "Whose definitions are followed, which wins over the file.", HelpName = "pyradiomics|ibsi" };

    private SettingsArguments(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_settings);
        command.Options.Add(_profile);
        _profile.AcceptOnlyFromAmong("pyradiomics", "ibsi");
    }

    public static SettingsArguments AddTo(Command command) => new(command);

    /// <summary>The settings: file, then command line; the defaults of PyRadiomics' profile where there is neither.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or a setting is unknown or out of range.</exception>
    public ExtractionSettings Settings(ParseResult parsed)
    {
        ExtractionSettings settings = parsed.GetValue(_file) is { } path ? ExtractionSettings.Load(path) : ExtractionSettings.PyRadiomics;
        List<(string Key, string Value)> changes = [];
        foreach (string pair in parsed.GetValue(_settings) ?? [])
        {
            int end = pair.AsSpan().IndexOfAny(':', '=');
            if (end <= 0)
                throw new SettingsException("SETTING_SYNTAX", new Problem("--setting", $"'{pair}' was given", "key:value or key=value, such as binWidth:10", "Write the setting with a colon and no blanks."));
            changes.Add((pair[..end].Trim(), pair[(end + 1)..].Trim()));
        }
        if (parsed.GetValue(_profile) is { } profile) changes.Add(("profile", profile));
        return changes.Count == 0 ? settings : settings.With(changes, "command line");
    }
}
