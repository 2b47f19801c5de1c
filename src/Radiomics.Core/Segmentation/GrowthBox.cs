namespace Radiomics;

/// <summary>The part of a volume a growth can reach, copied out: the box around a ball, with offsets and distances in mm.</summary>
internal sealed class GrowthBox
{
    private GrowthBox(Volume volume, VoxelRegion region, VoxelIndex seed, double radiusMm)
    {
        Volume = volume;
        Geometry = volume.Geometry;
        Region = region;
        Hu = GC.AllocateUninitializedArray<float>((int)Region.Size.VoxelCount);
        volume.CopyTo(Region, Hu);
        Seed = new VoxelIndex(seed.Column - Region.Start.Column, seed.Row - Region.Start.Row, seed.Slice - Region.Start.Slice);
        RadiusMm = radiusMm;
    }

    /// <summary>The whole image.</summary>
    public Volume Volume { get; }

    /// <summary>Geometry of the whole image.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>The box in the image.</summary>
    public VoxelRegion Region { get; }

    /// <summary>Size of the box.</summary>
    public ImageSize Size => Region.Size;

    /// <summary>Voxel spacing, mm.</summary>
    public Spacing Spacing => Geometry.Spacing;

    /// <summary>Values of the box, column fastest.</summary>
    public float[] Hu { get; }

    /// <summary>The seed in the box.</summary>
    public VoxelIndex Seed { get; }

    /// <summary>Offset of the seed in the box.</summary>
    public int SeedOffset => Size.Offset(Seed);

    /// <summary>Radius of the ball in mm.</summary>
    public double RadiusMm { get; }

    /// <summary>Copies the surroundings of a voxel.</summary>
    public static GrowthBox Around(Volume volume, VoxelIndex seed, double radiusMm) => new(volume, VoxelRegion.Around(seed, radiusMm, volume.Geometry), seed, radiusMm);

    /// <summary>Copies a region; its middle stands for the seed, and the ball reaches its corners.</summary>
    public static GrowthBox Covering(Volume volume, VoxelRegion region)
    {
        Spacing s = volume.Geometry.Spacing;
        VoxelIndex middle = new(region.Start.Column + region.Size.Columns / 2, region.Start.Row + region.Size.Rows / 2, region.Start.Slice + region.Size.Slices / 2);
        return new GrowthBox(volume, region, middle, new PointMm(region.Size.Columns * s.X, region.Size.Rows * s.Y, region.Size.Slices * s.Z).Length);
    }

    /// <summary>The centre of a voxel of the box in mm, counted from the box's first voxel along the array's axes.</summary>
    public PointMm PointOf(int offset)
    {
        VoxelIndex index = Size.IndexOf(offset);
        return new PointMm(index.Column * Spacing.X, index.Row * Spacing.Y, index.Slice * Spacing.Z);
    }

    /// <summary>The voxel of the box nearest to a point, or -1 beyond its border.</summary>
    public int OffsetAt(PointMm point)
    {
        int x = (int)Math.Floor(point.X / Spacing.X + 0.5), y = (int)Math.Floor(point.Y / Spacing.Y + 0.5), z = (int)Math.Floor(point.Z / Spacing.Z + 0.5);
        VoxelIndex index = new(x, y, z);
        return Size.Contains(index) ? Size.Offset(index) : -1;
    }

    /// <summary>Calls an action with the offset of each voxel of the box within a distance of a point, in array order.</summary>
    public void ForEachWithin(PointMm center, double radiusMm, Action<int> action) => ForEachRunWithin(center, radiusMm, (from, to) =>
    {
        for (int i = from; i < to; i++) action(i);
    });

    /// <summary>Calls an action with the first and the end offset of each run along a row within a distance of a point, in array order.</summary>
    public void ForEachRunWithin(PointMm center, double radiusMm, Action<int, int> action)
    {
        (int Z0, int Z1) = Range(center.Z, radiusMm, Spacing.Z, Size.Slices);
        (int Y0, int Y1) = Range(center.Y, radiusMm, Spacing.Y, Size.Rows);
        double limit = radiusMm * radiusMm;
        for (int z = Z0; z < Z1; z++)
        {
            double dz = z * Spacing.Z - center.Z;
            for (int y = Y0; y < Y1; y++)
            {
                double dy = y * Spacing.Y - center.Y, rest = limit - dz * dz - dy * dy;
                if (rest < 0) continue;
                (int from, int to) = Range(center.X, Math.Sqrt(rest), Spacing.X, Size.Columns);
                int row = (z * Size.Rows + y) * Size.Columns;
                if (from < to) action(row + from, row + to);
            }
        }

        static (int, int) Range(double middle, double half, double step, int length) =>
            (Math.Max(0, (int)Math.Ceiling((middle - half) / step)), Math.Min(length, (int)Math.Floor((middle + half) / step) + 1));
    }

    /// <summary>The values within a distance of a point, as a histogram; values that are not finite, or outside the limits, are left out.</summary>
    public HuHistogram Histogram(PointMm center, double radiusMm, double from = double.NegativeInfinity, double to = double.PositiveInfinity)
    {
        HuHistogram histogram = new();
        float[] hu = Hu;
        ForEachRunWithin(center, radiusMm, (first, end) =>
        {
            foreach (float value in hu.AsSpan(first, end - first))
                if (float.IsFinite(value) && value >= from && value <= to) histogram.Add(value);
        });
        return histogram;
    }
}
