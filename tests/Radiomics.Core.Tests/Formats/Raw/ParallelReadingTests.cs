using Radiomics.Core.Tests.Formats.Nifti;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Raw;

/// <summary>Files large enough to be read by several threads.</summary>
public sealed class ParallelReadingTests : IDisposable
{
    private const int Columns = 131, Rows = 127, Slices = 141;
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(StoredType.Int16, 4, false)]
    [InlineData(StoredType.UInt16, 512, true)]
    [InlineData(StoredType.Float32, 16, false)]
    [InlineData(StoredType.Float32, 16, true)]
    [InlineData(StoredType.Float64, 64, false)]
    public void TheVoxelsDoNotDependOnTheThreads(StoredType type, short code, bool bigEndian)
    {
        Random random = new(11);
        double[] values = [.. Enumerable.Range(0, Columns * Rows * Slices).Select(_ => (double)random.Next(0, 30000))];
        string path = _folder.Write("image.nii", new NiftiBuilder { Dim = [3, Columns, Rows, Slices, 1, 1, 1, 1], Datatype = code, BigEndian = bigEndian }.Build(Bytes.Of(type, bigEndian, values)));
        foreach (int threads in new[] { 1, 2, 5 })
        {
            Volume volume = Volume.Load(path, new LoadOptions { MaxDegreeOfParallelism = threads });
            for (int i = 0; i < values.Length; i++)
                if (volume.Voxels[i] != values[i]) Assert.Fail($"Voxel {i} is {volume.Voxels[i]}, not {values[i]}, with {threads} threads.");
        }
        Volume part = Volume.Load(path, new LoadOptions { MaxDegreeOfParallelism = 2, Slices = SliceRange.Numbers(10, 140) });
        Assert.True(values.AsSpan(9 * Columns * Rows, 131 * Columns * Rows).ToArray().Select(v => (float)v).SequenceEqual(part.Voxels.ToArray()));
    }

    [Fact]
    public void AStopIsAStop()
    {
        string path = _folder.Write("image.nii", new NiftiBuilder { Dim = [3, 512, 512, 20, 1, 1, 1, 1] }.Build(new byte[2 * 512 * 512 * 20]));
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => VolumeLoader.Load(path, null, new StopAtOnce(stop), stop.Token));
    }

    public void Dispose() => _folder.Dispose();

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => stop.Cancel();
    }
}
