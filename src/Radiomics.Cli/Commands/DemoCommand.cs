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
            draws a picture of each, extracts its features, and shows how close the result comes to the truth. Takes about a minute and 150 MB.

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
        List<string[]> rows = [["patient", "nodule", "seed x,y,z", "voxels", "mm3", "true mm3", "overlap", "type", "confidence", "entropy", "sphericity"]];
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
            Directory.CreateDirectory(Path.Combine(folder, "pictures"));
            NoduleSegmenter segmenter = new(NoduleSegmenterOptions.Default with { MaxDegreeOfParallelism = threads });
            int number = 0;
            foreach (PhantomTruth nodule in phantom.Nodules)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{id}_{++number}"), maskFile = Path.Combine(folder, "masks", name + ".nii.gz");
                string picture = Path.Combine(folder, "pictures", name + ".png");
                RegionResult result = RegionResult.OfSeed(series, volume, nodule.Seed, segmenter, found =>
                {
                    found.Mask.Save(maskFile);
                    ThreePlanePicture.Of(volume, found, new MaskContour(phantom.TruthMask(nodule), RgbColor.Lime, "truth") { Dashed = true }).SavePng(picture);
                    return extractor.Extract(volume, found.Mask, cancellation);
                }) with { Name = nodule.Nodule.Name, Mask = maskFile, Picture = picture };
                results.Add(result);
                if (result.Error is { } error) output.Report(error.Code, error.Message);
                rows.Add(Row(id, nodule, result, result.Nodule is { } found ? MaskOverlap.Dice(found.Mask, phantom.TruthMask(nodule)) : 0));
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
        output.Results.WriteLine($"pictures: {Path.Combine(folder, "pictures")} (mask yellow, truth green)");
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
        return result.Features is { } features && result.Nodule is { } found
            ?
            [
                .. known, found.Mask.VoxelCount.ToString(plain), found.VolumeMm3.ToString("F0", plain), nodule.VolumeMm3.ToString("F0", plain), overlap.ToString("F3", plain),
                NoduleWords.Of(found.Type), found.Confidence.ToString("F2", plain),
                features["original_firstorder_Entropy"].ToString("F3", plain), features["original_shape_Sphericity"].ToString("F3", plain),
            ]
            : [.. known, "-", "-", nodule.VolumeMm3.ToString("F0", plain), "-", result.Error?.Code ?? "", "-", "-", "-"];
    }
}
