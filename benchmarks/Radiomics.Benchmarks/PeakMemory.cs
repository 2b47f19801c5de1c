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
}
