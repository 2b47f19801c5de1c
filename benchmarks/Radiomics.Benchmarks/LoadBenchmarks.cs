using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>Loading a series of 300 slices against reading the same bytes, page cache warm.</summary>
public class LoadBenchmarks
{
    private SyntheticSeries _series = null!;
    private string[] _files = [];

    [GlobalSetup]
    public void Write()
    {
        _series = new SyntheticSeries(300);
        _files = [.. Directory.EnumerateFiles(_series.Folder).Order(StringComparer.Ordinal)];
    }

    [GlobalCleanup]
    public void Delete() => _series.Dispose();

    [Benchmark(Baseline = true, Description = "File.ReadAllBytes of every file")]
    public long ReadAllBytes()
    {
        long bytes = 0;
        foreach (string file in _files) bytes += File.ReadAllBytes(file).Length;
        return bytes;
    }

    [Benchmark(Description = "Volume.Load, 1 thread")]
    public Volume LoadWithOneThread() => Volume.Load(_series.Folder, new LoadOptions { MaxDegreeOfParallelism = 1 });

    [Benchmark(Description = "Volume.Load, 2 threads")]
    public Volume LoadWithTwoThreads() => Volume.Load(_series.Folder, new LoadOptions { MaxDegreeOfParallelism = 2 });
}
