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
    private const int Rounds = 15, FreshRounds = 7;

    private static readonly (string Name, Action<string, int> Run)[] s_ways =
    [
        ("reused buffers, 1 thread", (folder, _) => ReadIntoBuffers(folder, 1)),
        ("reused buffers, 2 threads", (folder, _) => ReadIntoBuffers(folder, 2)),
        ("File.ReadAllBytes, 1 thread", (folder, _) => ReadAll(folder, 1)),
        ("File.ReadAllBytes, 2 threads", (folder, _) => ReadAll(folder, 2)),
        ("Volume.Load, 1 thread", (folder, _) => Load(folder, 1)),
        ("Volume.Load, 2 threads", (folder, _) => Load(folder, 2)),
        ("headers alone, 2 threads", (folder, _) => Formats.DicomFolder.Scan(folder, new LoadOptions { MaxDegreeOfParallelism = 2 })),
        ("Volume.Load of 21 slices around a seed, 2 threads", (folder, slices) =>
            Volume.Load(folder, new LoadOptions { MaxDegreeOfParallelism = 2, Slices = SliceRange.Around(Seed.AtSlice(100, 100, slices / 2), 12.5) })),
        ("memory of the volume, filled, 2 threads", (_, slices) => Fill(slices, 2)),
    ];

    public static int Measure(int slices)
    {
        using SyntheticSeries series = new(slices), few = new(24);
        double[][] times = [.. s_ways.Select(_ => new double[Rounds])], fresh = [.. s_ways.Select(_ => new double[FreshRounds])];
        for (int round = -2; round < Rounds; round++)
        {
            for (int turn = 0; turn < s_ways.Length; turn++)
            {
                // Each way begins with the memory that the one before it left, another one in every round.
                int i = (turn * 5 + round + 2) % s_ways.Length;
                GC.Collect();
                long start = Stopwatch.GetTimestamp();
                s_ways[i].Run(series.Folder, slices);
                if (round >= 0) times[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
        for (int round = 0; round < FreshRounds; round++)
            for (int i = 0; i < s_ways.Length; i++) fresh[i][round] = InFreshProcess(i, series.Folder, few.Folder, slices);
        const int Floor = 1, Naive = 3;
        Console.WriteLine("| | ms, memory in use already | of reused buffers | of ReadAllBytes, 2 threads | ms, first time in a process | of ReadAllBytes, 2 threads |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (int i = 0; i < s_ways.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {s_ways[i].Name} | {Median(times[i]):F1} | {Median(times[i]) / Median(times[Floor]):F2} | {Median(times[i]) / Median(times[Naive]):F2} | {Median(fresh[i]):F1} | {Median(fresh[i]) / Median(fresh[Naive]):F2} |"));
        }
        return 0;
    }

    /// <summary>One way once, in this process that has used no memory for it; its code is made ready on a short series.</summary>
    public static int Once(int way, string folder, string few, int slices)
    {
        for (int i = 0; i < 40; i++) s_ways[way].Run(few, 24);
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        s_ways[way].Run(folder, slices);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double InFreshProcess(int way, string folder, string few, int slices)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(LoadRatios).Assembly.Location);
        foreach (string argument in new[] { "load", $"{way}", folder, few, $"{slices}" }) start.ArgumentList.Add(argument);
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];

    private static void ReadIntoBuffers(string folder, int threads)
    {
        string[] files = Files(folder);
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new byte[1 << 20], (i, _, buffer) =>
        {
            using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(files[i]);
            long at = 0;
            for (int read; (read = RandomAccess.Read(handle, buffer, at)) > 0;) at += read;
            return buffer;
        }, _ => { });
    }

    private static void ReadAll(string folder, int threads)
    {
        string[] files = Files(folder);
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => _ = File.ReadAllBytes(files[i]).Length);
    }

    private static void Load(string folder, int threads) => _ = Volume.Load(folder, new LoadOptions { MaxDegreeOfParallelism = threads });

    /// <summary>What the system takes for handing out the memory of a volume: no reader of it can be faster.</summary>
    private static void Fill(int slices, int threads)
    {
        float[] voxels = GC.AllocateUninitializedArray<float>(512 * 512 * slices);
        Parallel.For(0, slices, new ParallelOptions { MaxDegreeOfParallelism = threads }, z => voxels.AsSpan(z * 512 * 512, 512 * 512).Fill(1));
    }
}
