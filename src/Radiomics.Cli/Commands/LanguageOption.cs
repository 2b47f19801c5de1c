using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary>The option <c>--lang zh|en</c>.</summary>
internal static class LanguageOption
{
    public static Option<ReportLanguage> Create(string description) => new("--lang")
    {
        Description = description,
        HelpName = "zh|en",
        DefaultValueFactory = _ => ReportLanguage.English,
        CustomParser = result =>
        {
            switch (result.Tokens.Count == 1 ? result.Tokens[0].Value : "")
            {
                case "zh": return ReportLanguage.Chinese;
                case "en": return ReportLanguage.English;
                default:
                    result.AddError("--lang takes zh or en.");
                    return ReportLanguage.English;
            }
        },
    };
}
