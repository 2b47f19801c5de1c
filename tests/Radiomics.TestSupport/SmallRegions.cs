namespace Radiomics.TestSupport;

/// <summary>
/// Seeded regions of 1 to 30 voxels of every kind: single voxels, rows, planes, solids, scattered and touching pieces, at the border of the image or inside it,
/// with flat, two-valued, whole, fractional and extreme intensities.
/// </summary>
public static class SmallRegions
{
    /// <summary>The most voxels a region has.</summary>
    public const int MaximumVoxels = 30;

    /// <summary>The region of a seed: the same on every machine.</summary>
    public static (Volume Volume, Mask Mask) Create(int seed)
    {
        Random random = new(seed);
        int count = seed < 300 ? 1 + seed % 10 : 1 + random.Next(MaximumVoxels);
        int dimensions = 1 + random.Next(3), firstAxis = random.Next(3);
        bool[] extends = new bool[3];
        for (int i = 0; i < dimensions; i++) extends[(firstAxis + i) % 3] = true;
        HashSet<(int X, int Y, int Z)> voxels = random.Next(3) switch
        {
            0 => Scattered(random, count, extends),
            1 => Grown(random, count, extends, diagonal: false),
            _ => Grown(random, count, extends, diagonal: true),
        };

        int margin = random.Next(3);
        int[] low = [voxels.Min(v => v.X), voxels.Min(v => v.Y), voxels.Min(v => v.Z)];
        int[] high = [voxels.Max(v => v.X), voxels.Max(v => v.Y), voxels.Max(v => v.Z)];
        ImageSize size = new(high[0] - low[0] + 1 + margin, high[1] - low[1] + 1 + margin, high[2] - low[2] + 1 + margin);
        int shift = margin == 0 ? 0 : random.Next(margin + 1);
        byte[] inside = new byte[size.VoxelCount];
        foreach ((int x, int y, int z) in voxels) inside[size.Offset(new VoxelIndex(x - low[0] + shift, y - low[1] + shift, z - low[2] + shift))] = 1;

        Func<float> intensity = random.Next(6) switch
        {
            0 => () => -110,
            1 => () => random.Next(2) * 50,
            2 => () => random.Next(-1000, 400),
            3 => () => (float)(random.NextDouble() * 100 - 50),
            4 => () => 0,
            _ => () => random.Next(2) == 0 ? 30_000 : -30_000,
        };
        float[] values = new float[inside.Length];
        for (int i = 0; i < values.Length; i++) values[i] = intensity();
        bool whole = Array.TrueForAll(values, v => v == MathF.Floor(v));
        Spacing spacing = random.Next(2) == 0 ? Spacing.Isotropic(1) : new Spacing(0.7, 0.9, 2.5);
        Volume volume = new(new ImageGeometry(size, spacing), values, whole ? StoredType.Int16 : StoredType.Float32);
        return (volume, Mask.FromVoxels(volume.Geometry, inside));
    }

    private static HashSet<(int X, int Y, int Z)> Scattered(Random random, int count, bool[] extends)
    {
        int reach = Math.Max(2, count);
        HashSet<(int X, int Y, int Z)> voxels = [];
        for (int i = 0; i < 3 * count && voxels.Count < count; i++)
            voxels.Add((extends[0] ? random.Next(reach) : 0, extends[1] ? random.Next(reach) : 0, extends[2] ? random.Next(reach) : 0));
        return voxels;
    }

    private static HashSet<(int X, int Y, int Z)> Grown(Random random, int count, bool[] extends, bool diagonal)
    {
        List<(int X, int Y, int Z)> voxels = [(0, 0, 0)];
        HashSet<(int X, int Y, int Z)> seen = [(0, 0, 0)];
        for (int i = 0; i < 20 * count && voxels.Count < count; i++)
        {
            (int x, int y, int z) = voxels[random.Next(voxels.Count)];
            int axis = random.Next(3);
            (int X, int Y, int Z) next = diagonal
                ? (x + Step(0), y + Step(1), z + Step(2))
                : (x + (axis == 0 ? Step(0) : 0), y + (axis == 1 ? Step(1) : 0), z + (axis == 2 ? Step(2) : 0));
            if (seen.Add(next)) voxels.Add(next);
        }
        return seen;

        int Step(int axis) => extends[axis] ? random.Next(3) - 1 : 0;
    }
}
