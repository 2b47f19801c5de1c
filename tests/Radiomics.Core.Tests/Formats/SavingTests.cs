using Xunit;

namespace Radiomics.Core.Tests.Formats;

public sealed class SavingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, bool> Files => new()
    {
        { "a.nii", false }, { "a.nii.gz", false }, { "a.nrrd", false }, { "a.nii", true }, { "a.nii.gz", true }, { "a.nrrd", true },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void VolumesComeBackWithTheirPlace(string name, bool leftHanded)
    {
        foreach (StoredType type in new[] { StoredType.Int16, StoredType.Float32 })
        {
            ImageGeometry geometry = Oblique(leftHanded);
            float[] voxels = [.. Enumerable.Range(0, 60).Select(i => type == StoredType.Int16 ? i * 1000 - 32000f : i * 0.1f)];
            Volume volume = new(geometry, voxels, type);
            volume.Save(_folder.File(name));
            Volume back = Volume.Load(_folder.File(name));
            Assert.Equal(voxels, back.Voxels.ToArray());
            Assert.Equal(type, back.StoredType);
            double tolerance = name.EndsWith("nrrd", StringComparison.Ordinal) ? 1e-12 : 1e-4;
            Assert.InRange(geometry.CompareTo(back.Geometry).MaxDisplacementMm, 0, tolerance);
            Assert.Empty(back.Notes);
            Assert.Equal(leftHanded ? -1 : 1, back.Geometry.Direction.Determinant, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void MasksComeBackOnTheirImage(string name, bool leftHanded)
    {
        ImageGeometry geometry = Oblique(leftHanded);
        Volume image = new(geometry, new float[60]);
        foreach (int label in new[] { 1, 255, 256, 70000 })
        {
            byte[] voxels = new byte[60];
            foreach (int i in new[] { 0, 7, 33, 59 }) voxels[i] = 1;
            Mask mask = Mask.FromVoxels(geometry, voxels, label, "nodule\n1");
            mask.Save(_folder.File(name));
            Mask back = Mask.Load(_folder.File(name), image);
            Assert.Equal(voxels, back.ToArray());
            Assert.Equal(label, back.Label);
            Assert.Equal(geometry, back.Geometry);
            Assert.Equal(name.EndsWith("nrrd", StringComparison.Ordinal) ? "nodule 1" : null, back.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void SeveralMasksBecomeOneFileInWhichTheEarlierKeepsAVoxel(string name, bool leftHanded)
    {
        ImageGeometry geometry = Oblique(leftHanded);
        byte[] first = new byte[60], second = new byte[60];
        foreach (int i in new[] { 0, 7, 33 }) first[i] = 1;
        foreach (int i in new[] { 7, 8, 59 }) second[i] = 1;
        Mask a = Mask.FromVoxels(geometry, first, 300), b = Mask.FromVoxels(geometry, second, 2), none = Mask.FromVoxels(geometry, new byte[60], 5);
        Mask.SaveAll(_folder.File(name), [a, none, b]);
        IReadOnlyList<Mask> back = Mask.LoadAll(_folder.File(name), new Volume(geometry, new float[60]));
        Assert.Equal([2, 300], back.Select(m => m.Label));
        Assert.Equal(first, back[1].ToArray());
        second[7] = 0;
        Assert.Equal(second, back[0].ToArray());
    }

    [Fact]
    public void MasksThatDoNotGoIntoOneFileAreRefused()
    {
        Mask a = Mask.FromVoxels(Oblique(false), new byte[60]), b = Mask.FromVoxels(Oblique(true), new byte[60]);
        Assert.Throws<ArgumentException>(() => Mask.SaveAll(_folder.File("a.nii"), []));
        Assert.Throws<ArgumentException>(() => Mask.SaveAll(_folder.File("a.nii"), [a, b]));
        Assert.Equal("MASK_LABEL_RANGE", Assert.Throws<MaskException>(() => Mask.SaveAll(_folder.File("a.nii"), [a, a.WithLabel(0, null)])).Code);
        Assert.Empty(_folder.Names());
    }

    // Every half and quarter turn, where the quaternion's largest component changes.
    [Fact]
    public void EveryAxisPermutationSurvivesBothForms()
    {
        PointMm[] axes = [new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1)];
        int seen = 0;
        foreach (PointMm column in axes)
        {
            foreach (PointMm row in axes.Where(axis => axis.Dot(column) == 0))
            {
                foreach (double hand in new[] { 1.0, -1.0 })
                {
                    PointMm slice = column.Cross(row).Scale(hand);
                    ImageGeometry geometry = new(new ImageSize(2, 3, 4), new Spacing(1, 2, 3), new PointMm(5, 6, 7), new Direction(column, row, slice));
                    string path = _folder.File("a.nii");
                    new Volume(geometry, new float[24]).Save(path);
                    Assert.Equal(geometry, Volume.Load(path).Geometry);
                    byte[] bytes = File.ReadAllBytes(path);
                    bytes[254] = 0;
                    Assert.InRange(geometry.CompareTo(Volume.Load(_folder.Write("q.nii", bytes)).Geometry).MaxDisplacementMm, 0, 1e-5);
                    seen++;
                }
            }
        }
        Assert.Equal(48, seen);
    }

    [Fact]
    public void WholeValuesBeyond16BitsAreSavedAsFloats()
    {
        Volume volume = new(new ImageGeometry(new ImageSize(2, 1, 1), Spacing.Isotropic(1)), [1, 40000], StoredType.UInt16);
        volume.Save(_folder.File("a.nii"));
        Assert.Equal([1, 40000], Volume.Load(_folder.File("a.nii")).Voxels.ToArray());
    }

    [Fact]
    public void NothingButTheFileIsLeftAndAFailureLeavesTheOldOne()
    {
        Volume volume = new(new ImageGeometry(new ImageSize(2, 1, 1), Spacing.Isotropic(1)), [1, 2]);
        volume.Save(_folder.File("a.nii"));
        volume.Save(_folder.File("a.nii"));
        Assert.Equal(["a.nii"], _folder.Names());
        Assert.Equal("FILE_UNWRITABLE", Assert.Throws<ImageFormatException>(() => volume.Save(_folder.File("absent/a.nii"))).Code);
        Assert.Equal("FORMAT_UNKNOWN", Assert.Throws<UnsupportedImageException>(() => volume.Save(_folder.File("a.png"))).Code);
        Volume wide = new(new ImageGeometry(new ImageSize(40000, 1, 1), Spacing.Isotropic(1)), new float[40000]);
        Assert.Equal("NIFTI_SIZE", Assert.Throws<UnsupportedImageException>(() => wide.Save(_folder.File("a.nii"))).Code);
        Assert.Equal(["a.nii"], _folder.Names());
        Assert.Equal([1, 2], Volume.Load(_folder.File("a.nii")).Voxels.ToArray());
    }

    [Fact]
    public void ADeviceIsWrittenToAndNotReplaced()
    {
        const string full = "/dev/full";
        Assert.SkipUnless(File.Exists(full), "there is no device that is always full");
        Assert.Equal("FILE_UNWRITABLE", Assert.Throws<ImageFormatException>(() => ImageFiles.Replace(full, file => file.Write(new byte[1 << 20]))).Code);
        Assert.Equal(0, new FileInfo(full).Length);
    }

    public void Dispose() => _folder.Dispose();

    private static ImageGeometry Oblique(bool leftHanded)
    {
        double a = 0.3, b = -0.7;
        PointMm column = new(Math.Cos(a), Math.Sin(a), 0);
        PointMm row = new(-Math.Sin(a) * Math.Cos(b), Math.Cos(a) * Math.Cos(b), Math.Sin(b));
        PointMm slice = column.Cross(row);
        return new ImageGeometry(
            new ImageSize(5, 4, 3), new Spacing(0.7, 0.8125, 2.5), new PointMm(-123.456, 78.9, 1011.1213), new Direction(column, row, leftHanded ? slice.Scale(-1) : slice));
    }
}
