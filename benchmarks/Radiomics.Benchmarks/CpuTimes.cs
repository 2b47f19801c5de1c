using System.Globalization;

namespace Radiomics.Benchmarks;

/// <summary>
/// The same work as the benchmarks by CPU time instead of wall time, for machines that are not idle: mean of a batch of runs, the least of several batches, as Markdown.
/// </summary>
internal static class CpuTimes
{
    private const int Batches = 5;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.3), s_batch = TimeSpan.FromSeconds(0.12);

    private static readonly FeatureFamilies[] s_families =
    [
        FeatureFamilies.Shape, FeatureFamilies.FirstOrder, FeatureFamilies.Glcm, FeatureFamilies.Glrlm, FeatureFamilies.Glszm, FeatureFamilies.Gldm, FeatureFamilies.Ngtdm,
        FeatureFamilies.PyRadiomics & ~FeatureFamilies.Shape, FeatureFamilies.PyRadiomics,
    ];

    public static int Measure(string what)
    {
        ExtractionSettings one = ExtractionSettings.PyRadiomics with { AdditionalInfo = false, MaxDegreeOfParallelism = 1 };
        switch (what)
        {
            case "families":
                foreach (int voxels in (int[])[4_000, 125_000, 1_500_000])
                    foreach (FeatureFamilies family in s_families) Print(RegionOfInterest.Create(voxels), one with { Families = family }, $"{voxels} | {NameOf(family)}");
                break;
            case "continuous":
                foreach (int voxels in (int[])[4_000, 125_000, 1_500_000])
                    foreach (FeatureFamilies family in (FeatureFamilies[])[FeatureFamilies.FirstOrder, FeatureFamilies.Glcm, FeatureFamilies.PyRadiomics])
                        Print(RegionOfInterest.Create(voxels, whole: false), one with { Families = family }, $"{voxels} | {NameOf(family)}");
                break;
            case "instruction-set":
                foreach (FeatureFamilies family in s_families) Print(RegionOfInterest.Create(125_000), one with { Families = family }, $"125000 | {NameOf(family)}");
                break;
            case "forms":
                foreach (RegionForm form in Enum.GetValues<RegionForm>())
                    foreach (int voxels in (int[])[4_000, 125_000, 1_500_000]) Print(RegionOfInterest.Create(voxels, form), one, $"{form} | {voxels}");
                break;
            case "levels":
                foreach (FeatureFamilies family in s_families[2..7])
                    foreach (int levels in (int[])[8, 16, 32, 64, 128, 256])
                        Print(RegionOfInterest.Create(125_000), one with { Families = family, Discretization = new FixedBinNumber(levels) }, $"{family} | {levels}");
                break;
            default:
                CtPhantomBenchmarks phantom = new();
                phantom.Load();
                foreach (FeatureFamilies family in FamiliesOfIbsi())
                {
                    phantom.Family = family;
                    phantom.Aggregation = TextureAggregation.Average3D;
                    Print(() => _ = phantom.Extract(), $"{family}");
                }
                Print(() => _ = phantom.Autocorrelation(), "of Shape: Moran's I and Geary's C");
                Print(() => _ = phantom.Box(), "of Shape: convex hull and oriented box");
                break;
        }
        return 0;
    }

    private static IEnumerable<FeatureFamilies> FamiliesOfIbsi() =>
        [.. Enum.GetValues<FeatureFamilies>().Where(f => f != FeatureFamilies.None && (f & FeatureFamilies.Ibsi) == f && ((int)f & ((int)f - 1)) == 0), FeatureFamilies.Ibsi];

    private static string NameOf(FeatureFamilies family) => family == (FeatureFamilies.PyRadiomics & ~FeatureFamilies.Shape) ? "textures and first order" : $"{family}";

    private static void Print((Volume Volume, Mask Mask) region, ExtractionSettings settings, string what)
    {
        FeatureExtractor extractor = new(settings);
        _ = region.Volume.ContentHash;
        Print(() => _ = extractor.Extract(region.Volume, region.Mask), what);
    }

    private static void Print(Action work, string what)
    {
        Batch(work, s_warmUp);
        double least = Enumerable.Range(0, Batches).Min(_ => Batch(work, s_batch));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {least:F3} |"));
    }

    /// <summary>Mean CPU time of a run, ms, in runs until some CPU time has gone by.</summary>
    private static double Batch(Action work, TimeSpan length)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime, used;
        int runs = 0;
        do
        {
            work();
            runs++;
            used = Environment.CpuUsage.TotalTime - start;
        }
        while (used < length);
        return used.TotalMilliseconds / runs;
    }
}
