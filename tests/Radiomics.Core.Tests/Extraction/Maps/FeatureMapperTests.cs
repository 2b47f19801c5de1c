using System.Runtime.InteropServices;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction.Maps;

/// <summary>How feature maps are made: threads, stops, parts, image types, and what cannot be mapped.</summary>
public sealed class FeatureMapperTests
{
    private static readonly ExtractionSettings s_settings = ExtractionSettings.PyRadiomics with { Rules = RegionRules.None, AdditionalInfo = false };

    [Fact]
    public void TheBytesDoNotDependOnTheThreads()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(3, new ImageSize(17, 9, 7), 400, 0.6);
        IReadOnlyList<FeatureMap>[] maps = [.. new[] { 1, 2, 5 }.Select(threads =>
            new FeatureMapper(s_settings with { MaxDegreeOfParallelism = threads }).Extract(volume, mask, cancellationToken: TestContext.Current.CancellationToken))];
        foreach (IReadOnlyList<FeatureMap> other in maps[1..])
        {
            Assert.Equal(maps[0].Select(m => m.Name), other.Select(m => m.Name));
            foreach ((FeatureMap a, FeatureMap b) in maps[0].Zip(other)) Assert.True(MemoryMarshal.AsBytes(a.Values).SequenceEqual(MemoryMarshal.AsBytes(b.Values)), a.Name);
        }
    }

    [Fact]
    public void EveryVoxelIsReportedOnce()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(4, new ImageSize(9, 6, 5), 50, 0.5);
        Counted progress = new();
        _ = new FeatureMapper(s_settings with { Families = FeatureFamilies.FirstOrder }).Extract(volume, mask, progress, TestContext.Current.CancellationToken);
        Assert.Equal(mask.VoxelCount, progress.Largest);
        Assert.All(progress.Seen, p => Assert.Equal(("original", mask.VoxelCount), (p.Image, p.Total)));
    }

    [Fact]
    public void AStopEndsTheWork()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(5, new ImageSize(20, 20, 20), 50, 0.9);
        using CancellationTokenSource stop = new();
        Counted progress = new() { After = stop.Cancel };
        Assert.Throws<OperationCanceledException>(() => new FeatureMapper(s_settings with { MaxDegreeOfParallelism = 2 }).Extract(volume, mask, progress, stop.Token));
        Assert.True(progress.Largest < mask.VoxelCount, $"{progress.Largest} of {mask.VoxelCount} voxels were done");
    }

    [Fact]
    public void PartsAreWholeRowsOfBoundedSizeInScanOrder()
    {
        // 18 maps of 512 x 520 voxels are more than a part.
        ImageSize size = new(512, 520, 1);
        byte[] inside = new byte[size.VoxelCount];
        inside[0] = inside[size.VoxelCount - 1] = 1;
        float[] voxels = [.. Enumerable.Range(0, inside.Length).Select(i => (float)(i % 97))];
        Volume volume = new(new ImageGeometry(size, Spacing.Isotropic(1)), voxels, StoredType.Int16);
        FeatureMapper mapper = new(s_settings with { Families = FeatureFamilies.FirstOrder, IncludeDeprecated = false });
        int next = 0, parts = 0;
        double first = 0, last = 0;
        foreach (FeatureMapPart part in mapper.Stream(volume, Mask.FromVoxels(volume.Geometry, inside), cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal(next, part.First);
            Assert.Equal(0, part.Count % size.Columns);
            Assert.True((long)part.Count * part.Maps.Count * sizeof(double) <= FeatureMapper.PartBytes);
            if (part.First == 0) first = part.Values(8)[0];
            if (part.IsLast) last = part.Values(8)[^1];
            next += part.Count;
            parts++;
        }
        Assert.Equal(size.VoxelCount, next);
        Assert.Equal(2, parts);
        Assert.Equal((voxels[0], voxels[^1]), ((float)first, (float)last));
    }

    [Fact]
    public void EveryImageTypeHasMapsOfItsOwn()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(6, new ImageSize(8, 7, 5), 300, 0.4);
        ExtractionSettings settings = s_settings with { Families = FeatureFamilies.FirstOrder, ImageTypes = [new ImageType("Square"), ImageType.Original] };
        IReadOnlyList<FeatureMap> maps = new FeatureMapper(settings).Extract(volume, mask, cancellationToken: TestContext.Current.CancellationToken);
        Volume square = new SquareFilter().Apply(volume, TestContext.Current.CancellationToken).Responses[0].Image;
        FeatureMap maximum = maps.Single(m => m.Name == "square_firstorder_Maximum"), original = maps.Single(m => m.Name == "original_firstorder_Maximum");
        VoxelRegion grid = mask.Region.Expand(1, 1, 1, volume.Size);
        for (int i = 0; i < grid.Size.VoxelCount; i++)
        {
            VoxelIndex at = grid.Size.IndexOf(i), voxel = new(at.Column + grid.Start.Column, at.Row + grid.Start.Row, at.Slice + grid.Start.Slice);
            if (!mask[voxel]) continue;
            VoxelIndex[] near = [.. Enumerable.Range(0, (int)volume.Size.VoxelCount).Select(volume.Size.IndexOf).Where(v => mask[v]
                && Math.Max(Math.Abs(v.Column - voxel.Column), Math.Max(Math.Abs(v.Row - voxel.Row), Math.Abs(v.Slice - voxel.Slice))) <= 1)];
            Assert.Equal(near.Max(v => volume[v]), original[at]);
            Assert.Equal(near.Max(v => square.DoubleVoxels[volume.Size.Offset(v)]), maximum[at]);
        }
    }

    [Fact]
    public void EveryAggregationOfIbsiHasMapsOfItsOwn()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(7, new ImageSize(8, 7, 5), 300, 0.4);
        ExtractionSettings settings = ExtractionSettings.Ibsi with { Aggregations = [TextureAggregation.Average3D, TextureAggregation.SliceMerged2D], AdditionalInfo = false };
        FeatureMapper mapper = new(settings);
        IReadOnlyList<FeatureMap> maps = mapper.Extract(volume, mask, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(mapper.Maps.Select(m => m.Name), maps.Select(m => m.Name));
        Assert.Contains(maps, m => m.Name == "original_cm_joint_entr_3D_avg");
        Assert.Contains(maps, m => m.Name == "original_ngt_coarseness_2D");
        Assert.DoesNotContain(maps, m => m.Name.Contains("dzm", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsLeftOutIsNoted()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(8, new ImageSize(3, 3, 3), 9, 0.9);
        FeatureMapPart part = new FeatureMapper(s_settings).Stream(volume, mask, cancellationToken: TestContext.Current.CancellationToken).First();
        Assert.Contains(part.Notes, n => n.StartsWith("shape is left out", StringComparison.Ordinal));
        Assert.Equal("MAP_NO_FAMILY", Assert.Throws<SettingsException>(() => new FeatureMapper(s_settings with { Families = FeatureFamilies.Shape })).Code);
        Assert.Throws<SettingsException>(() => new MapSettings { KernelRadius = 0 });
    }

    [Fact]
    public void VoxelsThatAreNoNumbersCountOnlyInUnmaskedKernels()
    {
        (Volume whole, Mask mask) = RandomRegion.Create(9, new ImageSize(5, 5, 5), 9, 0.5);
        float[] voxels = whole.Voxels.ToArray();
        int outside = Enumerable.Range(0, voxels.Length).First(i => !mask[whole.Size.IndexOf(i)]);
        voxels[outside] = float.NaN;
        Volume volume = new(whole.Geometry, voxels);
        ExtractionSettings settings = s_settings with { Families = FeatureFamilies.FirstOrder };
        Assert.NotEmpty(new FeatureMapper(settings).Extract(volume, mask, cancellationToken: TestContext.Current.CancellationToken));
        FeatureMapper unmasked = new(settings with { Maps = new MapSettings { MaskedKernel = false } });
        Assert.Equal("MASK_NOT_FINITE", Assert.Throws<MaskException>(() => unmasked.Extract(volume, mask, cancellationToken: TestContext.Current.CancellationToken)).Code);
    }

    private sealed class Counted : IProgress<FeatureMapProgress>
    {
        private readonly Lock _lock = new();

        public List<FeatureMapProgress> Seen { get; } = [];

        public Action? After { get; init; }

        public int Largest => Seen.Max(p => p.Done);

        public void Report(FeatureMapProgress value)
        {
            lock (_lock) Seen.Add(value);
            After?.Invoke();
        }
    }
}
