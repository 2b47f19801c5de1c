using System.Globalization;
using Radiomics.Core.Tests.Formats.Dicom;
using Xunit;

namespace Radiomics.Core.Tests.Formats;

public sealed class SliceRangeTests : IDisposable
{
    private static readonly ImageGeometry s_grid = new(
        new ImageSize(7, 5, 9), new Spacing(0.7, 0.8, 2.5), new PointMm(1, 2, 3), new Direction(new PointMm(1, 0, 0), new PointMm(0, 0.6, 0.8), new PointMm(0, -0.8, 0.6)));

    private readonly TemporaryFolder _folder = new();
    private readonly DicomScratch _series = new();

    [Theory]
    [InlineData("image.nii", 3, 6)]
    [InlineData("image.nii.gz", 3, 6)]
    [InlineData("image.nii.gz", 4, 9)]
    [InlineData("image.nrrd", 3, 6)]
    [InlineData("image.nrrd", 1, 9)]
    [InlineData("image.nrrd", 9, 9)]
    public void SlicesOfAFileAreThoseOfTheWholeCropped(string name, int first, int last)
    {
        string path = _folder.File(name);
        Whole(StoredType.Int16).Save(path);
        SameAsCropped(Volume.Load(path), Volume.Load(path, new LoadOptions { Slices = SliceRange.Numbers(first, last) }), first, last);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("gzip")]
    [InlineData("text")]
    public void SlicesOfADetachedFileOfAnyEncoding(string encoding)
    {
        float[] values = Whole(StoredType.Int16).Voxels.ToArray();
        byte[] raw = Bytes.Of(StoredType.Int16, false, [.. values.Select(v => (double)v)]);
        _folder.Write("image.dat", encoding switch
        {
            "raw" => raw,
            "gzip" => Bytes.Gzip(raw),
            _ => System.Text.Encoding.ASCII.GetBytes(string.Join(' ', values.Select(v => v.ToString(CultureInfo.InvariantCulture)))),
        });
        string path = _folder.Write("image.nhdr", System.Text.Encoding.ASCII.GetBytes(
            $"NRRD0004\ntype: short\ndimension: 3\nsizes: 7 5 9\nendian: little\nencoding: {encoding}\ndata file: image.dat\nspace: left-posterior-superior\nspace directions: (0.7,0,0) (0,0.8,0) (0,0,2.5)\n\n"));
        SameAsCropped(Volume.Load(path), Volume.Load(path, new LoadOptions { Slices = SliceRange.Numbers(2, 4) }), 2, 4);
    }

    [Fact]
    public void SlicesOfASeriesAreThoseOfTheWholeCropped()
    {
        for (int i = 1; i <= 6; i++) DicomScratch.Slice(i).Write(Path.Combine(_series.Folder, $"{i}.dcm"));
        Volume whole = Volume.Load(_series.Folder), part = Volume.Load(_series.Folder, new LoadOptions { Slices = SliceRange.Numbers(2, 5) });
        SameAsCropped(whole, part, 2, 5);
        Assert.Equal([2, 3, 4, 5], part.SliceIdentities.Select(slice => slice.InstanceNumber));
    }

    [Fact]
    public void PixelsOfOtherSlicesAreNotTouched()
    {
        List<SliceRecord> slices = [.. Enumerable.Range(1, 6).Select(i => new SliceRecord
        {
            Source = $"slice {i}", Columns = 2, Rows = 2, ColumnSpacing = 1, RowSpacing = 1, Position = new PointMm(0, 0, i), ColumnDirection = new PointMm(1, 0, 0), RowDirection = new PointMm(0, 1, 0),
            Pixels = i is 3 or 4 ? SlicePixels.FromStored(new short[] { 1, 2, 3, (short)i }) : new UntouchablePixels(),
        })];
        Volume part = Volume.FromSlices(slices, new LoadOptions { Slices = SliceRange.Numbers(3, 4) });
        Assert.Equal([1, 2, 3, 3, 1, 2, 3, 4], part.Voxels.ToArray());
        Assert.Equal(3, part.Geometry.Origin.Z);
        Assert.Throws<InvalidOperationException>(() => Volume.FromSlices(slices));
    }

