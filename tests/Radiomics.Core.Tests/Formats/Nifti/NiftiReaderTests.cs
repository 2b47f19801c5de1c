using Xunit;

namespace Radiomics.Core.Tests.Formats.Nifti;

public sealed class NiftiReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<short, StoredType> Types => new()
    {
        { 2, StoredType.UInt8 }, { 4, StoredType.Int16 }, { 8, StoredType.Int32 }, { 16, StoredType.Float32 }, { 64, StoredType.Float64 },
        { 256, StoredType.Int8 }, { 512, StoredType.UInt16 }, { 768, StoredType.UInt32 }, { 1024, StoredType.Int64 }, { 1280, StoredType.UInt64 },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryTypeInBothByteOrdersPlainAndCompressed(short datatype, StoredType type)
    {
        const int count = 37 * 5 * 3;
        double[] values = Bytes.Values(type, count);
        foreach (bool big in new[] { false, true })
        {
            byte[] file = new NiftiBuilder { BigEndian = big, Datatype = datatype, Dim = [3, 37, 5, 3, 1, 1, 1, 1] }.Build(Bytes.Of(type, big, values));
            foreach (string path in new[] { _folder.Write($"{big}.nii", file), _folder.Write($"{big}.nii.gz", Bytes.Gzip(file)) })
            {
                Volume volume = Volume.Load(path);
                Assert.Equal(values.Select(v => (float)v), volume.Voxels.ToArray());
                Assert.Equal(type, volume.StoredType);
                Assert.Equal(new ImageSize(37, 5, 3), volume.Size);
            }
        }
    }

    [Theory]
    [InlineData(2f, -1000f, StoredType.Float32, -996f)]
    [InlineData(0.5f, 0.25f, StoredType.Float32, 1.25f)]
    [InlineData(0f, 55f, StoredType.Int16, 2f)]
    [InlineData(float.NaN, 55f, StoredType.Int16, 2f)]
    [InlineData(3f, float.NaN, StoredType.Float32, 6f)]
    [InlineData(1f, 0f, StoredType.Int16, 2f)]
    public void SlopeAndInterceptApplyUnlessTheSlopeIsZeroOrNoNumber(float slope, float intercept, StoredType type, float second)
    {
        Volume volume = Load(new NiftiBuilder { Slope = slope, Intercept = intercept });
        Assert.Equal(second, volume.Voxels[1]);
        Assert.Equal(type, volume.StoredType);
    }

    [Fact]
    public void SpacingIsTheSinglePrecisionNumberAndRasBecomesLps()
    {
        Volume volume = Load(new NiftiBuilder
        {
            Pixdim = [1, 0.977f, 0.977f, 3, 0, 0, 0, 0], Sform = 1,
            Matrix = [-0.977f, 0, 0, 10, 0, 0.977f, 0, -20, 0, 0, 3, 30],
        });
        Assert.Equal(new Spacing(0.9769999980926514, 0.9769999980926514, 3), volume.Geometry.Spacing);
        Assert.Equal(new PointMm(-10, 20, 30), volume.Geometry.Origin);
        Assert.Equal(new Direction(new PointMm(1, 0, 0), new PointMm(0, -1, 0), new PointMm(0, 0, 1)), volume.Geometry.Direction);
        Assert.Empty(volume.Notes);
    }

    [Fact]
    public void WithoutFormsTheOriginIsZeroAndTheAxesArePatientAxes()
    {
        Volume volume = Load(new NiftiBuilder { Pixdim = [1, 2, 3, 4, 0, 0, 0, 0] });
        Assert.Equal(new ImageGeometry(new ImageSize(3, 2, 2), new Spacing(2, 3, 4)), volume.Geometry);
    }

    // The quaternion (a, b, c, d) turns by 2 acos(a) about (b, c, d): a quarter turn about z takes RAS x to RAS y.
    [Theory]
    [InlineData(1f, 1)]
    [InlineData(-1f, -1)]
    [InlineData(0f, 1)]
    public void QuaternionFormWithTheSignOfItsSliceAxis(float qfac, int slice)
    {
        float half = MathF.Sqrt(0.5f);
        Volume volume = Load(new NiftiBuilder { Qform = 1, Pixdim = [qfac, 1, 1, 2, 0, 0, 0, 0], Quaternion = [0, 0, half, 5, 6, 7] });
        Near(new PointMm(0, -1, 0), volume.Geometry.Direction.Column);
        Near(new PointMm(1, 0, 0), volume.Geometry.Direction.Row);
        Near(new PointMm(0, 0, slice), volume.Geometry.Direction.Slice);
        Assert.Equal(new PointMm(-5, -6, 7), volume.Geometry.Origin);
    }

    [Fact]
    public void HalfATurnHasNoRealPart()
    {
        Volume volume = Load(new NiftiBuilder { Qform = 1, Quaternion = [0, 1.0000001f, 0, 0, 0, 0] });
        Near(new PointMm(1, 0, 0), volume.Geometry.Direction.Column);
        Near(new PointMm(0, -1, 0), volume.Geometry.Direction.Row);
        Near(new PointMm(0, 0, -1), volume.Geometry.Direction.Slice);
    }

    [Theory]
    [InlineData(1, -7, "sform")]
    [InlineData(2, -1, "qform")]
    public void WhereTheFormsDifferTheScannerMatrixWinsElseTheQuaternion(short sform, double x, string used)
    {
        Volume volume = Load(new NiftiBuilder { Qform = 1, Sform = sform, Quaternion = [0, 0, 0, 1, 0, 0], Matrix = [1, 0, 0, 7, 0, 1, 0, 0, 0, 0, 1, 0] });
        Assert.Equal(x, volume.Geometry.Origin.X);
        Assert.Contains($"the {used} was used", Assert.Single(volume.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void AShearedMatrixIsAnErrorWithoutAQuaternionForm()
    {
        float[] sheared = [1, 0.1f, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
        Assert.Equal("NIFTI_SHEAR", Fails(new NiftiBuilder { Sform = 1, Matrix = sheared }).Code);
        Volume volume = Load(new NiftiBuilder { Sform = 1, Qform = 1, Matrix = sheared, Quaternion = [0, 0, 0, 3, 0, 0] });
        Assert.Equal(-3, volume.Geometry.Origin.X);
        Assert.Contains("sheared", Assert.Single(volume.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 1)]
    [InlineData(3, 0.001)]
    [InlineData(0, 1)]
    public void UnitsOfLengthBecomeMillimetres(byte units, double mm)
    {
        Volume volume = Load(new NiftiBuilder { Units = units, Pixdim = [1, 2, 2, 2, 0, 0, 0, 0], Sform = 1, Matrix = [-2, 0, 0, -3, 0, -2, 0, 0, 0, 0, 2, 0] });
        Assert.Equal(2 * mm, volume.Geometry.Spacing.X);
        Assert.Equal(3 * mm, volume.Geometry.Origin.X);
    }

    [Fact]
    public void AMissingPixdimIsTakenFromTheMatrix()
    {
        Volume volume = Load(new NiftiBuilder { Pixdim = new float[8], Sform = 1, Matrix = [2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 4, 0] });
        Assert.Equal(new Spacing(2, 3, 4), volume.Geometry.Spacing);
        Assert.Equal(3, volume.Notes.Count);
    }

    [Fact]
    public void AHeaderThatStatesTwoSpacingsIsRefused()
    {
        RadiomicsException error = Fails(new NiftiBuilder { Sform = 1, Pixdim = [1, 1, 1, 1, 0, 0, 0, 0], Matrix = [0.8f, 0, 0, 0, 0, 0.8f, 0, 0, 0, 0, 1, 0] });
        Assert.Equal("NIFTI_SPACING", error.Code);
    }

    [Fact]
    public void FourDimensionsWithOneVolumeAreOne() =>
        Assert.Equal(new ImageSize(3, 2, 2), Load(new NiftiBuilder { Dim = [4, 3, 2, 2, 1, 1, 1, 1] }).Size);

    [Fact]
    public void ATwoDimensionalImageIsOneSlice() =>
        Assert.Equal(new ImageSize(3, 4, 1), Load(new NiftiBuilder { Dim = [2, 3, 4, 0, 0, 0, 0, 0] }).Size);

    [Fact]
    public void HeaderAndImageInTwoFiles()
    {
        NiftiBuilder builder = new() { Magic = "ni1\0", VoxelOffset = 0 };
        string header = _folder.Write("pair.hdr", builder.Header());
        string image = _folder.Write("pair.img", Bytes.Of(StoredType.Int16, false, Enumerable.Range(2, 12).Select(i => (double)i)));
        foreach (string path in new[] { header, image })
            Assert.Equal(Enumerable.Range(2, 12).Select(i => (float)i), Volume.Load(path).Voxels.ToArray());
    }

    [Fact]
    public void TrailingBytesAreOfNoInterest()
    {
        byte[] file = [.. new NiftiBuilder().Build(Voxels()), 1, 2, 3, 4, 5];
        Assert.Equal(12, Volume.Load(_folder.Write("a.nii", file)).Voxels.Length);
        Assert.Equal(12, Volume.Load(_folder.Write("a.nii.gz", Bytes.Gzip(file))).Voxels.Length);
        Assert.Equal(12, Volume.Load(_folder.Write("b.nii.gz", [.. Bytes.Gzip(file), 0, 0, 7])).Voxels.Length);
    }

    [Fact]
    public void ContentCountsMoreThanTheName()
    {
        byte[] file = new NiftiBuilder().Build(Voxels());
        Assert.Equal(12, Volume.Load(_folder.Write("plain.nii.gz", file)).Voxels.Length);
        Assert.Equal(12, Volume.Load(_folder.Write("packed.nii", Bytes.Gzip(file))).Voxels.Length);
        Assert.Equal(12, Volume.Load(_folder.Write("wrong.nrrd", file)).Voxels.Length);
    }

    [Fact]
    public void IntegersBeyondSinglePrecisionAreNoted()
    {
        byte[] file = new NiftiBuilder { Datatype = 8, Dim = [3, 2, 1, 1, 1, 1, 1, 1] }.Build(Bytes.Of(StoredType.Int32, false, [5, 16777217]));
        Assert.Contains("2^24", Assert.Single(Volume.Load(_folder.Write("a.nii", file)).Notes), StringComparison.Ordinal);
        byte[] small = new NiftiBuilder { Datatype = 8, Dim = [3, 2, 1, 1, 1, 1, 1, 1] }.Build(Bytes.Of(StoredType.Int32, false, [5, -16777215]));
        Assert.Empty(Volume.Load(_folder.Write("b.nii", small)).Notes);
    }

    [Fact]
    public void WhatIsNotReadIsNamed()
    {
        Assert.Equal("NIFTI_VERSION", Fails(new NiftiBuilder { SizeOfHeader = 540 }).Code);
        Assert.Equal("NIFTI_MAGIC", Fails(new NiftiBuilder { Magic = "\0\0\0\0" }).Code);
        Assert.Contains("colors", Fails(new NiftiBuilder { Datatype = 128 }).Message, StringComparison.Ordinal);
        Assert.Contains("3 x 2 x 2 x 120", Fails(new NiftiBuilder { Dim = [4, 3, 2, 2, 120, 1, 1, 1] }).Message, StringComparison.Ordinal);
        Assert.Equal("IMAGE_SIZE", Fails(new NiftiBuilder { Dim = [3, 3, -2, 2, 1, 1, 1, 1] }).Code);
        Assert.Equal("NIFTI_OFFSET", Fails(new NiftiBuilder { VoxelOffset = float.NaN }).Code);
        Assert.Equal("IMAGE_SPACING", Fails(new NiftiBuilder { Pixdim = [1, float.PositiveInfinity, 1, 1, 0, 0, 0, 0] }).Code);
        Assert.Equal("IMAGE_ORIGIN", Fails(new NiftiBuilder { Sform = 1, Matrix = [1, 0, 0, float.NaN, 0, 1, 0, 0, 0, 0, 1, 0] }).Code);
    }

    [Fact]
    public void ATruncatedFileSaysHowManyBytesThereAre()
    {
        byte[] file = new NiftiBuilder().Build(Voxels());
        string message = Assert.Throws<ImageFormatException>(() => Volume.Load(_folder.Write("a.nii", file[..^1]))).Message;
        Assert.Contains("375", message, StringComparison.Ordinal);
        Assert.Contains("376", message, StringComparison.Ordinal);
        ImageFormatException inner = Assert.Throws<ImageFormatException>(() => Volume.Load(_folder.Write("a.nii.gz", Bytes.Gzip(file[..^1]))));
        Assert.Equal("NIFTI_TRUNCATED", inner.Code);
        Assert.Contains("23 bytes", inner.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderThatPromisesGigabytesAllocatesNothing()
    {
        byte[] file = new NiftiBuilder { Dim = [3, 1200, 1200, 1200, 1, 1, 1, 1] }.Build(Voxels());
        string plain = _folder.Write("a.nii", file), packed = _folder.Write("a.nii.gz", Bytes.Gzip(file));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("NIFTI_TRUNCATED", Assert.Throws<ImageFormatException>(() => Volume.Load(plain)).Code);
        Assert.Equal("NIFTI_TRUNCATED", Assert.Throws<ImageFormatException>(() => Volume.Load(packed)).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void ADamagedGzipStreamIsSeenByItsChecksum()
    {
        byte[] packed = Bytes.Gzip(new NiftiBuilder().Build(Voxels()));
        packed[^6] ^= 1;
        Assert.Equal("NIFTI_CORRUPT", Assert.Throws<ImageFormatException>(() => Volume.Load(_folder.Write("a.nii.gz", packed))).Code);
    }

    [Fact]
    public async Task LoadingAsynchronouslyReportsSlicesAndCanBeStopped()
    {
        byte[] file = new NiftiBuilder { Dim = [3, 512, 512, 4, 1, 1, 1, 1] }.Build(new byte[512 * 512 * 4 * 2]);
        string path = _folder.Write("a.nii", file);
        Recorder recorder = new();
        Volume volume = await Volume.LoadAsync(path, null, recorder, TestContext.Current.CancellationToken);
        Assert.Equal(4, volume.Size.Slices);
        Assert.Equal(new LoadProgress("voxels", 4, 4), recorder.Last);
        using CancellationTokenSource stopped = new();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Volume.LoadAsync(path, null, null, stopped.Token));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Voxels() => Bytes.Of(StoredType.Int16, false, Enumerable.Range(1, 12).Select(i => (double)i));

    private Volume Load(NiftiBuilder builder) => Volume.Load(_folder.Write("a.nii", builder.Build(Voxels())));

    private RadiomicsException Fails(NiftiBuilder builder) => Assert.ThrowsAny<RadiomicsException>(() => Load(builder));

    private static void Near(PointMm expected, PointMm actual) => Assert.True((expected - actual).Length < 1e-6, $"{actual} is not {expected}");

    private sealed class Recorder : IProgress<LoadProgress>
    {
        public LoadProgress Last { get; private set; }

        public void Report(LoadProgress value) => Last = value;
    }
}
