using System.CommandLine;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary>The options of commands that write DICOM objects: segmentation, structure set, report.</summary>
internal sealed class DicomArguments
{
    private readonly Option<string?> _segmentation = new("--seg") { Description = "File for the masks as a DICOM segmentation.", HelpName = "FILE" };
    private readonly Option<string?> _structures = new("--rtstruct") { Description = "File for the masks as a DICOM structure set.", HelpName = "FILE" };
    private readonly Option<string?> _report = new("--sr") { Description = "File for the features as a DICOM report (TID 1500).", HelpName = "FILE" };
    private readonly Option<bool> _patient = new("--with-patient") { Description = "The DICOM files name the patient and the dates of the series; without it they are anonymous." };

    private DicomArguments(Command command, bool features)
    {
        Option[] own = features ? [_report, _segmentation, _patient] : [_segmentation, _structures, _patient];
        All = own;
        foreach (Option option in own) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_patient) is { Implicit: false } && own.Where(o => o != _patient).All(o => result.GetResult(o) is null))
                result.AddError($"--with-patient goes with {string.Join(" or ", own.Where(o => o != _patient).Select(o => o.Name))}.");
        });
    }

    public IReadOnlyList<Option> All { get; }

    /// <summary>Adds the options of masks, or those of features.</summary>
    public static DicomArguments AddTo(Command command, bool features) => new(command, features);

    /// <summary>The files that are asked for.</summary>
    public IEnumerable<string> Files(ParseResult parsed) => All.OfType<Option<string?>>().Select(o => parsed.GetValue(o)).OfType<string>();

    /// <summary>Writes what is asked for of the regions that have a mask; nothing where none has.</summary>
    public void Write(ParseResult parsed, string image, Volume volume, IReadOnlyList<RegionResult> regions, CommandOutput output)
    {
        if (!Files(parsed).Any()) return;
        RegionResult[] found = [.. regions.Where(r => r.Region is not null)];
        if (found.Length == 0) return;
        DicomExportOptions options = new() { Source = volume.SliceIdentities.Count == 0 ? null : DicomSource.Read(image, volume, parsed.GetValue(_patient)) };
        Mask[] masks = [.. found.Select((r, i) => r.Region!.WithLabel(i + 1, r.Region.Name ?? r.Name))];
        if (parsed.GetValue(_segmentation) is { } segmentation) Save(segmentation, path => Mask.SaveSegmentation(path, masks, volume, options));
        if (All.Contains(_structures) && parsed.GetValue(_structures) is { } structures) Save(structures, path => Mask.SaveStructureSet(path, masks, volume, options));
        if (!All.Contains(_report) || parsed.GetValue(_report) is not { } report) return;
        MeasuredRegion[] measured = [.. found.Select((r, i) => (r.Features, Mask: masks[i])).Where(r => r.Features is not null).Select(r => new MeasuredRegion(r.Mask, r.Features!))];
        if (measured.Length > 0) Save(report, path => MeasurementReport.Save(path, measured, volume, options));

        void Save(string path, Action<string> save)
        {
            save(path);
            output.Talk.WriteLine($"written: {path}");
        }
    }
}
