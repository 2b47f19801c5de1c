using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Radiomics.Cli.Demo;
using Radiomics.Cli.Output;
using Radiomics.Modeling;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics demo</c>: the main job on synthetic data, from a hospital's delivery to a report.</summary>
internal static class DemoCommand
{
    private const string ModelFile = "model.json", ModelReport = "model.html";

    public static Command Create()
    {
        Command command = new("demo", """
            Writes a small synthetic delivery, folders of two chest CT series and Chinese workbooks with planted faults; checks it (validate), measures every
            lesion (run), writes both reports, and shows how close the masks come to the truth. Then measures a cohort of small synthetic lesions with a planted
            signal, trains a model of malignancy on it (train) and judges it. Takes less than a minute and 110 MB.

            Example:
              radiomics demo radiomics-demo
            """);
        Argument<string> folder = new("FOLDER") { Description = "Folder for the files; empty, new, or one of an earlier demo, which is replaced.", DefaultValueFactory = _ => "radiomics-demo" };
        Option<int> threads = new("--threads") { Description = "Threads. The results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        command.Arguments.Add(folder);
        command.Options.Add(threads);
        command.SetBody((parsed, output, cancellation) => Run(parsed.GetRequiredValue(folder), Math.Max(1, parsed.GetValue(threads)), output, cancellation));
        return command;
    }

    private static int Run(string folder, int threads, CommandOutput output, CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        DemoFolder.Prepare(folder);
        string source = Path.Combine(folder, "delivery"), results = Path.Combine(folder, "results"), found = Path.Combine(folder, "findings.html"), report = Path.Combine(folder, "report.html");
        List<(DemoPatient, ChestPhantom)> patients = [];
        foreach (DemoPatient patient in DemoPatient.All)
        {
            ChestPhantom phantom = new(patient.Phantom with { MaxDegreeOfParallelism = threads });
            string series = Path.Combine(source, patient.Class, patient.Id, "平扫");
            Say($"writing {phantom.Geometry.Size.Slices} slices to {series}");
            DemoSeries.Write(phantom, series, patient.Number, threads, cancellation);
            patients.Add((patient, phantom));
        }
        DemoTables.Write(source, [.. patients.Select(p => (p.Item1, p.Item2.Nodules))]);

        Say($"radiomics validate \"{source}\" --report \"{found}\"");
        Delivery delivery = Delivery.Open(source, null, DeliveryOptions.Default with { Loading = new LoadOptions { MaxDegreeOfParallelism = threads } }, null, cancellation);
        IReadOnlyList<Finding> findings = delivery.Validate(PixelReading.Sample, null, cancellation);
        output.Results.WriteLine("found in the delivery, all of it planted:");
        foreach (Finding finding in findings) output.Results.WriteLine($"  {finding}");
        output.Write(found, writer => FindingsHtml.Write(writer, delivery, findings, ReportLanguage.English));

        Say($"radiomics run \"{source}\" -o \"{results}\"");
        CohortRunResult run = CohortRun.Run(delivery, results, CohortRunOptions.Default with { Threads = threads }, null, cancellation);
        output.Write(report, writer => RunReport.Write(writer, results));
        output.Results.WriteLine();
        Table.Write(output.Results, [["patient", "nodule", "seed x,y,z", "mm3", "true mm3", "overlap", "type", "confidence", "entropy", "sphericity"], .. Rows(run.Table, results, patients)]);
        output.Results.WriteLine();
        output.Results.WriteLine("overlap: Dice coefficient of the mask with the true ball. All values are those of a phantom, not of patients.");
        StudyResult study = Model(folder, threads, output, Say, cancellation);
        output.Results.WriteLine();
        StudyText.Write(output.Results, study);
        output.Results.WriteLine();
        output.Results.WriteLine($"delivery: {source}");
        output.Results.WriteLine($"findings: {found}");
        output.Results.WriteLine($"report: {report}");
        output.Results.WriteLine($"features: {run.Table}");
        output.Results.WriteLine($"pictures: {Path.Combine(results, "pictures")}");
        output.Results.WriteLine($"model: {Path.Combine(folder, ModelFile)}");
        output.Results.WriteLine($"model report: {Path.Combine(folder, ModelReport)}");
        (DemoPatient firstPatient, ChestPhantom firstPhantom) = patients[0];
        output.Results.WriteLine($"next: radiomics predict \"{Path.Combine(folder, ModelFile)}\" --image \"{Path.Combine(source, firstPatient.Class, firstPatient.Id, "平扫")}\" --seed {Seed.AtPoint(firstPhantom.Nodules[0].Center, firstPhantom.Geometry)} --value age=63 --value sex=M");
        output.Results.WriteLine($"next: radiomics anonymize \"{source}\" -o \"{Path.Combine(folder, "shared")}\"");
        Say("done");
        // Excluded are the two lesions whose rows were spoiled.
        bool allFound = DemoTables.Faults.All(rule => findings.Any(f => f.Rule.Id == rule));
        return run.Measured == patients.Sum(p => p.Item2.Nodules.Count) && run.Failed == 0 && allFound ? ExitCode.Success : run.Measured == 0 ? ExitCode.AllFailed : ExitCode.SomeFailed;

        void Say(string text) => output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,5:F1} s  {text}"));
    }

