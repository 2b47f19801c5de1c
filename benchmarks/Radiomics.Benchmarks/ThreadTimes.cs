using System.Diagnostics;
using System.Globalization;

namespace Radiomics.Benchmarks;

/// <summary>
/// Wall time of one and of two threads in turns, as Markdown: the least of many single runs each, so that a moment in which nobody else works is enough of both.
/// </summary>
internal static class ThreadTimes
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2), s_length = TimeSpan.FromSeconds(20);

    public static int Measure()
    {
        Print("1500000 | PyRadiomics", 1_500_000, ExtractionSettings.PyRadiomics);
        Print("1500000 | textures and first order", 1_500_000, ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.PyRadiomics & ~FeatureFamilies.Shape });
        Print("125000 | PyRadiomics", 125_000, ExtractionSettings.PyRadiomics);
        Print("4000 | PyRadiomics", 4_000, ExtractionSettings.PyRadiomics);
        CtPhantomBenchmarks phantom = new() { Family = FeatureFamilies.Ibsi, Aggregation = TextureAggregation.Average3D };
        phantom.Load();
        Print("CT phantom | Ibsi", threads =>
        {
            phantom.Threads = threads;
            _ = phantom.Extract();
        });
        return 0;
    }

    private static void Print(string what, int voxels, ExtractionSettings settings)
    {
        (Volume volume, Mask mask) = RegionOfInterest.Create(voxels);
        _ = volume.ContentHash;
        FeatureExtractor[] extractors = [.. Enumerable.Range(1, 2).Select(threads => new FeatureExtractor(settings with { AdditionalInfo = false, MaxDegreeOfParallelism = threads }))];
        Print(what, threads => _ = extractors[threads - 1].Extract(volume, mask));
    }

    private static void Print(string what, Action<int> work)
    {
        double one = double.MaxValue, two = double.MaxValue;
        for (Stopwatch clock = Stopwatch.StartNew(); clock.Elapsed < s_warmUp + s_length;)
        {
            bool counts = clock.Elapsed > s_warmUp;
            double first = Once(work, 1), second = Once(work, 2);
            if (counts) (one, two) = (Math.Min(one, first), Math.Min(two, second));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {one:F2} | {two:F2} | {one / two:F2} |"));
    }

    private static double Once(Action<int> work, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        work(threads);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
