using System.Globalization;
using Radiomics.Cli.Batch;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics extract --mode voxel</c>: feature maps of the regions of a mask, or of every case of a table. One that fails does not stop the others. The paths of the files are the output.</summary>
/// <param name="mapper">Computes the maps.</param>
/// <param name="target">Where they are written.</param>
/// <param name="output">Where paths and talk go.</param>
/// <param name="quiet">Whether there is no talk but errors.</param>
internal sealed class MapExtraction(FeatureMapper mapper, FeatureMapTarget target, CommandOutput output, bool quiet)
{
    private readonly List<string> _notes = [];
    private int _maps;

    /// <summary>The regions of a mask; with more than one, the names of the files begin with <c>label-N_</c>.</summary>
    /// <returns>The exit code.</returns>
    public int OfMasks(Volume volume, IReadOnlyList<Mask> masks, CancellationToken cancellation)
    {
        int failed = 0;
        foreach (Mask mask in masks)
        {
            FeatureMapTarget own = masks.Count == 1 ? target : target with { Prefix = string.Create(CultureInfo.InvariantCulture, $"label-{mask.Label}_") };
            if (Try($"label {mask.Label.ToString(CultureInfo.InvariantCulture)}", () => Write(volume, mask, own, cancellation))) continue;
            failed++;
        }
        return Finish("regions", masks.Count, failed);
    }

    /// <summary>The cases of a table, one after another; the names of the files begin with <c>Case-N_</c>, as PyRadiomics has them.</summary>
    /// <returns>The exit code.</returns>
    public int OfTable(string path, LoadOptions loading, CancellationToken cancellation)
    {
        CaseTable table = CaseTable.Read(path);
        if (!quiet)
            foreach (string note in table.Notes) output.Talk.WriteLine($"note: {note}");
        ImageCache images = new(1, file => Volume.LoadAsync(file, loading, null, cancellation).GetAwaiter().GetResult());
        CaseRunner cases = new(new FeatureExtractor(mapper.Settings), images, validateOnly: false);
        int failed = 0;
        foreach (BatchCase row in table.Cases)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"case {row.Number} (line {row.Line})");
            bool done = Try(name, () =>
            {
                if (row.Problem is { } problem)
                {
                    output.Report(problem.Code, problem.Message);
                    return false;
                }
                (Volume image, Mask mask) = cases.Load(row);
                return Write(image, mask, target with { Prefix = string.Create(CultureInfo.InvariantCulture, $"Case-{row.Number}_") }, cancellation);
            });
            if (!done) failed++;
        }
        return Finish("cases", table.Cases.Count, failed);
    }

    private bool Write(Volume volume, Mask mask, FeatureMapTarget own, CancellationToken cancellation)
    {
        using ProgressLine progress = new(output.Talk, quiet);
        FeatureMapFiles files = FeatureMapFiles.Write(mapper, volume, mask, own, new MapProgressLine(progress), cancellation);
        foreach (string path in files.Paths) output.Results.WriteLine(path);
        output.Results.Flush();
        _maps += files.Paths.Count;
        _notes.AddRange(files.Notes);
        return true;
    }

    private bool Try(string what, Func<bool> work)
    {
        try
        {
            return work();
        }
        // A folder that cannot be written to fails for all, and so do settings.
        catch (RadiomicsException error) when (error is not SettingsException && error.Code != "FILE_UNWRITABLE")
        {
            output.Report(error.Code, $"{what}: {error.Message}");
            return false;
        }
    }

    private int Finish(string what, int total, int failed)
    {
        if (!quiet)
        {
            foreach (string note in _notes.Distinct()) output.Talk.WriteLine($"note: {note}");
            output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total - failed} of {total} {what} done, {_maps} maps written to {target.Folder}"));
        }
        return ExitCode.Of(total, failed);
    }
}
