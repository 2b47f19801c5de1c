using System.Globalization;

namespace Radiomics.Cohorts.Tests;

/// <summary>A delivery of small series with round nodules, quick to measure; and the bytes of what a run leaves.</summary>
internal sealed class MadeRun : IDisposable
{
    public const int Columns = 96, Slices = 24;

    private readonly string _temporary = Directory.CreateTempSubdirectory("radiomics-run-队列-").FullName;

    /// <summary>A delivery with a patient for every ID.</summary>
    public MadeRun(params string[] ids)
    {
        Cohort = new MadeCohort();
        foreach (List<object?[]> rows in (List<object?[]>[])[Cohort.Positions, Cohort.Clinical, Cohort.FollowUp]) rows.Clear();
        Cohort.Patients.Clear();
        for (int i = 0; i < ids.Length; i++) Add(ids[i], $"病人{i + 1}", 3.5 + 0.5 * i);
    }

    public MadeCohort Cohort { get; }

    public string Output(string name = "结果 1") => Path.Combine(_temporary, name);

    /// <summary>Adds a patient with a nodule in the right lung.</summary>
    public void Add(string id, string folder, double radiusMm)
    {
        MadePatient patient = new() { Id = id, FolderName = folder };
        patient.Series.Clear();
        patient.Series.Add(Series(id, radiusMm));
        Cohort.Patients.Add(patient);
        Cohort.Positions.Add([id, 1, 28, 48, Slices - 12, null, null, null, null]);
        Cohort.Clinical.Add([1, "恶性", "腺癌", "adenocarcinoma", id, "pT1bN0M0", "IA2", "=1+cmd|' /C calc'!A0", "L858R"]);
        Cohort.FollowUp.Add([id, "男", 63, "是", 1, 27.5, 0]);
    }

    /// <summary>Adds a contrast phase to a patient: other slices, the nodule elsewhere and denser, no position in the tables.</summary>
    public void AddContrast(int patient, double radiusMm, PointMm shift, bool sameFrame = true)
    {
        MadePatient of = Cohort.Patients[patient];
        of.Series[0].Frame = "1.2.3.4";
        MadeSeries contrast = Series(of.Id, radiusMm, spacing: 1.5, slices: 20, shift, 1110);
        (contrast.Folder, contrast.Agent, contrast.Time, contrast.Frame) = ("增强1期", "Iohexol", "081000", sameFrame ? "1.2.3.4" : "1.2.3.5");
        of.Series.Add(contrast);
    }

    /// <summary>What a run leaves, but its log and lock: path and bytes.</summary>
    public static SortedDictionary<string, string> Bytes(string output)
    {
        SortedDictionary<string, string> bytes = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories))
            if (Path.GetFileName(file) is not ("run.log" or "run.lock")) bytes[Path.GetRelativePath(output, file)] = RunFolder.HashOf(file);
        return bytes;
    }

    public void Dispose()
    {
        Cohort.Dispose();
        Directory.Delete(_temporary, recursive: true);
    }

    private static MadeSeries Series(string id, double radiusMm, double spacing = 1.25, int slices = Slices, PointMm shift = default, int tissue = 1030) => new()
    {
        Size = Columns,
        Slices = slices,
        Spacing = spacing,
        Nodules = [.. Enumerable.Range(0, slices)],
        PatientId = id,
        Paint = (slice, stored) =>
        {
            for (int y = 0; y < Columns; y++)
            {
                for (int x = 0; x < Columns; x++)
                {
                    double dx = (x - 28) * 0.7 - shift.X, dy = (y - 48) * 0.7 - shift.Y, dz = slice * spacing - 12 * 1.25 - shift.Z, from = Math.Sqrt(dx * dx + dy * dy + dz * dz);
                    if (dx * dx + dy * dy < 100) stored[y * Columns + x] = (short)(140 + (x * 7 + y * 3 + slice * 5) % 21);
                    if (from <= radiusMm) stored[y * Columns + x] = (short)(tissue + (x * 5 + y * 11 + slice * 3) % 23);
                }
            }
            // Every series has its own pixels.
            stored[0] = (short)(1000 + int.Parse(radiusMm.ToString("F1", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        },
    };
}
