using System.CommandLine;
using System.CommandLine.Parsing;
using Radiomics;
using Radiomics.Cli;
using Radiomics.Cli.Commands;
using Radiomics.SegmentationEvaluation;

Argument<string?> folder = new("FOLDER")
{
    Description = "Folder with CASE_ct.nii.gz, CASE_mask.nii.gz and one table (.csv) with the columns case,seed,x,y,z (x and y zero-based, z 1-based).",
    Arity = ArgumentArity.ZeroOrOne,
};
Option<string[]> cases = new("--case")
{
    Description = "A case of its own: image (file or DICOM folder), reference mask, seeds. Repeatable.",
    HelpName = "IMAGE MASK x,y,z ...",
    AllowMultipleArgumentsPerToken = true,
};
Option<string?> output = new("--output", "-o") { Description = "File for one row a run (.csv).", HelpName = "OUT.csv" };
Option<string?> markdown = new("--markdown") { Description = "File for the summary; standard output without it.", HelpName = "OUT.md" };
Option<bool> phantoms = new("--phantoms") { Description = "Measures volumes of phantoms of known content instead; no FOLDER and no --case." };
Option<int> seeds = new("--seeds") { Description = "Seeds for each phantom: the centre and others near it.", HelpName = "N", DefaultValueFactory = _ => 3 };
Option<int> jobs = new("--jobs") { Description = "Cases at a time. Times and memory are only fair with 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
Option<int> threads = new("--threads") { Description = "Threads of the segmenter.", HelpName = "N", DefaultValueFactory = _ => 1 };
Option<bool> quiet = new("--quiet", "-q") { Description = "No progress, only results and errors." };
foreach (Option<int> count in new[] { jobs, threads, seeds })
{
    count.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < 1) result.AddError($"{count.Name} takes 1 or more.");
    });
}

RootCommand root = new("""
    Measures the nodule segmentation against reference masks.

    Examples:
      -- FOLDER -o runs.csv --markdown summary.md
      -- --case SERIES mask.nii.gz 316,367,8 320,360,8 --case image.nii.gz mask2.nii.gz 110,254,131
      -- --phantoms --markdown phantoms.md
    """)
{ folder, cases, phantoms, seeds, output, markdown, jobs, threads, quiet };

root.SetBody((parsed, to, cancellation) =>
{
    NoduleSegmenter segmenter = new(new NoduleSegmenterOptions { MaxDegreeOfParallelism = parsed.GetValue(threads) });
    using CaseProgress progress = new(to.Talk, parsed.GetValue(quiet), parsed.GetValue(phantoms) ? "phantoms" : "cases");
    if (parsed.GetValue(phantoms))
    {
        if (parsed.GetValue(folder) is not null || parsed.GetValue(cases) is { Length: > 0 } || parsed.GetValue(output) is not null)
            throw new SettingsException("OPTION_VALUE", new Problem("--phantoms", "there are cases or --output, too", "--phantoms alone, perhaps with --seeds, --markdown, --jobs and --threads", ""));
        IReadOnlyList<PhantomRun>[] runs = new IReadOnlyList<PhantomRun>[NodulePhantomSet.All.Count];
        int done = 0;
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = parsed.GetValue(jobs), CancellationToken = cancellation }, i =>
        {
            runs[i] = PhantomRun.Of(NodulePhantomSet.All[i], segmenter, parsed.GetValue(seeds));
            progress.Report(Interlocked.Increment(ref done), runs.Length);
        });
        to.Write(parsed.GetValue(markdown), new PhantomReport([.. runs.SelectMany(r => r)]).Write);
        return ExitCode.Success;
    }

    CaseFolder? read = parsed.GetValue(folder) is { } path ? CaseFolder.Read(path) : null;
    EvaluationCase[] all = [.. read?.Cases ?? [], .. CaseOption.Parse(parsed.GetValue(cases) ?? [])];
    if (all.Length == 0)
        throw new SettingsException("EVALUATION_EMPTY", new Problem("command line", "there is no case", "a FOLDER or at least one --case", "See --help."));

    IReadOnlyList<EvaluatedNodule> nodules = new Evaluation(segmenter, parsed.GetValue(jobs), progress.WriteLine).Run(all, (done, count) => progress.Report(done, count), cancellation);
    if (parsed.GetValue(output) is { } csv) to.Write(csv, writer => EvaluationCsv.Write(writer, nodules, read?.FurtherColumns ?? []));
    to.Write(parsed.GetValue(markdown), new MarkdownReport(nodules, parsed.GetValue(jobs), parsed.GetValue(threads)).Write);
    return ExitCode.Success;
});

ParseResult command = root.Parse(args);
if (command.Errors.Count == 0) return await command.InvokeAsync().ConfigureAwait(false);
foreach (ParseError error in command.Errors) Console.Error.WriteLine(error.Message);
return ExitCode.Usage;
