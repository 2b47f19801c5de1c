using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Radiomics.Cli.Demo;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics demo</c>: the main job on synthetic data, from DICOM files to a table of features.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        Command command = new("demo", """
            Writes a small synthetic delivery (two chest CT series with nodules of known size), segments every nodule from its position,
            extracts its features, and shows how close the result comes to the truth. Takes under a minute and about 150 MB.

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
        FeatureExtractor extractor = new(ExtractionSettings.PyRadiomics with { MaxDegreeOfParallelism = threads });
        List<RegionResult> results = [];
        List<string[]> rows = [["patient", "nodule", "seed x,y,z", "voxels", "mm3", "true mm3", "overlap", "entropy", "sphericity", "stop"]];
        foreach (DemoPatient patient in DemoPatient.All)
        {
            string id = patient.Number.ToString("D4", CultureInfo.InvariantCulture), series = Path.Combine(folder, patient.Class, id, "plain");
            ChestPhantom phantom = new(patient.Phantom with { MaxDegreeOfParallelism = threads });
            Say($"writing {phantom.Geometry.Size.Slices} slices to {series}");
            DemoSeries.Write(phantom, series, patient.Number, threads, cancellation);
            Say($"loading {series}");
            Volume volume = Volume.LoadAsync(series, new LoadOptions { MaxDegreeOfParallelism = threads }, null, cancellation).GetAwaiter().GetResult();

            Say($"segmenting {phantom.Nodules.Count} nodules and extracting their features");
            Directory.CreateDirectory(Path.Combine(folder, "masks"));
            int number = 0;
            foreach (PhantomTruth nodule in phantom.Nodules)
            {
                string maskFile = Path.Combine(folder, "masks", string.Create(CultureInfo.InvariantCulture, $"{id}_{++number}.nii.gz"));
                Mask? found = null;
                RegionResult result = RegionResult.OfSeed(series, volume, nodule.Seed, RegionGrowing.Default, mask =>
                {
                    found = mask;
                    mask.Save(maskFile);
                    return extractor.Extract(volume, mask, cancellation);
                }) with { Name = nodule.Nodule.Name, Mask = maskFile };
                results.Add(result);
                if (result.Error is { } error) output.Report(error.Code, error.Message);
                rows.Add(Row(id, nodule, result, found is null ? 0 : Overlap(found, phantom.TruthMask(nodule))));
            }
        }

        string table = Path.Combine(folder, "features.csv");
        output.Write(table, writer => RegionCsv.Write(writer, results, extractor));
        output.Results.WriteLine();
        Table.Write(output.Results, rows);
        output.Results.WriteLine();
        output.Results.WriteLine("overlap: Dice coefficient of the mask with the true ball. All values are those of a phantom, not of patients.");
        output.Results.WriteLine($"series: {Path.Combine(folder, "malignant")} and {Path.Combine(folder, "benign")}");
        output.Results.WriteLine($"masks: {Path.Combine(folder, "masks")}");
        output.Results.WriteLine($"features: {table}");
        output.Results.WriteLine($"next: radiomics extract \"{results[0].Image}\" --seed {results[0].Seed} -o features.json");
        Say("done");
        return ExitCode.Of(results.Count, results.Count(r => r.Error is not null));

        void Say(string text) => output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,5:F1} s  {text}"));
    }

    private static string[] Row(string patient, PhantomTruth nodule, RegionResult result, double overlap)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        string[] known = [patient, nodule.Nodule.Name, nodule.Seed.ToString()];
        return result.Features is { } features && result.Segmentation is { } report
            ?
            [
                .. known, report.Voxels.ToString(plain), report.VolumeMm3.ToString("F0", plain), nodule.VolumeMm3.ToString("F0", plain), overlap.ToString("F3", plain),
                features["original_firstorder_Entropy"].ToString("F3", plain), features["original_shape_Sphericity"].ToString("F3", plain), report.Stop.ToString(),
            ]
            : [.. known, "-", "-", nodule.VolumeMm3.ToString("F0", plain), "-", "-", "-", result.Error?.Code ?? ""];
    }

    /// <summary>Dice coefficient: twice the common voxels over the sum of both.</summary>
    private static double Overlap(Mask a, Mask b)
    {
        VoxelRegion common = a.Region.Intersect(b.Region);
        int both = 0;
        for (int z = common.Start.Slice; z < common.End.Slice; z++)
            for (int y = common.Start.Row; y < common.End.Row; y++)
                for (int x = common.Start.Column; x < common.End.Column; x++)
                    if (a[new VoxelIndex(x, y, z)] && b[new VoxelIndex(x, y, z)]) both++;
        return 2.0 * both / (a.VoxelCount + b.VoxelCount);
    }
}
