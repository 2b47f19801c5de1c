namespace Radiomics.TestSupport;

/// <summary>Seeded random volumes and masks for property tests: the same on every machine.</summary>
public static class RandomRegion
{
    /// <summary>A volume of whole numbers and a mask with at least one voxel.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="size">Size of the volume.</param>
    /// <param name="values">Number of different intensities.</param>
    /// <param name="density">Share of voxels in the mask.</param>
    /// <param name="smooth">How many voxels in a row tend to share a value.</param>
    public static (Volume Volume, Mask Mask) Create(int seed, ImageSize size, int values, double density, int smooth = 1)
    {
        Random random = new(seed);
        float[] voxels = new float[size.VoxelCount];
        byte[] inside = new byte[voxels.Length];
        float value = 0;
        for (int i = 0; i < voxels.Length; i++)
        {
            if (random.Next(smooth) == 0) value = random.Next(values) - values / 2;
            voxels[i] = value;
            inside[i] = random.NextDouble() < density ? (byte)1 : (byte)0;
        }
        inside[random.Next(inside.Length)] = 1;
        Volume volume = new(new ImageGeometry(size, new Spacing(0.7, 0.9, 2.5)), voxels, StoredType.Int16);
        return (volume, Mask.FromVoxels(volume.Geometry, inside));
    }
}
