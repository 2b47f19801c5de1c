using System.Buffers.Binary;
using System.IO.Compression;

namespace Radiomics.Tests.Segmentation;

/// <summary>Just enough NIfTI for the reference crops, so that the tests of a segmentation stand without the readers.</summary>
internal static class NiftiFixture
{
    public static Volume Read(string path)
    {
        using GZipStream unzip = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream all = new();
        unzip.CopyTo(all);
        ReadOnlySpan<byte> bytes = all.ToArray();
        ImageSize size = new(Int16(bytes, 42), Int16(bytes, 44), Int16(bytes, 46));
        Spacing spacing = new(Single(bytes, 80), Single(bytes, 84), Single(bytes, 88));
        int type = Int16(bytes, 70), start = (int)Single(bytes, 108);
        float slope = Single(bytes, 112), intercept = Single(bytes, 116);
        if (slope == 0) (slope, intercept) = (1, 0);
        float[] voxels = new float[size.VoxelCount];
        for (int i = 0; i < voxels.Length; i++)
            voxels[i] = intercept + slope * (type switch
            {
                2 => bytes[start + i],
                4 => Int16(bytes, start + 2 * i),
                16 => Single(bytes, start + 4 * i),
                _ => throw new NotSupportedException($"{path}: type {type}"),
            });
        return Volume.FromHounsfield(voxels, size, spacing);
    }

    private static short Int16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]);

    private static float Single(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadSingleLittleEndian(bytes[at..]);
}
