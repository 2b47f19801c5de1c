using System.CommandLine;
using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics run</c>: every lesion of a hospital's delivery measured.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Command command = new("run", """
            Measures every lesion of a hospital's delivery in every phase: segments it from its position and extracts its features. Writes into OUT
            features.csv (a row a lesion and phase, with what the tables say), features.sqlite (the same, typed, to be queried), masks/, pictures/, run.log, and
            what it needs to go on.

            Killed at any moment and started again with the same command it goes on where it was, and ends with the same bytes. A lesion that fails does not
            stop the others; it is listed, and tried again only with --retry-failed.

            Examples:
              radiomics run HOSPITAL -o results
              radiomics run HOSPITAL -o results --params Params.yaml --jobs 4 --phase contrast
              radiomics run HOSPITAL -o results --ring 5,5-10 --differences --stability --max-memory 6G
              radiomics run HOSPITAL -o part2 --shard 2/8

            Exit codes: 0 every lesion measured, 1 usage, 2 some failed or excluded, 3 none measured.
            """);
        Argument<string> folder = new("FOLDER") { Description = "Folder of the delivery: class / patient / series / images, flatter or deeper." };
        Option<string> file = new("--output", "-o") { Description = "Folder of the results; that of a stopped run to go on with it.", HelpName = "OUT", Required = true };
        Option<string?> settings = new("--params", "--param", "-p") { Description = "Parameter file: PyRadiomics' YAML or JSON as it is, or with our own keys.", HelpName = "FILE" };
        Option<int> jobs = new("--jobs", "-j") { Description = "Series at a time; each needs the memory of its image. The results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<PhaseChoice> phase = new("--phase") { Description = "Which phases: plain, contrast or all.", HelpName = "WHICH", DefaultValueFactory = _ => PhaseChoice.All };
        Option<string?> memory = new("--max-memory") { Description = "Estimated memory of all series at hand together, such as 6G: fewer than --jobs where they would not fit, one at least.", HelpName = "SIZE" };
        Option<string?> rings = new("--ring") { Description = "Peritumoral rings inside the lung, parted by commas: 5 is from the nodule to 5 mm, 5-10 from 5 to 10 mm. Columns ring-5mm_...", HelpName = "MM,..." };
        Option<bool> differences = new("--differences") { Description = "Columns difference_...: each feature of a contrast phase less that of the plain scan." };
        Option<bool> stability = new("--stability") { Description = "Measures every mask of the segmentation's ensemble, too, and writes each feature's intraclass correlation: stability.csv." };
        Option<string[]> tables = new("--tables") { Description = "Workbooks (.xlsx, .xls) and .csv files; by default all in the folder.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        Option<string?> pathology = new("--pathology") { Description = "A table of more pathological types: code, chinese, english, class, synonyms (parted by semicolons).", HelpName = "FILE" };
        Option<SurvivalUnit?> unit = new("--survival-unit") { Description = "Unit of survival times where no header states it: days, months or years.", HelpName = "UNIT" };
        Option<string?> shard = new("--shard") { Description = "Only a part of the cohort, such as 2/8: the same lesions for the same part everywhere. See: radiomics merge.", HelpName = "i/n" };
        Option<bool> retry = new("--retry-failed") { Description = "Tries lesions again that failed in an earlier run." };
        Option<string?> log = new("--log") { Description = "File of the log, which grows; by default OUT/run.log.", HelpName = "FILE" };
        Option<bool> quiet = new("--quiet", "-q") { Description = "No progress, only results and errors." };
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--jobs takes 1 or more.");
        });
        command.Arguments.Add(folder);
        foreach (Option option in (Option[])[file, settings, jobs, memory, phase, rings, differences, stability, tables, pathology, unit, shard, retry, log, quiet]) command.Options.Add(option);
        command.SetBody((parsed, output, cancellation) =>
        {
            CohortRunOptions options = new()
            {
                Settings = parsed.GetValue(settings) is { } path ? ExtractionSettings.Load(path) : ExtractionSettings.PyRadiomics,
                Phases = parsed.GetValue(phase),
                Jobs = parsed.GetValue(jobs),
                MaxMemoryBytes = parsed.GetValue(memory) is { } size ? ByteSize.Parse(size) : null,
                Rings = parsed.GetValue(rings) is { } wanted ? [.. wanted.Split(',').Select(PeritumoralRing.Parse)] : [],
                Differences = parsed.GetValue(differences),
                Stability = parsed.GetValue(stability),
                RetryFailed = parsed.GetValue(retry),
                Shard = parsed.GetValue(shard) is { } part ? RunShard.Parse(part) : RunShard.Whole,
                LogFile = parsed.GetValue(log),
            };
            DeliveryOptions reading = new()
            {
                Pathology = parsed.GetValue(pathology) is { } terms ? PathologyTerms.WithFile(terms) : PathologyTerms.Default,
                SurvivalUnit = parsed.GetValue(unit),
            };
            bool isQuiet = parsed.GetValue(quiet);
            Delivery delivery;
            using (ProgressLine headers = new(output.Talk, isQuiet))
                delivery = Delivery.Open(parsed.GetRequiredValue(folder), parsed.GetValue(tables) is { Length: > 0 } given ? given : null, reading, headers, cancellation);
            using RunProgress progress = new(output.Talk, isQuiet);
            CohortRunResult result = CohortRun.Run(delivery, parsed.GetRequiredValue(file), options, progress, cancellation);
            progress.Dispose();
            Show(output, result);
            return result.Total == result.Measured ? ExitCode.Success : ExitCode.Of(result.Total, result.Failed + result.Excluded);
        });
        return command;
    }

    private static void Show(CommandOutput output, CohortRunResult result)
    {
        string earlier = result.Earlier > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({result.Earlier} done by an earlier run)") : "";
        string elsewhere = result.Elsewhere > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Elsewhere} in other parts") : "";
        output.Results.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Measured} of {result.Total} lesions x phases measured{earlier}, {result.Failed} failed, {result.Excluded} excluded{elsewhere}"));
        output.Talk.WriteLine($"written: {result.Table}");
    }
}
