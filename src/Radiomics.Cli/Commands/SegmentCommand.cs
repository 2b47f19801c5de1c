using System.CommandLine;
using System.Globalization;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics segment</c>: the masks of the lesions at positions.</summary>
internal static class SegmentCommand
{
    public static Command Create()
    {
        Command command = new("segment", """
            Segments the lesion at each position, writes the masks as labels of one file, and says what was found: type, volume, diameters, confidence
            and findings. Look at the picture before the mask is used.

            Several --seed give several lesions: labels 1, 2, ... in their order, one report, and pictures NAME-1.png, NAME-2.png, ... Where lesions
            overlap the earlier one keeps the voxel, which is noted. A seed that fails does not stop the others; its label stays unused.

            Examples:
              radiomics segment SERIES --seed 110,254,131 -o mask.nii.gz --report report.json --picture nodule.png
              radiomics segment SERIES --seed 110,254,131 --seed 301,222,88 -o masks.nii.gz
              radiomics segment SERIES --seed 110,254,131 -o mask.nii.gz --seg mask.dcm --rtstruct contours.dcm
              radiomics segment SERIES --seed 110,254,131 -o mask.nii.gz --lower -300 --box 90,230,120,130,280,141 --exclude 125,240,131
            """);
        ImageArguments image = ImageArguments.AddTo(command);
        Option<string[]> seeds = new("--seed") { Description = "Position of a lesion: column and row in pixels from the top left (zero-based), 1-based slice. Repeatable.", HelpName = "x,y,z", Required = true };
        Option<string> file = new("--output", "-o") { Description = "File for the masks: .nii, .nii.gz or .nrrd.", HelpName = "FILE", Required = true };
        Option<string?> report = new("--report") { Description = "File for the report as JSON.", HelpName = "FILE" };
        Option<string?> picture = new("--picture") { Description = "File for a picture of the lesion in three planes: .png. With several seeds one each, with -1, -2, ... before the ending.", HelpName = "FILE" };
        Option<string?> parts = new("--parts") { Description = "File for the parts as labels: 1 nodule outside its core, 2 solid core, 3 cavity.", HelpName = "FILE" };
        foreach (Option option in new Option[] { seeds, file, report, picture, parts }) command.Options.Add(option);
        SegmentationArguments segmentation = SegmentationArguments.AddTo(command);
        DicomArguments dicom = DicomArguments.AddTo(command, features: false);

        command.SetBody((parsed, output, cancellation) =>
        {
            SegmentFiles files = new(parsed.GetRequiredValue(file), parsed.GetValue(parts), parsed.GetValue(report), parsed.GetValue(picture), [.. dicom.Files(parsed)]);
            files.Check();
            Seed[] positions = [.. parsed.GetRequiredValue(seeds).Select(Seed.Parse)];
            NoduleSegmenter segmenter = segmentation.Segmenter(parsed, image.Threads(parsed));
            Volume volume = image.Load(parsed, output, cancellation);

            List<RegionResult> lesions = [];
            foreach (Seed seed in positions)
            {
                cancellation.ThrowIfCancellationRequested();
                lesions.Add(RegionResult.OfSeed(image.Path(parsed), volume, seed, segmenter) with { Label = lesions.Count + 1 });
            }
            NoteOverlaps(lesions);
            files.Write(volume, lesions, segmenter.Options, output);
            dicom.Write(parsed, image.Path(parsed), volume, lesions, output);
            foreach (RegionResult lesion in lesions) Say(lesion, positions.Length > 1, output);
            return ExitCode.Of(lesions.Count, lesions.Count(l => l.Error is not null));
        });
        return command;
    }

    /// <summary>Notes on the later of two lesions how many of its voxels have the earlier one's label in the file.</summary>
    private static void NoteOverlaps(List<RegionResult> lesions)
    {
        for (int i = 0; i < lesions.Count; i++)
        {
            if (lesions[i].Nodule is not { } nodule) continue;
            foreach (RegionResult earlier in lesions.Take(i).Where(l => l.Nodule is not null))
            {
                int common = MaskOverlap.CommonVoxels(earlier.Nodule!.Mask, nodule.Mask);
                if (common == 0) continue;
                string note = string.Create(CultureInfo.InvariantCulture, $"{common} of its {nodule.Mask.VoxelCount} voxels belong to lesion {earlier.Label}, too, and have that label in the mask file");
                lesions[i] = lesions[i] with { Notes = [.. lesions[i].Notes, note] };
            }
        }
    }

    /// <summary>One line a lesion on standard output; notes and errors on the other.</summary>
    private static void Say(RegionResult lesion, bool several, CommandOutput output)
    {
        string name = several ? string.Create(CultureInfo.InvariantCulture, $"lesion {lesion.Label} at {lesion.Seed}") : $"lesion at {lesion.Seed}";
        if (lesion.Error is { } error)
        {
            output.Results.WriteLine($"{name}: failed, {error.Code}");
            output.Report(error.Code, $"{name}: {error.Message}");
            return;
        }
        Nodule nodule = lesion.Nodule!;
        string findings = nodule.Flags == NoduleFindings.None ? "no findings" : NoduleWords.Of(nodule.Flags);
        output.Results.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {NoduleWords.Size(nodule)}, {nodule.Mask.VoxelCount} voxels, confidence {100 * nodule.Confidence:F0} %, {findings}"));
        foreach (string note in nodule.Notes.Concat(lesion.Notes)) output.Talk.WriteLine($"note: {name}: {note}");
    }
}
