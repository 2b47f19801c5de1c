using System.CommandLine;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics verify</c>: computes what is known from trusted sources, on this machine, and compares.</summary>
internal static class VerifyCommand
{
    private static readonly (string Name, VerificationSuites Suite)[] s_suites =
    [
        ("digital", VerificationSuites.Digital), ("ct", VerificationSuites.CtPhantom), ("diagnostics", VerificationSuites.Diagnostics),
        ("filtermaps", VerificationSuites.FilterMaps), ("filters", VerificationSuites.FilterFeatures), ("pyradiomics", VerificationSuites.PyRadiomics),
        ("maps", VerificationSuites.FeatureMaps),
    ];

    public static Command Create()
    {
        Command command = new("verify", """
            Computes values that are known from trusted sources, on this machine, and compares: the 482 values of IBSI's digital phantom, and with
            --reference those of its CT phantom (1,321 features and 300 stages of the processing), of its filters (30 response maps and 323
            features) and of PyRadiomics, its feature maps among them.

            Examples:
              radiomics verify
              radiomics verify --reference reference --suite ct --suite diagnostics
              radiomics verify --reference reference --format json -o verification.json

            Exit codes: 0 all match, 1 usage, 2 some do not or could not be run, 3 none match.
            """);
        Option<string?> reference = new("--reference") { Description = "Folder with ibsi1/data/ct_phantom, ibsi2/phase1 and pyradiomics: the images and values that are not part of the program.", HelpName = "FOLDER" };
        Option<string[]> suites = new("--suite") { Description = "Only this collection: digital, ct, diagnostics, filtermaps, filters, pyradiomics or maps. Repeatable.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        suites.AcceptOnlyFromAmong([.. s_suites.Select(s => s.Name)]);
        Option<string> format = new("--format", "-f") { Description = "text or json.", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Option<string?> file = new("--output", "-o") { Description = "File for the report; without it, standard output.", HelpName = "FILE" };
        Option<bool> all = new("--all") { Description = "Every row, not only those that do not match (json always has every row)." };
        Option<int> threads = new("--threads") { Description = "Cases at a time. The report does not depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<bool> quiet = new("--quiet", "-q") { Description = "No progress, only the report." };
        foreach (Option option in new Option[] { reference, suites, format, file, all, threads, quiet }) command.Options.Add(option);

        command.SetBody((parsed, output, cancellation) =>
        {
            string[] chosen = parsed.GetValue(suites) ?? [];
            VerificationOptions options = new()
            {
                ReferenceFolder = parsed.GetValue(reference),
                Suites = chosen.Length > 0
                    ? s_suites.Where(s => chosen.Contains(s.Name)).Aggregate(VerificationSuites.None, (sum, s) => sum | s.Suite)
                    : parsed.GetValue(reference) is null ? VerificationSuites.Digital : VerificationSuites.All,
                MaxDegreeOfParallelism = parsed.GetValue(threads),
            };
            VerificationReport report;
            using (CaseProgress progress = new(output.Talk, parsed.GetValue(quiet), "verifying"))
                report = Verification.Run(options, progress, cancellation);
            output.Write(parsed.GetValue(file), writer =>
            {
                if (parsed.GetValue(format) == "json") VerificationJson.Write(writer, report, SuiteName);
                else VerificationText.Write(writer, report, SuiteName, parsed.GetValue(all));
            });
            foreach (SuiteNotRun suite in report.NotRun) output.Talk.WriteLine($"not run: {SuiteName(suite.Suite)}: {suite.Reason}");
            return ExitCodeOf(report.Matched, report.Total, report.NotRun.Count);
        });
        return command;
    }

    /// <summary>A collection that was asked for and could not be run counts as rows that do not match.</summary>
    internal static int ExitCodeOf(int matched, int total, int notRun) => matched == 0 ? ExitCode.AllFailed : matched < total || notRun > 0 ? ExitCode.SomeFailed : ExitCode.Success;

    private static string SuiteName(VerificationSuites suite) => s_suites.First(s => s.Suite == suite).Name;
}
