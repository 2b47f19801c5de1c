namespace Radiomics;

/// <summary>The way from the border of a mask to its middle.</summary>
internal static class DepthClimb
{
    private const double FarthestMm = 6, BoxMm = 20;

    /// <summary>From a voxel uphill to where the mask is thickest, at most 6 mm away.</summary>
    public static (int Top, double DepthMm) Climb(GrowthBox box, byte[] mask, int start)
    {
        // Far away tissue does not count: depths from here on are those of a ball of this size.
        VoxelIndex middle = box.Size.IndexOf(start);
        Spacing s = box.Spacing;
        VoxelRegion region = new VoxelRegion(middle, new ImageSize(1, 1, 1))
            .Expand((int)Math.Ceiling(BoxMm / s.X), (int)Math.Ceiling(BoxMm / s.Y), (int)Math.Ceiling(BoxMm / s.Z), box.Size);
        ImageSize size = region.Size;
        double[] depth = DistanceTransform.SquaredToOutside(Masking.Extract(mask, box.Size, region), size, s);
        VoxelIndex at = Shift(middle, -1);
        PointMm origin = Place(at);
        double step = 1.01 * Math.Sqrt(s.X * s.X + s.Y * s.Y + s.Z * s.Z);
        (int dx, int dy, int dz) = ((int)(step / s.X), (int)(step / s.Y), (int)(step / s.Z));
        while (true)
        {
            VoxelIndex best = at;
            for (int z = Math.Max(0, at.Slice - dz); z <= Math.Min(size.Slices - 1, at.Slice + dz); z++)
                for (int y = Math.Max(0, at.Row - dy); y <= Math.Min(size.Rows - 1, at.Row + dy); y++)
                    for (int x = Math.Max(0, at.Column - dx); x <= Math.Min(size.Columns - 1, at.Column + dx); x++)
                    {
                        VoxelIndex next = new(x, y, z);
                        if (depth[size.Offset(next)] > depth[size.Offset(best)] && (Place(next) - Place(at)).Length <= step && (Place(next) - origin).Length <= FarthestMm) best = next;
                    }
            if (best == at) return (box.Size.Offset(Shift(at, 1)), Math.Min(BoxMm, Math.Sqrt(depth[size.Offset(at)])));
            at = best;
        }

        PointMm Place(VoxelIndex v) => new(v.Column * s.X, v.Row * s.Y, v.Slice * s.Z);

        VoxelIndex Shift(VoxelIndex v, int sign) => new(v.Column + sign * region.Start.Column, v.Row + sign * region.Start.Row, v.Slice + sign * region.Start.Slice);
    }
}
