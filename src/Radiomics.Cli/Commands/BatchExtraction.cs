using System.Globalization;
using Radiomics.Cli.Batch;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics extract cases.csv</c>: the features of every case of a table. One bad case never stops the others.</summary>
internal static class BatchExtraction
{
    /// <summary>Runs the table.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(BatchOptions options, CommandOutput output, CancellationToken cancellation)
    {
        if (options.Output is { } path)
        {
            if (Path.GetFullPath(path) == Path.GetFullPath(options.Table))
                throw new SettingsException("OUTPUT_IS_TABLE", new Problem(path, "this is the table of cases itself", "another file", "Name another file for the results."));
            ResultFile.Check(path, options.Overwrite, options.Append);
        }
        CaseTable table = CaseTable.Read(options.Table);
        if (!options.Quiet)
            foreach (string note in table.Notes) output.Talk.WriteLine($"note: {note}");
        int threads = Math.Max(1, options.Settings.MaxDegreeOfParallelism / options.Jobs);
        FeatureExtractor extractor = new(options.Settings with { MaxDegreeOfParallelism = threads });
        BatchColumns columns = new(table, extractor, options);
        if (options.Output is null)
            return Run(table, columns, extractor, options, output, output.Results, output.Results.Flush, heading: true, cancellation);

        bool adds = options.Append && File.Exists(options.Output) && new FileInfo(options.Output).Length > 0;
        if (adds && options.Format == BatchFormat.Csv) CheckHeading(options.Output, columns);
        using ResultFile file = ResultFile.Create(options.Output, options.Overwrite, options.Append);
        int code;
        try
        {
            code = Run(table, columns, extractor, options, output, file.Writer, file.Flush, heading: !adds, cancellation);
        }
        catch (OperationCanceledException)
        {
            output.Talk.WriteLine($"the cases done so far are in {file.PartialPath}");
            throw;
        }
        file.Finish();
        output.Talk.WriteLine($"written: {options.Output}");
        return code;
    }

    private static int Run(
        CaseTable table, BatchColumns columns, FeatureExtractor extractor, BatchOptions options, CommandOutput output, TextWriter results, Action flush, bool heading, CancellationToken cancellation)
    {
        ICaseWriter writer = options.Format switch
        {
            BatchFormat.Json => new JsonCaseWriter(results, columns, options),
            BatchFormat.Text => new TextCaseWriter(results, columns, options.SkipNans),
            _ => new CsvCaseWriter(results, columns, heading),
        };
        using CaseProgress progress = new(output.Talk, options.Quiet, options.ValidateOnly ? "checking cases" : "cases");
        ImageCache images = new(options.Jobs, path => Volume.LoadAsync(path, options.Loading, null, cancellation).GetAwaiter().GetResult());
        CaseRunner runner = new(extractor, images, options.ValidateOnly, options.Rounds);
        List<StageTimes> times = [];
        Dictionary<string, int> failures = [];
        int done = 0;
        writer.Begin();
        OrderedRun.Run(
            table.Cases, options.Jobs, row => runner.Run(row, cancellation),
            (row, result) =>
            {
                writer.Write(row, result);
                flush();
                if (result.Times is { } measured) times.Add(measured);
                if (result.Error is { } error)
                {
                    failures[error.Code] = failures.GetValueOrDefault(error.Code) + 1;
                    progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"case {row.Number} (line {row.Line}): error {error.Code}: {error.Message}"));
                }
                progress.Report(++done, table.Cases.Count);
            },
            cancellation);
        writer.End();
        flush();

        int failed = failures.Values.Sum();
        string reasons = string.Join(", ", failures.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value}")));
        if (!options.Quiet || failed > 0)
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done - failed} of {done} cases {(options.ValidateOnly ? "valid" : "done")}{(failed > 0 ? $", {failed} failed: {reasons}" : "")}"));
        if (!options.Quiet) StageTimes.WriteTable(output.Talk, times);
        return ExitCode.Of(done, failed);
    }

    /// <summary>Rows are added to a table of the same columns only.</summary>
    private static void CheckHeading(string path, BatchColumns columns)
    {
        using StreamReader reader = new(path);
        string[] there = new DelimitedText(reader, ',', Path.GetFileName(path)).Read().First().Fields;
        if (there.SequenceEqual(columns.Names)) return;
        int first = there.Zip(columns.Names).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new SettingsException("OUTPUT_COLUMNS", new Problem(
            path, string.Create(CultureInfo.InvariantCulture, $"its column {first + 1} is '{there.ElementAtOrDefault(first)}'"), $"'{columns.Names.ElementAtOrDefault(first)}', as this run writes",
            "Write to another file, or use the table's columns and settings of the earlier run."));
    }
}