    /// <summary>A model of the synthetic cohort: the table, the model and its report are written.</summary>
    private static StudyResult Model(string folder, int threads, CommandOutput output, Action<string> say, CancellationToken cancellation)
    {
        string table = Path.Combine(folder, "cohort.csv"), model = Path.Combine(folder, ModelFile), report = Path.Combine(folder, ModelReport);
        say($"measuring {DemoCohort.Lesions} synthetic lesions");
        string text = DemoCohort.Measure(threads, cancellation);
        output.Write(table, writer => writer.Write(text));
        say($"radiomics train \"{table}\" --target malignancy -o \"{model}\" --report \"{report}\"");
        StudyConfiguration configuration = new() { MaxDegreeOfParallelism = threads, Permutations = 10, Bootstraps = 20 };
        StudyResult study = Study.Evaluate(Modeling.FeatureTable.Load(table), StudyTarget.Malignancy, configuration, null, cancellation);
        study.Model.Save(model);
        output.Write(report, writer => StudyReport.Write(writer, study));
        return study;
    }

    /// <summary>The measured lesions beside the nodules they are, in the order of the table of positions.</summary>
    private static IEnumerable<string[]> Rows(string table, string results, IReadOnlyList<(DemoPatient Patient, ChestPhantom Phantom)> patients)
    {
        using CsvReader reader = CsvReader.FromText(File.ReadAllText(table), new CsvReaderOptions { HasHeader = false });
        List<string[]> rows = [];
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        foreach (string[] fields in rows.Skip(1))
        {
            Dictionary<string, string> row = rows[0].Zip(fields).ToDictionary(p => p.First, p => p.Second);
            if (row["status"] != "ok") continue;
            ChestPhantom phantom = patients.First(p => p.Patient.Id == row["patient"]).Phantom;
            PhantomTruth truth = phantom.Nodules[int.Parse(row["lesion"], CultureInfo.InvariantCulture) - 1];
            Mask mask = Mask.Load(Path.Combine(results, "masks", row["name"] + ".nii.gz"));
            yield return
            [
                row["patient"], truth.Nodule.Name, row["seed"], Fixed(row["segmentation_volumeMm3"], "F0"), truth.VolumeMm3.ToString("F0", CultureInfo.InvariantCulture),
                MaskOverlap.Dice(mask, phantom.TruthMask(truth)).ToString("F3", CultureInfo.InvariantCulture), row["segmentation_type"], Fixed(row["segmentation_confidence"], "F2"),
                Fixed(row["original_firstorder_Entropy"], "F3"), Fixed(row["original_shape_Sphericity"], "F3"),
            ];
        }
    }

    private static string Fixed(string number, string format) => double.Parse(number, CultureInfo.InvariantCulture).ToString(format, CultureInfo.InvariantCulture);
}
