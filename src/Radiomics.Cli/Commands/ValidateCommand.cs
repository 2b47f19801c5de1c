using System.CommandLine;
using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics validate</c>: what is wrong with a hospital's delivery.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        Command command = new("validate", """
            Checks a hospital's delivery, folders of CT series and the tables about them, by every rule of the specification.

            Examples:
              radiomics validate HOSPITAL --report findings.html
              radiomics validate HOSPITAL --tables positions.xlsx clinical.xlsx follow-up.csv --json findings.json --lang zh

            Exit codes: 0 no error (warnings and notes at most), 1 usage, 2 errors, but some lesions can be measured, 3 errors and no lesion can be measured.
            """);
        Argument<string> folder = new("FOLDER") { Description = "Folder of the delivery: class / patient / series / images, flatter or deeper." };
        Option<string[]> tables = new("--tables") { Description = "Workbooks (.xlsx, .xls) and .csv files; by default all in the folder.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        Option<string?> report = new("--report") { Description = "Writes the findings as one HTML file, in both languages.", HelpName = "FILE" };
        Option<string?> json = new("--json") { Description = "Writes the findings as JSON.", HelpName = "FILE" };
        Option<ReportLanguage> language = LanguageOption.Create("Language of the findings: zh or en.");
        Option<string?> pathology = new("--pathology") { Description = "A table of more pathological types: code, chinese, english, class, synonyms (parted by semicolons).", HelpName = "FILE" };
        Option<SurvivalUnit?> unit = new("--survival-unit") { Description = "Unit of survival times where no header states it: days, months or years.", HelpName = "UNIT" };
        Option<PixelReading> pixels = new("--pixels") { Description = "Which pixels are read: none, sample (a slice a series and those with a lesion) or all.", HelpName = "WHICH", DefaultValueFactory = _ => PixelReading.Sample };
        Option<int> threads = new("--threads") { Description = "Threads. The results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<bool> quiet = new("--quiet", "-q") { Description = "No progress, only results and errors." };
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads takes 1 or more.");
        });
        command.Arguments.Add(folder);
        foreach (Option option in (Option[])[tables, report, json, language, pathology, unit, pixels, threads, quiet]) command.Options.Add(option);
        command.SetBody((parsed, output, cancellation) =>
        {
            DeliveryOptions options = new()
            {
                Loading = new LoadOptions { MaxDegreeOfParallelism = parsed.GetValue(threads) },
                Pathology = parsed.GetValue(pathology) is { } file ? PathologyTerms.WithFile(file) : PathologyTerms.Default,
                SurvivalUnit = parsed.GetValue(unit),
            };
            using ProgressLine progress = new(output.Talk, parsed.GetValue(quiet));
            string[]? named = parsed.GetValue(tables) is { Length: > 0 } given ? given : null;
            Delivery delivery = Delivery.Open(parsed.GetRequiredValue(folder), named, options, progress, cancellation);
            IReadOnlyList<Finding> findings = delivery.Validate(parsed.GetValue(pixels), progress, cancellation);
            progress.Finish();
            Show(output.Results, delivery, findings, parsed.GetValue(language));
            if (parsed.GetValue(report) is { } html) output.Write(html, writer => FindingsHtml.Write(writer, delivery, findings, parsed.GetValue(language)));
            if (parsed.GetValue(json) is { } path)
            {
                ImageFiles.Replace(path, stream => FindingsJson.Write(stream, delivery, findings));
                output.Talk.WriteLine($"written: {path}");
            }
            if (findings.All(f => f.Severity != FindingSeverity.Error)) return ExitCode.Success;
            return delivery.Targets.Any(t => t.CanBeMeasured) ? ExitCode.SomeFailed : ExitCode.AllFailed;
        });
        return command;
    }

    private static void Show(TextWriter results, Delivery delivery, IReadOnlyList<Finding> findings, ReportLanguage language)
    {
        foreach (Finding finding in findings) results.WriteLine(finding.ToString(language));
        int errors = findings.Count(f => f.Severity == FindingSeverity.Error), warnings = findings.Count(f => f.Severity == FindingSeverity.Warning);
        int ready = delivery.Targets.Count(t => t.CanBeMeasured), targets = delivery.Targets.Count();
        results.WriteLine(language == ReportLanguage.Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{delivery.Patients.Count} 名患者，{delivery.Lesions.Count} 个病灶，可测量 {ready} / {targets}；错误 {errors}，警告 {warnings}，提示 {findings.Count - errors - warnings}")
            : string.Create(CultureInfo.InvariantCulture, $"{delivery.Patients.Count} patients, {delivery.Lesions.Count} lesions, {ready} of {targets} lesions x phases ready; {errors} errors, {warnings} warnings, {findings.Count - errors - warnings} notes"));
    }
}
