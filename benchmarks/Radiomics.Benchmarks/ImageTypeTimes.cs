using System.Diagnostics;
using System.Globalization;

namespace Radiomics.Benchmarks;

/// <summary>
/// PyRadiomics' settings for CT (exampleCT: original, LoG of 1 to 5 mm, wavelet; voxels of 1 mm, 10 of them around the region) on the tumor of patient LUNG1-001 of TCIA's NSCLC-Radiomics, as Markdown:
/// wall and CPU time of the whole extraction, CPU time of each filter alone, also where the image is not cut, and the highest working set. Medians. The series is looked for in the folder that RADIOMICS_REFERENCE names.
/// </summary>
internal static class ImageTypeTimes
{
    private const int Rounds = 9;

    private const string ExampleCt =
        """
        imageType: {Original: {}, LoG: {sigma: [1.0, 2.0, 3.0, 4.0, 5.0]}, Wavelet: {}}
        featureClass:
          shape:
          firstorder:
          glcm: [Autocorrelation, JointAverage, ClusterProminence, ClusterShade, ClusterTendency, Contrast, Correlation, DifferenceAverage, DifferenceEntropy, DifferenceVariance, JointEnergy,
            JointEntropy, Imc1, Imc2, Idm, Idmn, Id, Idn, InverseVariance, MaximumProbability, SumEntropy, SumSquares]
          glrlm:
          glszm:
          gldm:
        setting: {binWidth: 25, interpolator: sitkBSpline, resampledPixelSpacing: [1, 1, 1], padDistance: 10, voxelArrayShift: 1000, label: 1}
        """;

    public static int Measure()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("RADIOMICS_REFERENCE") ?? throw new InvalidOperationException("RADIOMICS_REFERENCE names no folder."), "lung", "LUNG1-001");
        Volume volume = Volume.Load(Path.Combine(folder, "ct"));
        Mask mask = Mask.Load(Path.Combine(folder, "mask_GTV-1.nii.gz"), volume);
        _ = volume.ContentHash;
        ExtractionSettings settings = ExtractionSettings.Parse(ExampleCt);
        FeatureSet features = new FeatureExtractor(settings).Extract(volume, mask);
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{features.Count} features, {volume.Size} voxels, {mask.VoxelCount} of them in the region; peak working set {self.PeakWorkingSet64 >> 20} MiB"));

        Console.WriteLine("| work | threads | wall ms | CPU ms |");
        foreach (int threads in (int[])[1, 2])
        {
            FeatureExtractor extractor = new(settings with { MaxDegreeOfParallelism = threads });
            Print("exampleCT", threads, () => _ = extractor.Extract(volume, mask));
        }
        ProcessedRegion region = ProcessingChain.Run(volume, mask, settings.Processing, CancellationToken.None);
        ImageFilter[] filters =
        [
            new RecursiveLaplacianFilter { Sigma = 1 }, new RecursiveLaplacianFilter { Sigma = 5 }, new StationaryWaveletFilter(), new StationaryWaveletFilter { Wavelet = "haar", Levels = 2 },
            new SquareFilter(), new LogarithmFilter(), new GradientMagnitudeFilter(), new LocalBinaryPattern2DFilter(), new LocalBinaryPattern3DFilter(),
        ];
        foreach (ImageFilter filter in filters)
        {
            string name = filter.ResponseNames[0];
            Print($"{name}, {region.Image.Size} for {region.IntensityMask.Region.Size}", 1, () => Apply(filter, region.Image, region.IntensityMask.Region));
            Print($"{name}, {volume.Size} for {mask.Region.Size}", 1, () => Apply(filter, volume, mask.Region));
        }
        return 0;
    }

    private static void Apply(ImageFilter filter, Volume image, VoxelRegion part) => _ = filter.Apply(new FilterInput(image, part, new Workers(1), CancellationToken.None));

    private static void Print(string what, int threads, Action work)
    {
        work();
        (double Wall, double Cpu)[] times = [.. Enumerable.Range(0, Rounds).Select(_ => Once(work))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {threads} | {times.Select(t => t.Wall).Order().ElementAt(Rounds / 2):F1} | {times.Select(t => t.Cpu).Order().ElementAt(Rounds / 2):F1} |"));
    }

    private static (double Wall, double Cpu) Once(Action work)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }
}
