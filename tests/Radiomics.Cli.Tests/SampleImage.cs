namespace Radiomics.Cli.Tests;

/// <summary>A small volume with two balls of tissue in lung, as files in a folder of its own with a name that is not ASCII.</summary>
internal sealed class SampleImage : IDisposable
{
    public SampleImage()
    {
        Folder = Path.Combine(Directory.CreateTempSubdirectory("radiomics-cli-").FullName, "病人 001");
        Directory.CreateDirectory(Folder);
        ImageGeometry geometry = new(new ImageSize(48, 40, 32), new Spacing(0.8, 0.8, 1.25), new PointMm(-20, 5, 100), Direction.Identity);
        float[] hu = new float[geometry.Size.VoxelCount];
        byte[] first = new byte[hu.Length], second = new byte[hu.Length];
        Random random = new(4);
        for (int i = 0; i < hu.Length; i++)
        {
            VoxelIndex v = geometry.Size.IndexOf(i);
            first[i] = InBall(v, 15, 20, 16, geometry.Spacing) ? (byte)1 : (byte)0;
            second[i] = InBall(v, 34, 20, 16, geometry.Spacing) ? (byte)1 : (byte)0;
            hu[i] = (first[i] + second[i] > 0 ? 30 : -860) + random.Next(-20, 21);
        }
        Volume = new Volume(geometry, hu, StoredType.Int16);
        Volume.Save(Image);
        byte[] both = new byte[hu.Length];
        for (int i = 0; i < both.Length; i++) both[i] = (byte)(first[i] | second[i]);
        Mask.FromVoxels(geometry, first).Save(OneLabel);
        float[] labels = [.. first.Zip(second, (a, b) => a + 2f * b)];
        new Volume(geometry, labels, StoredType.UInt8).Save(TwoLabels);
    }

    public string Folder { get; }

    public Volume Volume { get; }

    public string Image => Path.Combine(Folder, "图像.nii.gz");

    public string OneLabel => Path.Combine(Folder, "mask.nii.gz");

    public string TwoLabels => Path.Combine(Folder, "labels.nrrd");

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private static bool InBall(VoxelIndex v, int x, int y, int z, Spacing s)
    {
        double dx = (v.Column - x) * s.X, dy = (v.Row - y) * s.Y, dz = (v.Slice - z) * s.Z;
        return dx * dx + dy * dy + dz * dz <= 36;
    }
}
