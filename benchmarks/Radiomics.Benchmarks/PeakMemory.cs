using System.Diagnostics;
using System.Globalization;

namespace Radiomics.Benchmarks;

/// <summary>Highest working set of a fresh process that loads a series of 300 slices of 512 x 512.</summary>
internal static class PeakMemory
{
    private const double Mebibyte = 1 << 20;

    public static int Measure()
    {
        using SyntheticSeries series = new(300);
        ProcessStartInfo start = new(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(PeakMemory).Assembly.Location);
        start.ArgumentList.Add("peak-memory");
        start.ArgumentList.Add(series.Folder);
        using Process child = Process.Start(start)!;
        child.WaitForExit();
        return child.ExitCode;
    }

    public static int Load(string folder)
    {
        Volume volume = Volume.Load(folder);
        using Process self = Process.GetCurrentProcess();
        double voxels = volume.Size.VoxelCount * 4 / Mebibyte, peak = self.PeakWorkingSet64 / Mebibyte;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"volume {volume.Size}: {voxels:F0} MiB of voxels, peak working set {peak:F0} MiB, {peak - voxels:F0} MiB above the volume"));
        return 0;
    }

    /// <summary>Highest working set of this process when it computes all of PyRadiomics' classes for 1.5 million voxels in an image of 256 x 256 x 200.</summary>
    public static int OfFeatures()
    {
        ImageGeometry geometry = new(new ImageSize(256, 256, 200), new Spacing(0.7, 0.7, 1.25));
        float[] hu = new float[geometry.Size.VoxelCount];
        Random random = new(7);
        for (int i = 0; i < hu.Length; i++) hu[i] = random.Next(-200, 250);
        ImageSize box = new(160, 144, 124);
        byte[] inside = new byte[box.VoxelCount];
        for (int i = 0; i < inside.Length; i++)
        {
            VoxelIndex v = box.IndexOf(i);
            double x = (v.Column - 79.5) / 80, y = (v.Row - 71.5) / 72, z = (v.Slice - 61.5) / 62.2;
            inside[i] = x * x + y * y + z * z <= 1 ? (byte)1 : (byte)0;
        }
        Mask mask = Mask.FromBox(geometry, new VoxelRegion(new VoxelIndex(40, 50, 30), box), inside);
        using Process self = Process.GetCurrentProcess();
        double before = self.PeakWorkingSet64 / Mebibyte;
        FeatureSet features = FeatureExtractor.PyRadiomics.Extract(new Volume(geometry, hu, StoredType.Int16), mask);
        self.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{features.Count} features of {mask.VoxelCount} voxels: peak working set {self.PeakWorkingSet64 / Mebibyte:F0} MiB, {before:F0} MiB before features"));
        return 0;
    }
}
