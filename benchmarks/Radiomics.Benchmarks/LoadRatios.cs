using System.Diagnostics;
using System.Globalization;

namespace Radiomics.Benchmarks;

/// <summary>
/// Loading a series against reading the bytes of its files, page cache warm, in rounds that take turns, so that what else the machine does falls on all alike.
/// Two measures of reading: into one buffer a thread that is used again (the floor: not a byte is allocated), and File.ReadAllBytes (what a program does that does
/// not care).
/// </summary>
internal static class LoadRatios
{
    private const int Rounds = 15;

    public static int Measure(int slices)
    {
        using SyntheticSeries series = new(slices);
        string[] files = [.. Directory.EnumerateFiles(series.Folder).Order(StringComparer.Ordinal)];
        (string Name, Action Run)[] ways =
        [
            ("reused buffers, 1 thread", () => ReadIntoBuffers(files, 1)),
            ("reused buffers, 2 threads", () => ReadIntoBuffers(files, 2)),
            ("File.ReadAllBytes, 1 thread", () => ReadAll(files, 1)),
            ("File.ReadAllBytes, 2 threads", () => ReadAll(files, 2)),
            ("Volume.Load, 1 thread", () => Load(series.Folder, 1)),
            ("Volume.Load, 2 threads", () => Load(series.Folder, 2)),
            ("headers alone, 2 threads", () => DicomHeaders(series.Folder, 2)),
            ("Volume.Load of 21 slices around a seed, 2 threads", () => Volume.Load(series.Folder, new LoadOptions { MaxDegreeOfParallelism = 2, Slices = SliceRange.Around(Seed.AtSlice(100, 100, slices / 2), 12.5) })),
            ("memory of the volume, filled, 2 threads", () => Fill(slices, 2)),
        ];
        double[][] times = [.. ways.Select(_ => new double[Rounds])];
        for (int round = -2; round < Rounds; round++)
        {
            for (int turn = 0; turn < ways.Length; turn++)
            {
                // Each way begins with the memory that the one before it left, another one in every round.
                int i = (turn * 5 + round + 2) % ways.Length;
                GC.Collect();
                long start = Stopwatch.GetTimestamp();
                ways[i].Run();
                if (round >= 0) times[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
        double floor = Median(times[1]), naive = Median(times[3]);
        Console.WriteLine("| | ms (median) | least | of reused buffers | of File.ReadAllBytes |");
        Console.WriteLine("|---|---|---|---|---|");
        for (int i = 0; i < ways.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {ways[i].Name} | {Median(times[i]):F1} | {times[i].Min():F1} | {Median(times[i]) / floor:F2} | {Median(times[i]) / naive:F2} |"));
        return 0;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void ReadIntoBuffers(string[] files, int threads) => Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new byte[1 << 20], (i, _, buffer) =>
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(files[i]);
        long at = 0;
        for (int read; (read = RandomAccess.Read(handle, buffer, at)) > 0;) at += read;
        return buffer;
    }, _ => { });

    private static void ReadAll(string[] files, int threads) => Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => _ = File.ReadAllBytes(files[i]).Length);

    private static void Load(string folder, int threads) => _ = Volume.Load(folder, new LoadOptions { MaxDegreeOfParallelism = threads });

    /// <summary>What the system takes for handing out the memory of a volume: no reader can be faster than this on the whole.</summary>
    private static void Fill(int slices, int threads)
    {
        float[] voxels = GC.AllocateUninitializedArray<float>(512 * 512 * slices);
        Parallel.For(0, slices, new ParallelOptions { MaxDegreeOfParallelism = threads }, z => voxels.AsSpan(z * 512 * 512, 512 * 512).Fill(1));
    }

    private static void DicomHeaders(string folder, int threads) => _ = Formats.DicomFolder.Scan(folder, new LoadOptions { MaxDegreeOfParallelism = threads });
}
