namespace Radiomics.Comparison;

/// <summary>Our own figures: the classes of PyRadiomics, one thread, image and mask in memory.</summary>
internal static class OwnRun
{
    private static readonly (string Name, FeatureFamilies Families)[] s_work =
    [
        ("shape", FeatureFamilies.Shape), ("firstorder", FeatureFamilies.FirstOrder), ("glcm", FeatureFamilies.Glcm), ("glrlm", FeatureFamilies.Glrlm),
        ("glszm", FeatureFamilies.Glszm), ("gldm", FeatureFamilies.Gldm), ("ngtdm", FeatureFamilies.Ngtdm), ("all", FeatureFamilies.PyRadiomics),
    ];

    /// <summary>The names of what is measured: every class alone, with its discretization, and all together.</summary>
    public static IReadOnlyList<string> Work => [.. s_work.Select(w => w.Name)];

    /// <summary>Measures everything.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="binWidth">Width of a bin.</param>
    /// <param name="rounds">Rounds that count.</param>
    public static IReadOnlyDictionary<string, Seconds> Measure(Volume image, Mask mask, double binWidth, int rounds)
    {
        Dictionary<string, Seconds> seconds = [];
        foreach ((string name, FeatureFamilies families) in s_work)
        {
            FeatureExtractor extractor = new(ExtractionSettings.PyRadiomics with
            {
                Families = families,
                Discretization = new FixedBinSize(binWidth),
                AdditionalInfo = false,
                MaxDegreeOfParallelism = 1,
            });
            List<(double, double)> times = [];
            // The machine code of a kernel is finished after some rounds; small regions need more of them.
            int warm = mask.VoxelCount < 10_000 ? 60 : mask.VoxelCount < 200_000 ? 8 : 3;
            for (int round = -warm; round < rounds; round++)
            {
                ExtractionTimings timings = new();
                timings.Measure("all", () => extractor.Extract(image, mask));
                if (round >= 0) times.Add((timings.Stages[0].Wall.TotalSeconds, timings.Stages[0].Cpu.TotalSeconds));
            }
            seconds[name] = Seconds.Median(times);
        }
        return seconds;
    }
}
