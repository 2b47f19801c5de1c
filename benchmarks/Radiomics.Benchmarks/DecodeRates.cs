using System.Diagnostics;
using System.Globalization;
using Radiomics.Formats;

namespace Radiomics.Benchmarks;

/// <summary>How fast compressed frames are decoded, one thread, the file in the cache: megabytes of stored pixels a second, the median of many.</summary>
internal static class DecodeRates
{
    private const int Rounds = 41;

    /// <summary>Measures files.</summary>
    /// <param name="paths">Single-frame compressed images.</param>
    public static int Measure(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
        {
            DicomFile file = DicomFile.Read(path, Path.GetFileName(path), new FileBuffer(), imagesOnly: true);
            PixelLayout layout = PixelLayout.Of(file.Dataset, file.Syntax, file.Pixels!.Value.Vr);
            PixelStore store = PixelStore.Of(file, layout, file.Dataset.WholeNumber(DicomTags.Rows)!.Value, file.Dataset.WholeNumber(DicomTags.Columns)!.Value, 1, []);
            byte[] stored = new byte[store.FrameLength];
            for (int i = 0; i < Rounds; i++) store.Read(0, stored);
            double[] seconds = new double[Rounds];
            for (int i = 0; i < Rounds; i++)
            {
                long start = Stopwatch.GetTimestamp();
                store.Read(0, stored);
                seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
            Array.Sort(seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Syntax.Name,-50} {stored.Length / 1e6 / seconds[Rounds / 2],8:0} MB/s  {Path.GetFileName(path)}"));
        }
        return 0;
    }
}
