using Radiomics.Core.Tests.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Processing;

public sealed class StageTests
{
    [Theory]
    [InlineData(2, "2.0")]
    [InlineData(-266.4703671186551, "-266.4703671186551")]
    [InlineData(0, "0.0")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(0.000012345, "1.2345e-05")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(-1.5e300, "-1.5e+300")]
    [InlineData(double.NaN, "nan")]
    public void NumbersReadAsInPython(double value, string text) => Assert.Equal(text, PythonText.Float(value));

    [Fact]
    public void PiecesAreCountedByFacesEdgesAndCorners()
    {
        Random random = new(3);
        for (int round = 0; round < 60; round++)
        {
            ImageSize size = new(random.Next(1, 9), random.Next(1, 7), random.Next(1, 6));
            byte[] voxels = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => random.NextDouble() < 0.12 ? (byte)1 : (byte)0)];
            Mask mask = Mask.FromVoxels(new ImageGeometry(size, Spacing.Isotropic(1)), voxels);
            Assert.Equal(Flooded(size, voxels), mask.VoxelCount == 0 ? 0 : ConnectedPieces.Count(mask));
        }
    }

    [Fact]
    public void RangesInEveryUnitKeepTheirLimits()
    {
        Volume image = new(new ImageGeometry(new ImageSize(5, 1, 1), Spacing.Isotropic(1)), [0, 10, 20, 30, 40], StoredType.Int16);
        Mask mask = Mask.FromVoxels(image.Geometry, [1, 1, 1, 1, 1]);
        Assert.Equal(3, Kept(new Resegmentation { Lower = 10, Upper = 30 }));
        Assert.Equal(3, Kept(new Resegmentation { Lower = 30, Upper = 10 }));
        Assert.Equal(2, Kept(new Resegmentation { Lower = 30 }));
        Assert.Equal(4, Kept(new Resegmentation { Upper = 30 }));
        Assert.Equal(3, Kept(new Resegmentation { Lower = 0.25, Upper = 0.75, Mode = ResegmentationMode.Relative }));
        // Mean 20, standard deviation 14.14.
        Assert.Equal(3, Kept(new Resegmentation { Lower = -1, Upper = 1, Mode = ResegmentationMode.Sigma }));
        Assert.Equal(3, Kept(new Resegmentation { OutlierSigma = 1 }));
        Assert.Equal(2, Kept(new Resegmentation { Lower = 20, OutlierSigma = 1 }));

        int Kept(Resegmentation range) => IntensityRange.Keep(image, mask, range).VoxelCount;
    }

    [Fact]
    public void MasksOfOneChannelAreReadFromVectorFiles()
    {
        using TemporaryFolder folder = new();
        string nrrd = folder.File("vector.nrrd");
        byte[] header = System.Text.Encoding.ASCII.GetBytes(
            "NRRD0004\ntype: uchar\ndimension: 4\nspace: left-posterior-superior\nsizes: 2 3 2 1\nspace directions: none (2,0,0) (0,2,0) (0,0,3)\nkinds: vector domain domain domain\nencoding: raw\nspace origin: (1,2,3)\n\n");
        File.WriteAllBytes(nrrd, [.. header, 1, 0, 0, 5, 1, 5, 0, 0, 0, 0, 0, 5]);
        Assert.Equal(2, Mask.Load(nrrd).VoxelCount);
        Mask second = Mask.Load(nrrd, 5, channel: 1);
        Assert.Equal(3, second.VoxelCount);
        Assert.True(second[new VoxelIndex(2, 1, 0)]);
        Assert.Equal(new Spacing(2, 2, 3), second.Geometry.Spacing);
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => Mask.Load(nrrd, 5, channel: 2)).Code);
        Assert.Throws<UnsupportedImageException>(() => Volume.Load(nrrd));
    }

    private static int Flooded(ImageSize size, byte[] voxels)
    {
        bool[] seen = new bool[voxels.Length];
        int pieces = 0;
        for (int seed = 0; seed < voxels.Length; seed++)
        {
            if (voxels[seed] == 0 || seen[seed]) continue;
            pieces++;
            Stack<int> open = new([seed]);
            seen[seed] = true;
            while (open.TryPop(out int at))
            {
                VoxelIndex here = size.IndexOf(at);
                for (int d = 0; d < 27; d++)
                {
                    VoxelIndex next = new(here.Column + d % 3 - 1, here.Row + d / 3 % 3 - 1, here.Slice + d / 9 - 1);
                    if (!size.Contains(next) || voxels[size.Offset(next)] == 0 || seen[size.Offset(next)]) continue;
                    seen[size.Offset(next)] = true;
                    open.Push(size.Offset(next));
                }
            }
        }
        return pieces;
    }
}
