using System.CommandLine;
using System.Globalization;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics extract</c>: features of every region of a mask, or of the lesion at a seed.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        Command command = new("extract", """
            Computes the features of every region of a mask, of the lesion at a position, or of every case of a table (.csv with columns Image and
            Mask, perhaps Label, and any others; paths relative to the table).

            Examples:
              radiomics extract SERIES --seed 110,254,131 -o features.json
              radiomics extract image.nii.gz --mask mask.nii.gz -p Params.yaml
              radiomics extract image.nii.gz --mask mask.nii.gz --label 2 -s binWidth:10
              radiomics extract SERIES --mask rtstruct.dcm --label GTV-1 --format csv
              radiomics extract SERIES --seed 110,254,131 -o features.json --sr report.dcm --seg mask.dcm
              radiomics extract cases.csv -p Params.yaml -o features.csv --jobs 4
              radiomics extract image.nii.gz --mask mask.nii.gz --mode voxel -s kernelRadius:2 -o maps
            """);
        ImageArguments image = ImageArguments.AddTo(command);
        Option<string?> mask = new("--mask", "-m") { Description = "Mask on the image's grid (.nii, .nii.gz, .nrrd) or RTSTRUCT. Every label gives one result.", HelpName = "FILE" };
        Option<string[]> labels = new("--label", "-l") { Description = "Only this label value (a whole number), or this name. Repeatable.", HelpName = "N|NAME" };
        Option<string[]> seeds = new("--seed") { Description = "Position of a lesion: column and row in pixels from the top left (zero-based), 1-based slice. Repeatable.", HelpName = "x,y,z" };
        Option<string?> format = new("--format", "-f") { Description = "csv or json, for a table of cases also txt; without it the ending of the output file decides, else csv.", HelpName = "csv|json|txt" };
        format.AcceptOnlyFromAmong("csv", "json", "txt");
        Option<string?> file = new("--output", "-o") { Description = "File for the result; without it, standard output. With --mode voxel the folder of the maps.", HelpName = "FILE" };
        Option<string?> saveMask = new("--save-mask") { Description = "File for the mask segmented at --seed: .nii, .nii.gz or .nrrd.", HelpName = "FILE" };
        foreach (Option option in new Option[] { mask, labels, seeds, format, file, saveMask }) command.Options.Add(option);
        SettingsArguments settings = SettingsArguments.AddTo(command);
        SegmentationArguments segmentation = SegmentationArguments.AddTo(command);
        BatchArguments batch = BatchArguments.AddTo(command);
        TimingArguments timing = TimingArguments.AddTo(command);
        MapArguments maps = MapArguments.AddTo(command);
        DicomArguments dicom = DicomArguments.AddTo(command, features: true);
        command.Validators.Add(result =>
        {
            bool isTable = BatchArguments.IsTable(result.GetResult(image.Image)?.GetValueOrDefault<string>());
            timing.Check(result, batch.Jobs, batch.Validate);
            maps.Check(result, file, [format, seeds, saveMask, .. segmentation.All, .. dicom.All, .. timing.All, .. batch.OfResults]);
            batch.Check(result, isTable, [mask, labels, seeds, saveMask, .. segmentation.All, .. dicom.All]);
            if (isTable) return;
            if (result.GetResult(format)?.GetValueOrDefault<string>() == "txt") result.AddError("--format txt goes with a table of cases (.csv).");
            bool hasMask = result.GetResult(mask) is not null, hasSeed = result.GetResult(seeds) is not null;
            if (hasMask == hasSeed) result.AddError("Name the region with either --mask FILE or --seed x,y,z.");
            if (!hasMask && result.GetResult(labels) is not null) result.AddError("--label goes with --mask.");
            if (hasMask)
            {
                foreach (Option option in segmentation.All)
                    if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} goes with --seed.");
            }
            if (result.GetResult(saveMask) is not null && (result.GetResult(seeds)?.GetValueOrDefault<string[]>() ?? []).Length != 1) result.AddError("--save-mask goes with one --seed.");
        });

        command.SetBody((parsed, output, cancellation) =>
        {
            ExtractionSettings chosen = settings.Settings(parsed) with { MaxDegreeOfParallelism = image.Threads(parsed) };
            if (maps.AreWanted(parsed))
            {
                MapExtraction extraction = new(new FeatureMapper(chosen), maps.Target(parsed, parsed.GetValue(file)!), output, image.Quiet(parsed));
                if (BatchArguments.IsTable(image.Path(parsed))) return extraction.OfTable(image.Path(parsed), image.Options(parsed), cancellation);
                Volume mapped = image.Load(parsed, output, cancellation);
                return extraction.OfMasks(mapped, Masks(mapped, parsed.GetValue(mask)!, Labels(parsed.GetValue(labels), chosen), chosen), cancellation);
            }
            if (BatchArguments.IsTable(image.Path(parsed)))
                return BatchExtraction.Run(batch.Options(parsed, image.Path(parsed), chosen, image.Options(parsed), parsed.GetValue(file), parsed.GetValue(format), timing.Rounds(parsed), image.Quiet(parsed)), output, cancellation);
            ResultFiles.CheckDistinct([parsed.GetValue(file), parsed.GetValue(saveMask), .. dicom.Files(parsed)]);
            FeatureExtractor extractor = new(chosen);
            NoduleSegmenter segmenter = segmentation.Segmenter(parsed, image.Threads(parsed));
            if (parsed.GetValue(saveMask) is { } maskFile) ImageSaver.CheckEnding(maskFile);
            Seed[] positions = [.. (parsed.GetValue(seeds) ?? []).Select(Seed.Parse)];

            string imagePath = image.Path(parsed);
            Volume? loaded = null;
            List<RegionResult> results = TimedRounds.Run(timing.Rounds(parsed), extractor.Settings.MaxDegreeOfParallelism, (round, timings) =>
            {
                // What loading has to say is said once.
                Volume Load() => image.Load(parsed, round == 0 ? output : output with { Talk = TextWriter.Null }, cancellation);
                Volume volume = timings is null ? Load() : timings.Measure(StageTimes.LoadImage, Load);
                loaded = volume;
                return parsed.GetValue(mask) is { } maskPath
                    ? FromMask(volume, imagePath, maskPath, Labels(parsed.GetValue(labels), extractor.Settings), extractor, timings, cancellation)
                    : [.. positions.Select(seed => TimedRegion.Of(timings, own => RegionResult.OfSeed(imagePath, volume, seed, segmenter, nodule =>
                    {
                        if (parsed.GetValue(saveMask) is { } saved && round == 0) nodule.Mask.Save(saved);
                        return extractor.Extract(volume, nodule.Mask, own, cancellation);
                    }, own)))];
            });

            foreach (RegionResult result in results)
                if (result.Error is { } error) output.Report(error.Code, error.Message);
            string? path = parsed.GetValue(file);
            bool json = parsed.GetValue(format) is { } form ? form == "json" : path?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true;
            output.Write(path, writer =>
            {
                if (json) RegionJson.Write(writer, results);
                else RegionCsv.Write(writer, results, extractor);
            });
            dicom.Write(parsed, imagePath, loaded!, results, output);
            int failed = results.Count(r => r.Error is not null);
            if (!image.Quiet(parsed)) StageTimes.WriteTable(output.Talk, [.. results.Select(r => r.Times).OfType<StageTimes>()]);
            if (!image.Quiet(parsed)) output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count - failed} of {results.Count} regions done"));
            return ExitCode.Of(results.Count, failed);
        });
        return command;
    }

    /// <summary>The labels asked for: by option, else by setting; none means every one.</summary>
    private static string[] Labels(string[]? given, ExtractionSettings settings) =>
        given is { Length: > 0 } ? given : settings.Label is { } label ? [label.ToString(CultureInfo.InvariantCulture)] : [];

    /// <summary>The regions asked for.</summary>
    private static IReadOnlyList<Mask> Masks(Volume volume, string path, string[] labels, ExtractionSettings settings)
    {
        MaskSource masks = new(settings);
        if (labels.Length == 0) return masks.All(path, volume);
        return [.. labels.Select(label => int.TryParse(label, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? masks.ByLabel(path, volume, number) : masks.ByName(path, volume, label))];
    }

    private static List<TimedRegion> FromMask(
        Volume volume, string imagePath, string maskPath, string[] labels, FeatureExtractor extractor, ExtractionTimings? timings, CancellationToken cancellation)
    {
        MaskSource masks = new(extractor.Settings);
        if (labels.Length == 0)
        {
            IReadOnlyList<Mask> LoadAll() => masks.All(maskPath, volume);
            IReadOnlyList<Mask> all = timings is null ? LoadAll() : timings.Measure(StageTimes.LoadMask, LoadAll);
            return [.. all.Select(m => TimedRegion.Of(timings, own => RegionResult.OfMask(imagePath, maskPath, m.Label, m.Name, () => m, mask => Extract(mask, own))))];
        }
        return
        [
            .. labels.Select(label => TimedRegion.Of(timings, own => int.TryParse(label, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
                ? RegionResult.OfMask(imagePath, maskPath, number, null, () => Load(() => masks.ByLabel(maskPath, volume, number), own), mask => Extract(mask, own))
                : RegionResult.OfMask(imagePath, maskPath, null, label, () => Load(() => masks.ByName(maskPath, volume, label), own), mask => Extract(mask, own)))),
        ];

        FeatureSet Extract(Mask mask, ExtractionTimings? own) => extractor.Extract(volume, mask, own, cancellation);

        static Mask Load(Func<Mask> load, ExtractionTimings? own) => own is null ? load() : own.Measure(StageTimes.LoadMask, load);
    }
}
