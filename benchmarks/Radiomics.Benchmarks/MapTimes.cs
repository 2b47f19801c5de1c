using System.Diagnostics;
using System.Globalization;

namespace Radiomics.Benchmarks;

/// <summary>Times of the feature maps of a real region by family, with one thread and with two in turns, as Markdown: medians of wall and processor time, and the peak of the process.</summary>
internal static class MapTimes
{
    private const int Rounds = 9;

    private static readonly (string Name, FeatureFamilies Families)[] s_families =
    [
        ("first order", FeatureFamilies.FirstOrder), ("GLCM", FeatureFamilies.Glcm), ("GLRLM", FeatureFamilies.Glrlm), ("GLSZM", FeatureFamilies.Glszm), ("GLDM", FeatureFamilies.Gldm),
        ("NGTDM", FeatureFamilies.Ngtdm), ("first order and GLCM", FeatureFamilies.FirstOrder | FeatureFamilies.Glcm), ("all", FeatureMapper.Mappable),
    ];

    /// <summary>Measures.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">Its mask, label 1.</param>
    /// <param name="radii">Radii of the kernels.</param>
    public static int Measure(string image, string mask, IEnumerable<int> radii)
    {
        Volume volume = Volume.Load(image);
        Mask region = Mask.Load(mask, volume, 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{region.VoxelCount} voxels\n"));
        Console.WriteLine("| radius | families | maps | 1 thread, wall ms | processor ms | 2 threads, wall ms | processor ms |\n|---|---|---|---|---|---|---|");
        foreach (int radius in radii)
            foreach ((string name, FeatureFamilies families) in s_families) Print(volume, region, radius, name, families);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\npeak of the process: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
        return 0;
    }

    private static void Print(Volume volume, Mask region, int radius, string name, FeatureFamilies families)
    {
        ExtractionSettings settings = ExtractionSettings.PyRadiomics with { AdditionalInfo = false, IncludeDeprecated = false, Families = families, Maps = new MapSettings { KernelRadius = radius } };
        FeatureMapper[] mappers = [.. Enumerable.Range(1, 2).Select(threads => new FeatureMapper(settings with { MaxDegreeOfParallelism = threads }))];
        foreach (FeatureMapper mapper in mappers) _ = mapper.Extract(volume, region);
        List<(double Wall, double Processor)>[] times = [[], []];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < 2; i++)
            {
                TimeSpan processor = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                _ = mappers[i].Extract(volume, region);
                times[i].Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds));
            }
        }
        string[] cells = [.. times.SelectMany(t => new[] { Median(t.Select(x => x.Wall)), Median(t.Select(x => x.Processor)) })];
        Console.WriteLine($"| {radius} | {name} | {mappers[0].Maps.Count} | {string.Join(" | ", cells)} |");
    }

    private static string Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2).ToString("F0", CultureInfo.InvariantCulture);
}
