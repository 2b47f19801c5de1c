using System.Globalization;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>Joins the parts of a cohort that were measured apart to the bytes of one run.</summary>
public static class CohortMerge
{
    /// <summary>Joins parts.</summary>
    /// <param name="parts">Folders of runs that have ended, each of its part of the same delivery with the same settings.</param>
    /// <param name="output">Folder of the results; made where it is not there.</param>
    /// <param name="cancellationToken">Stops the joining.</param>
    /// <returns>What the parts have done together.</returns>
    /// <exception cref="SettingsException">The parts do not belong together, or some are missing.</exception>
    /// <exception cref="ImageFormatException">A folder holds no run that has ended, or the results cannot be written.</exception>
    public static CohortRunResult Run(IReadOnlyList<string> parts, string output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentException.ThrowIfNullOrEmpty(output);
        if (parts.Count == 0) throw new SettingsException("MERGE_NOTHING", new Problem("merge", "no folder was named", "the folders of the parts", ""));
        RunFolder[] folders = [.. parts.Select(p => new RunFolder(p))];
        RunFolder target = new(output);
        if (folders.Any(f => f.Path == target.Path))
            throw new SettingsException("OUTPUT_IS_INPUT", new Problem(target.Path, "this is one of the parts", "a folder of its own for the whole", "Name another folder."));
        RunManifest[] runs = [.. folders.Select(RunManifest.Read)];
        for (int p = 1; p < runs.Length; p++) Check(runs[0], runs[p], folders[p]);
        int[] owners = [.. runs[0].Rows.Select((_, row) => Array.FindIndex(runs, r => r.Rows[row].State != RunState.Elsewhere))];
        if (owners.Count(o => o < 0) is > 0 and int missing)
        {
            throw new SettingsException("MERGE_INCOMPLETE", new Problem(
                "merge", string.Create(CultureInfo.InvariantCulture, $"{missing} of {owners.Length} lesions x phases are in none of these parts"), "every part of the cohort", "Name the folders of all parts."));
        }
        RunManifest whole = runs[0] with { Rows = [.. owners.Select((owner, row) => runs[owner].Rows[row])] };
        target.Create();
        using RunLock held = RunLock.Take(target);
        try
        {
            target.Sweep();
            HashSet<string> taken = [];
            for (int row = 0; row < owners.Length; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (whole.Rows[row].Unit is not { } key) continue;
                RunFolder from = folders[owners[row]];
                if (taken.Add(key)) Copy(from.UnitOf(key), target.UnitOf(key), optional: false);
                string name = whole.Rows[row].Name;
                Copy(from.MaskOf(name), target.MaskOf(name), optional: true);
                Copy(from.PictureOf(name), target.PictureOf(name), optional: true);
            }
            whole.Write(target);
            RunTables.Write(whole, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw target.Unwritable(error);
        }
        return new CohortRunResult(Count(RunState.Measured), Count(RunState.Failed), Count(RunState.Excluded), 0, 0, target.Table);

        int Count(RunState state) => whole.Rows.Count(r => r.State == state);
    }

    private static void Check(RunManifest first, RunManifest other, RunFolder folder)
    {
        string? different = first.Engine != other.Engine ? "another version of the engine"
            : first.Settings != other.Settings || first.Extras != other.Extras ? "other settings"
            : !first.IdentityColumns.SequenceEqual(other.IdentityColumns) || !first.ResultColumns.SequenceEqual(other.ResultColumns) || !first.TableColumns.SequenceEqual(other.TableColumns) ? "other columns"
            : !first.Rows.Select(Line).SequenceEqual(other.Rows.Select(Line)) ? "other lesions, or other tables about them" : null;
        if (different is null) return;
        throw new SettingsException("MERGE_DIFFERENT", new Problem(
            folder.Path, $"this run has {different} than the first", "parts of one delivery, run with the same tables and settings", "Run this part again."));

        static string Line(RunRow row) => string.Join('\u001f', row.Identity.Concat(row.Tables).Prepend(row.Name));
    }

    private static void Copy(string from, string to, bool optional)
    {
        if (optional && !File.Exists(from))
        {
            File.Delete(to);
            return;
        }
        using FileStream source = ImageFiles.OpenRead(from);
        ImageFiles.Replace(to, source.CopyTo);
    }
}
