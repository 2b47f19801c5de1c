using System.CommandLine;
using System.Globalization;
using Radiomics.Cli.Output;
using Radiomics.Formats;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics info</c>: what a folder or file holds.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        Command command = new("info", """
            Shows what a folder or file holds: series, geometry, problems, files set aside, labels of a mask.

            Example:
              radiomics info SERIES
            """);
        ImageArguments image = ImageArguments.AddTo(command);
        command.SetBody((parsed, output, cancellation) =>
        {
            string path = image.Path(parsed);
            FileKind kind = FormatSniffer.Detect(path);
            if (kind is not (FileKind.Folder or FileKind.Dicom)) return ShowFile(path, kind, output.Results, cancellation);

            using ProgressLine progress = new(output.Talk, image.Quiet(parsed));
            DicomFolder folder = DicomFolder.Scan(path, image.Options(parsed), progress, cancellation);
            progress.Finish();
            if (kind == FileKind.Dicom && folder.SetAside is [{ Code: "DICOM_NOT_A_SLICE", Reason: var reason }] && reason.EndsWith("RTSTRUCT", StringComparison.Ordinal))
                return ShowStructures(path, output.Results);
            return ShowFolder(folder, output.Results);
        });
        return command;
    }

    private static int ShowFolder(DicomFolder folder, TextWriter results)
    {
        results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder.Path}: {folder.Series.Count} series, {folder.SetAside.Count} files set aside"));
        foreach (DicomSeries series in folder.Series)
        {
            SeriesCheck check = series.Check();
            results.WriteLine();
            results.WriteLine($"series {(series.SeriesInstanceUid.Length == 0 ? "(no UID)" : series.SeriesInstanceUid)}");
            results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {series.Modality}, {series.ImageCount} images, \"{series.Description}\""));
            if (check.Slices.Count > 0)
                results.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {series.Columns} x {series.Rows} x {check.Slices.Count} voxels of {series.ColumnSpacing} x {series.RowSpacing} x {check.SpacingMm} mm"));
            if (check.Slices is [var first, .., var last])
                results.WriteLine($"  first slice {Name(first)} at {first.Position} mm, last slice {Name(last)} at {last.Position} mm");
            foreach (string problem in series.Problems) results.WriteLine($"  problem: {problem}");
            foreach (SeriesProblem problem in check.Problems) results.WriteLine($"  problem {problem.Code}: {problem.Message}");
            foreach (string note in check.Notes) results.WriteLine($"  note: {note}");
            if (series.Problems.Count == 0 && check.IsRegular) results.WriteLine("  no problems");
        }
        if (folder.SetAside.Count > 0)
        {
            const int MostListed = 50;
            results.WriteLine();
            results.WriteLine("set aside:");
            foreach (SetAsideFile file in folder.SetAside.Take(MostListed)) results.WriteLine($"  {file.File}: {file.Reason} ({file.Code})");
            if (folder.SetAside.Count > MostListed) results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {folder.SetAside.Count - MostListed} more"));
        }
        return folder.Series.Count > 0 ? ExitCode.Success : ExitCode.AllFailed;
    }

    private static int ShowStructures(string path, TextWriter results)
    {
        IReadOnlyList<ContourRoi> structures = RtStructureReader.Read(path);
        results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: RTSTRUCT with {structures.Count} structures"));
        List<string[]> rows = [["number", "name", "contours"]];
        foreach (ContourRoi roi in structures)
            rows.Add([roi.Number.ToString(CultureInfo.InvariantCulture), roi.Name, roi.Contours.Count.ToString(CultureInfo.InvariantCulture)]);
        Table.Write(results, rows);
        return ExitCode.Success;
    }

    private static string Name(SliceRecord slice) =>
        slice.InstanceNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"'{slice.Source}' (instance {number})") : $"'{slice.Source}'";

    private static int ShowFile(string path, FileKind kind, TextWriter results, CancellationToken cancellation)
    {
        ImageFile file = VolumeLoader.ReadFile(path, kind, LoadOptions.Default, null, cancellation);
        Volume volume = file.Volume;
        ImageGeometry g = volume.Geometry;
        float minimum = float.PositiveInfinity, maximum = float.NegativeInfinity;
        int broken = 0;
        foreach (float value in volume.Voxels)
        {
            if (!float.IsFinite(value))
            {
                broken++;
                continue;
            }
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
        }
        results.WriteLine($"{path}: {kind}, stored as {volume.StoredType}");
        results.WriteLine($"  {g.Size} voxels of {g.Spacing} mm");
        results.WriteLine($"  first voxel at {g.Origin} mm (LPS)");
        results.WriteLine($"  {g.Direction}");
        results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  values from {minimum} to {maximum}"));
        if (broken > 0) results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {broken} voxels are NaN or infinite"));
        foreach (string note in volume.Notes) results.WriteLine($"  note: {note}");
        if (minimum < 0 || volume.StoredType is StoredType.Float32 or StoredType.Float64) return ExitCode.Success;

        try
        {
            const int MostLabels = 64;
            LabelMap labels = new(LabelFile.Of(file), Path.GetFileName(path));
            if (labels.Labels.Count > MostLabels)
            {
                results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  as a mask: {labels.Labels.Count} labels"));
                return ExitCode.Success;
            }
            results.WriteLine("  as a mask:");
            List<string[]> rows = [["label", "name", "voxels", "mm3"]];
            foreach (Mask mask in labels.Labels.Select(labels.Extract))
            {
                rows.Add(
                [
                    mask.Label.ToString(CultureInfo.InvariantCulture), mask.Name ?? "", mask.VoxelCount.ToString(CultureInfo.InvariantCulture),
                    mask.VolumeMm3.ToString("F1", CultureInfo.InvariantCulture),
                ]);
            }
            Table.Write(results, rows);
        }
        catch (MaskException)
        {
            results.WriteLine("  not a mask");
        }
        return ExitCode.Success;
    }
}
