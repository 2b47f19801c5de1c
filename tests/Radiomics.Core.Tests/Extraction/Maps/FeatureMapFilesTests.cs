using Radiomics.Core.Tests.Formats;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction.Maps;

/// <summary>Feature maps as files.</summary>
public sealed class FeatureMapFilesTests
{
    private static readonly ExtractionSettings s_settings = ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.FirstOrder | FeatureFamilies.Ngtdm, AdditionalInfo = false };

    [Theory]
    [InlineData(".nrrd")]
    [InlineData(".nii.gz")]
    [InlineData(".nii")]
    public void EveryMapComesBackFromItsFile(string ending)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(1, new ImageSize(9, 8, 6), 200, 0.5);
        using TemporaryFolder folder = new();
        FeatureMapper mapper = new(s_settings);
        FeatureMapTarget target = new(folder.File("new/maps")) { Prefix = "Case-3_", Ending = ending };
        FeatureMapFiles files = FeatureMapFiles.Write(mapper, volume, mask, target, cancellationToken: TestContext.Current.CancellationToken);
        IReadOnlyList<FeatureMap> maps = mapper.Extract(volume, mask, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(maps.Select(m => Path.Combine(target.Folder, $"Case-3_{m.Name}{ending}")), files.Paths);
        Assert.Equal(files.Paths.Order(), Directory.GetFiles(target.Folder).Order());
        foreach ((FeatureMap map, string path) in maps.Zip(files.Paths))
        {
            Volume read = Volume.Load(path);
            Assert.Equal(StoredType.Float64, read.StoredType);
            Assert.True(read.Geometry.CompareTo(map.Geometry).IsSameGrid);
            Assert.Equal(map.Values.ToArray().Select(v => (float)v), read.Voxels.ToArray());
            if (ending != ".nrrd") continue;
            (ImageGeometry geometry, double[] values) = NrrdReader.ReadExact(path);
            Assert.Equal(map.Geometry, geometry);
            Assert.Equal(map.Values.ToArray(), values);
        }
    }

    [Fact]
    public void AStopLeavesNoFile()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(2, new ImageSize(9, 8, 6), 200, 0.5);
        using TemporaryFolder folder = new();
        using CancellationTokenSource stop = new();
        Stopping progress = new(stop);
        Assert.Throws<OperationCanceledException>(() => FeatureMapFiles.Write(new FeatureMapper(s_settings), volume, mask, new FeatureMapTarget(folder.File("maps")), progress, stop.Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.File("maps")));
    }

    [Fact]
    public void AFolderThatCannotBeIsSaid()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(3, new ImageSize(4, 4, 4), 20, 0.5);
        using TemporaryFolder folder = new();
        string file = folder.File("file");
        File.WriteAllText(file, "");
        ImageFormatException error = Assert.Throws<ImageFormatException>(() =>
            FeatureMapFiles.Write(new FeatureMapper(s_settings), volume, mask, new FeatureMapTarget(Path.Combine(file, "maps")), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("FILE_UNWRITABLE", error.Code);
        Assert.Contains("maps", error.Problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatCannotBeReplacedLeavesTheOthersAlone()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(4, new ImageSize(4, 4, 4), 20, 0.5);
        using TemporaryFolder folder = new();
        // A folder has the name of a map.
        Directory.CreateDirectory(folder.File("maps/original_firstorder_10Percentile.nrrd/x"));
        ImageFormatException error = Assert.Throws<ImageFormatException>(() =>
            FeatureMapFiles.Write(new FeatureMapper(s_settings), volume, mask, new FeatureMapTarget(folder.File("maps")), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("FILE_UNWRITABLE", error.Code);
        Assert.Empty(Directory.GetFiles(folder.File("maps")));
    }

    [Fact]
    public void ATargetIsChecked()
    {
        Assert.Throws<UnsupportedImageException>(() => new FeatureMapTarget("maps") { Ending = ".png" });
        Assert.Throws<SettingsException>(() => new FeatureMapTarget("maps") { Prefix = "../" });
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<FeatureMapProgress>
    {
        public void Report(FeatureMapProgress value) => stop.Cancel();
    }
}
