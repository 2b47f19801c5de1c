using System.CommandLine;
using System.Globalization;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics segment</c>: the mask of the lesion at a position.</summary>
internal static class SegmentCommand
{
    public static Command Create()
    {
        Command command = new("segment", """
            Segments the lesion at a position and writes its mask.

            Example:
              radiomics segment SERIES --seed 110,254,131 -o mask.nii.gz --report report.json
            """);
        ImageArguments image = ImageArguments.AddTo(command);
        Option<string> seed = new("--seed") { Description = "Position of the lesion: column and row in pixels from the top left (zero-based), 1-based slice.", HelpName = "x,y,z", Required = true };
        Option<string> file = new("--output", "-o") { Description = "File for the mask: .nii, .nii.gz or .nrrd.", HelpName = "FILE", Required = true };
        Option<string?> reportFile = new("--report") { Description = "File for the report as JSON.", HelpName = "FILE" };
        foreach (Option option in new Option[] { seed, file, reportFile }) command.Options.Add(option);
        GrowingArguments growing = GrowingArguments.AddTo(command);

        command.SetBody((parsed, output, cancellation) =>
        {
            Seed position = Seed.Parse(parsed.GetRequiredValue(seed));
            RegionGrowing segmenter = growing.Segmenter(parsed);
            ImageSaver.CheckEnding(parsed.GetRequiredValue(file));
            Volume volume = image.Load(parsed, output, cancellation);
            SeedSegmentation lesion = segmenter.Segment(volume, position);

            string path = parsed.GetRequiredValue(file);
            lesion.Mask.Save(path);
            output.Talk.WriteLine($"written: {path}");
            if (parsed.GetValue(reportFile) is { } reportPath) output.Write(reportPath, writer => RegionJson.WriteReport(writer, image.Path(parsed), lesion.Report));

            SegmentationReport report = lesion.Report;
            output.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Voxels} voxels, {report.VolumeMm3:F1} mm3, {report.Thresholds}, stop: {report.Stop}"));
            foreach (string note in report.Notes) output.Talk.WriteLine($"note: {note}");
            return ExitCode.Success;
        });
        return command;
    }
}