    [Fact]
    public void WhatFollowsTheLastSliceOfAGzipFileIsNotRead()
    {
        string path = _folder.File("image.nii.gz");
        Whole(StoredType.Int16).Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^6] ^= 0xFF;
        File.WriteAllBytes(path, bytes);
        Assert.Throws<ImageFormatException>(() => Volume.Load(path));
        Assert.Equal(2, Volume.Load(path, new LoadOptions { Slices = SliceRange.Numbers(1, 2) }).Size.Slices);
    }

    [Theory]
    [InlineData(5, 0, 5, 5)]
    [InlineData(5, 2.4, 5, 5)]
    [InlineData(5, 2.5, 4, 6)]
    [InlineData(5, 7.5, 2, 8)]
    [InlineData(2, 1000, 1, 9)]
    [InlineData(1, 5, 1, 3)]
    public void SlicesAroundASeedAreCountedInMillimeters(int z, double marginMm, int first, int last)
    {
        string path = _folder.File("image.nrrd");
        Whole(StoredType.Int16).Save(path);
        Volume whole = Volume.Load(path);
        Seed seed = Seed.AtSlice(3, 2, z);
        Volume part = Volume.Load(path, new LoadOptions { Slices = SliceRange.Around(seed, marginMm) });
        SameAsCropped(whole, part, first, last);
        Assert.Equal(whole[seed.ToVoxelIndex()], part[part.SeedOf(seed).ToVoxelIndex()]);
        Assert.Equal(seed, whole.SeedOf(seed));
    }

    [Fact]
    public void SlicesThatAreNotThereAreAnError()
    {
        string path = _folder.File("image.nii");
        Whole(StoredType.Int16).Save(path);
        foreach (SliceRange range in new[] { SliceRange.Numbers(10, 12), SliceRange.Numbers(-3, 0), SliceRange.Around(Seed.AtSlice(0, 0, 10), 100) })
        {
            SettingsException error = Assert.Throws<SettingsException>(() => Volume.Load(path, new LoadOptions { Slices = range }));
            Assert.Equal("SLICES_OUTSIDE", error.Code);
            Assert.Contains("1 to 9", error.Message, StringComparison.Ordinal);
        }
        Assert.Throws<SettingsException>(() => SliceRange.Numbers(3, 2));
        Assert.Throws<SettingsException>(() => SliceRange.Around(Seed.AtSlice(0, 0, 1), -1));
        Assert.Throws<SettingsException>(() => SliceRange.Around(Seed.AtSlice(0, 0, 1), double.NaN));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _series.Dispose();
    }

    private static void SameAsCropped(Volume whole, Volume part, int first, int last)
    {
        Volume expected = whole.Crop(new VoxelRegion(new VoxelIndex(0, 0, first - 1), whole.Size with { Slices = last - first + 1 }));
        Assert.Equal(expected.Geometry, part.Geometry);
        Assert.Equal(expected.Voxels, part.Voxels);
        Assert.Equal(expected.ContentHash, part.ContentHash);
        Assert.Equal(expected.StoredType, part.StoredType);
        Assert.Equal(expected.SliceIdentities, part.SliceIdentities);
        Assert.Equal(first - 1, part.FirstSlice);
    }

    private static Volume Whole(StoredType type)
    {
        Random random = new(5);
        return new Volume(s_grid, [.. Enumerable.Range(0, (int)s_grid.Size.VoxelCount).Select(_ => (float)random.Next(-1000, 3000))], type);
    }

    private sealed class UntouchablePixels : SlicePixels
    {
        public override StoredType StoredType => StoredType.Int16;

        public override int Count => 4;

        public override void WriteHounsfield(Span<float> destination) => throw new InvalidOperationException("These pixels were not asked for.");
    }
}
