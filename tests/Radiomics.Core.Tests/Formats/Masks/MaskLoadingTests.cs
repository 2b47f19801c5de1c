using System.Text;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Masks;

public sealed class MaskLoadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Volume _image = new(new ImageGeometry(new ImageSize(6, 5, 4), new Spacing(0.7, 0.8, 2.5), new PointMm(1, 2, 3), Direction.Identity), new float[120]);

    [Fact]
    public void EveryLabelIsOneMaskInAscendingOrder()
    {
        float[] values = new float[120];
        values[7] = 5;
        values[8] = 5;
        values[119] = 2;
        values[0] = 5;
        values[9] = 300;
        string path = Save(values, StoredType.Int16);
        IReadOnlyList<Mask> masks = Mask.LoadAll(path, _image);
        Assert.Equal([2, 5, 300], masks.Select(mask => mask.Label));
        Assert.Equal([1, 3, 1], masks.Select(mask => mask.VoxelCount));
        Assert.All(masks, mask => Assert.Same(_image.Geometry, mask.Geometry));
        foreach (Mask mask in masks)
            Assert.Equal(values.Select(v => v == mask.Label ? (byte)1 : (byte)0), mask.ToArray());
        Assert.Equal(masks[1].ToArray(), Mask.Load(path, _image, 5).ToArray());

        string several = Assert.Throws<MaskException>(() => Mask.Load(path, _image)).Message;
        Assert.Contains("2 (1 voxels), 5 (3 voxels), 300 (1 voxels)", several, StringComparison.Ordinal);
        Assert.Contains("LoadAll", several, StringComparison.Ordinal);
        MaskException missing = Assert.Throws<MaskException>(() => Mask.Load(path, _image, 3));
        Assert.Equal("MASK_LABEL_MISSING", missing.Code);
        Assert.Contains("5 (3 voxels)", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RandomLabelsAgainstOneComparisonAVoxel()
    {
        Random random = new(3);
        for (int round = 0; round < 20; round++)
        {
            float[] values = [.. Enumerable.Range(0, 120).Select(_ => (float)Math.Max(0, random.Next(-4, 5)))];
            if (values.All(v => v == 0)) continue;
            IReadOnlyList<Mask> masks = Mask.LoadAll(Save(values, StoredType.Float32), _image);
            Assert.Equal(values.Where(v => v > 0).Distinct().Order(), masks.Select(mask => (float)mask.Label));
            foreach (Mask mask in masks) Assert.Equal(values.Select(v => v == mask.Label), mask.ToArray().Select(v => v == 1));
        }
    }

    [Fact]
    public void ManyRunsOverManyBlocksAgainstOneComparisonAVoxel()
    {
        Random random = new(8);
        ImageGeometry grid = new(new ImageSize(37, 61, 199), new Spacing(1, 1, 1));
        Volume image = new(grid, new float[grid.Size.VoxelCount]);
        float[] values = [.. Enumerable.Range(0, (int)grid.Size.VoxelCount).Select(_ => (float)Math.Max(0, random.Next(-4, 4)))];
        foreach (string name in new[] { "labels.nii", "labels.nii.gz", "labels.nrrd" })
        {
            new Volume(grid, values, StoredType.Int16).Save(_folder.File(name));
            IReadOnlyList<Mask> masks = Mask.LoadAll(_folder.File(name), image);
            Assert.Equal([1, 2, 3], masks.Select(mask => mask.Label));
            foreach (Mask mask in masks) Assert.True(mask.ToArray().AsSpan().SequenceEqual(values.Select(v => v == mask.Label ? (byte)1 : (byte)0).ToArray()));
            Assert.Equal(masks[1].ContentHash, Mask.Load(_folder.File(name), image, 2).ContentHash);
        }
    }

    [Fact]
    public void ALabelOf255IsTheOnlyOneAndIsTaken()
    {
        float[] values = new float[120];
        values[50] = 255;
        values[51] = -0f;
        Assert.Equal(255, Mask.Load(Save(values, StoredType.Float32), _image).Label);
    }

    [Theory]
    [InlineData(0.5f, "0.5 (2 voxels)")]
    [InlineData(-1024f, "-1024 (2 voxels)")]
    [InlineData(float.NaN, "NaN (2 voxels)")]
    [InlineData(16777216f, "16777216 (2 voxels)")]
    public void ValuesThatAreNoLabelsAreListedWithTheirCounts(float value, string listed)
    {
        float[] values = new float[120];
        values[3] = values[90] = value;
        values[4] = 1;
        MaskException error = Assert.Throws<MaskException>(() => Mask.LoadAll(Save(values, StoredType.Float32), _image));
        Assert.Equal("MASK_VALUES", error.Code);
        Assert.Contains(listed, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyMaskIsAnError() =>
        Assert.Equal("MASK_EMPTY", Assert.Throws<MaskException>(() => Mask.LoadAll(Save(new float[120], StoredType.Int16), _image)).Code);

    [Fact]
    public void AnotherGridIsAnErrorAndARoundedOneIsTakenOver()
    {
        float[] values = new float[120];
        values[30] = 1;
        ImageGeometry g = _image.Geometry;
        string shifted = Save(values, StoredType.Int16, new ImageGeometry(g.Size, g.Spacing, g.Origin + new PointMm(0.35, 0, 0), g.Direction));
        GeometryMismatchException error = Assert.Throws<GeometryMismatchException>(() => Mask.LoadAll(shifted, _image));
        Assert.Equal(0.5, error.Comparison.MaxDisplacementVoxels, 1e-9);

        Mask mask = Mask.Load(Save(values, StoredType.Int16, new ImageGeometry(g.Size, g.Spacing, g.Origin + new PointMm(0.005, 0, 0), g.Direction)), _image);
        Assert.Same(g, mask.Geometry);
        Assert.Contains("rounding", Assert.Single(mask.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void SegmentsOfANrrdHaveNames()
    {
        string header = "NRRD0005\ntype: uchar\ndimension: 3\nspace: LPS\nsizes: 6 5 4\nspace directions: (0.7,0,0) (0,0.8,0) (0,0,2.5)\nspace origin: (1,2,3)\nencoding: raw\n"
            + "Segment0_Name:=nodule\nSegment0_LabelValue:=2\nSegment1_Name:=lung\nSegment1_LabelValue:=1\n\n";
        byte[] voxels = new byte[120];
        voxels[5] = 2;
        voxels[6] = voxels[7] = 1;
        string path = _folder.Write("a.seg.nrrd", [.. Encoding.ASCII.GetBytes(header), .. voxels]);
        Assert.Equal(["lung", "nodule"], Mask.LoadAll(path, _image).Select(mask => mask.Name));
        Assert.Equal(2, Mask.Load(path, _image, "nodule").Label);
        MaskException error = Assert.Throws<MaskException>(() => Mask.Load(path, _image, "heart"));
        Assert.Contains("1 'lung' (2 voxels)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileAndAnUnknownKindAreNamed()
    {
        Assert.Equal("FILE_NOT_FOUND", Assert.Throws<ImageFormatException>(() => Mask.LoadAll(_folder.File("absent.nii"), _image)).Code);
        UnsupportedImageException error = Assert.Throws<UnsupportedImageException>(() => Volume.Load(_folder.Write("a.png", [0x89, 0x50, 0x4E, 0x47, 13, 10])));
        Assert.Equal("FORMAT_UNKNOWN", error.Code);
        Assert.Contains("89 50 4E 47", error.Message, StringComparison.Ordinal);
        Assert.Contains("PNG", error.Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<UnsupportedImageException>(() => Volume.Load(_folder.Write("empty", []))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StructuresAreChosenByNumberOrName()
    {
        PlanarContour square = new([new(2, 3, 3), new(3.5, 3, 3), new(3.5, 5, 3), new(2, 5, 3)]);
        ContourMasks masks = new([new(3, "GTV", [square]), new(7, "point", []), new(9, "GTV2", [square])], "rs.dcm", _image);
        Assert.Equal([3, 9], masks.All().Select(mask => mask.Label));
        Assert.Contains(masks.All()[0].Notes, note => note.Contains("'point'", StringComparison.Ordinal));
        Assert.Equal("GTV2", masks.ByLabel(9).Name);
        Assert.Equal(3, masks.ByName("GTV").Label);
        Assert.Equal("MASK_SEVERAL_LABELS", Assert.Throws<MaskException>(masks.Single).Code);
        Assert.Equal("MASK_EMPTY", Assert.Throws<MaskException>(() => masks.ByName("point")).Code);
        Assert.Contains("9 'GTV2'", Assert.Throws<MaskException>(() => masks.ByName("x")).Message, StringComparison.Ordinal);
        Assert.Equal(9, new ContourMasks([new(7, "point", []), new(9, "GTV2", [square])], "rs.dcm", _image).Single().Label);
    }

    public void Dispose() => _folder.Dispose();

    private string Save(float[] values, StoredType type, ImageGeometry? geometry = null)
    {
        string path = _folder.File("mask.nrrd");
        new Volume(geometry ?? _image.Geometry, values, type).Save(path);
        return path;
    }
}
