using System.Diagnostics;
using System.Globalization;
using Radiomics.Formats;

namespace Radiomics.Benchmarks;

/// <summary>Runs over cohorts of 20 and of 200 small cases, each in a fresh process: peak memory, which must not grow with the cohort, and cases a minute.</summary>
internal static class CohortRuns
{
    private const double Mebibyte = 1 << 20;
    private const int Small = 20, Large = 200, Images = 8;

    public static int Measure()
    {
        string folder = Directory.CreateTempSubdirectory("radiomics-cohort-benchmark-").FullName;
        try
        {
            string few = Write(Path.Combine(folder, "few"), Small), many = Write(Path.Combine(folder, "many"), Large);
            foreach (int jobs in (int[])[1, 2])
            {
                (double fewPeak, double fewSeconds, double fewCpu) = Child(few, Path.Combine(folder, $"few-results-{jobs}"), jobs);
                (double manyPeak, double manySeconds, double manyCpu) = Child(many, Path.Combine(folder, $"many-results-{jobs}"), jobs);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"jobs {jobs}: {Small} cases {fewPeak:F0} MiB, {60 * Small / fewSeconds:F0} cases/min, {fewCpu / Small * 1000:F0} processor ms a case; {Large} cases {manyPeak:F0} MiB, {60 * Large / manySeconds:F0} cases/min, {manyCpu / Large * 1000:F0} processor ms a case; peak x {manyPeak / fewPeak:F2}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    /// <summary>Runs over a delivery and prints peak memory (MiB), wall and processor time (s).</summary>
    public static int Once(string delivery, string results, int jobs)
    {
        Stopwatch clock = Stopwatch.StartNew();
        CohortRunResult result = CohortRun.Run(Delivery.Open(delivery), results, CohortRunOptions.Default with { Jobs = jobs });
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{self.PeakWorkingSet64 / Mebibyte:F1} {clock.Elapsed.TotalSeconds:F2} {self.TotalProcessorTime.TotalSeconds:F2}"));
        return result.Measured == result.Total ? 0 : 1;
    }

    private static (double PeakMib, double Seconds, double CpuSeconds) Child(string delivery, string results, int jobs)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(CohortRuns).Assembly.Location);
        foreach (string arg in (string[])["cohort", delivery, results, jobs.ToString(CultureInfo.InvariantCulture)]) start.ArgumentList.Add(arg);
        using Process child = Process.Start(start)!;
        double[] figures = [.. child.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
        child.WaitForExit();
        return child.ExitCode == 0 ? (figures[0], figures[1], figures[2]) : throw new InvalidOperationException($"The run over {delivery} did not measure every lesion.");
    }

    /// <summary>Patients with one nodule each, in 128 x 128 x 40 voxels; a few different chests take turns, each patient with pixels of its own.</summary>
    private static string Write(string folder, int patients)
    {
        ChestPhantom[] phantoms = [.. Enumerable.Range(1, Images).Select(seed => new ChestPhantom(new ChestPhantomOptions
        {
            Seed = (ulong)seed,
            Size = new ImageSize(128, 128, 40),
            Spacing = new Spacing(2.7, 2.7, 3.75),
            Nodules = [new PhantomNodule("solid", PhantomNoduleType.Solid, PhantomAttachment.Isolated, 11, -0.24, -0.07, 0.12)],
        }))];
        List<string> rows = ["ID,x,y,z"];
        for (int patient = 0; patient < patients; patient++)
        {
            ChestPhantom phantom = phantoms[patient % Images];
            string id = string.Create(CultureInfo.InvariantCulture, $"C{patient:D4}"), series = Path.Combine(folder, "malignant", id, "plain");
            Directory.CreateDirectory(series);
            short[] stored = new short[128 * 128];
            for (int slice = 0; slice < 40; slice++)
            {
                phantom.RenderSlice(slice, stored);
                stored[0] = (short)patient;
                new CtSliceContent
                {
                    Columns = 128,
                    Rows = 128,
                    Stored = stored,
                    StudyInstanceUid = $"1.2.826.0.1.3680043.10.1599.{patient + 1}.1",
                    SeriesInstanceUid = $"1.2.826.0.1.3680043.10.1599.{patient + 1}.2",
                    FrameOfReferenceUid = $"1.2.826.0.1.3680043.10.1599.{patient + 1}.3",
                    InstanceNumber = slice + 1,
                    Position = phantom.Geometry.PointAt(new VoxelIndex(0, 0, slice)),
                    ColumnSpacing = 2.7,
                    RowSpacing = 2.7,
                    SliceThickness = 3.75,
                    PatientId = id,
                }.Write(Path.Combine(series, $"{slice + 1:D4}.dcm"));
            }
            Seed seed = phantom.Nodules[0].Seed;
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{id},{seed.X},{seed.Y},{seed.Z}"));
        }
        File.WriteAllLines(Path.Combine(folder, "positions.csv"), rows);
        return folder;
    }
}
