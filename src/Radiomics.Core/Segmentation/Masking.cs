namespace Radiomics;

/// <summary>Small steps between the states of a growth and masks of 0 and 1.</summary>
internal static class Masking
{
    /// <summary>Turns grown voxels into 1 and all others into 0, in place.</summary>
    /// <returns>The number of voxels kept.</returns>
    public static int KeepGrown(Span<byte> field)
    {
        int count = 0;
        for (int i = 0; i < field.Length; i++)
        {
            byte kept = field[i] == ConnectedGrowth.Grown ? (byte)1 : (byte)0;
            field[i] = kept;
            count += kept;
        }
        return count;
    }

    /// <summary>Whether a mask comes within one voxel of the ball's surface.</summary>
    public static bool ReachesRadius(GrowthBox box, ReadOnlySpan<byte> mask)
    {
        double limit = box.RadiusMm - Math.Max(box.Spacing.X, Math.Max(box.Spacing.Y, box.Spacing.Z));
        double farthest = 0;
        PointMm seed = box.PointOf(box.SeedOffset);
        foreach ((int first, int end) in Runs(mask, box.Size))
            farthest = Math.Max(farthest, Math.Max((box.PointOf(first) - seed).Length, (box.PointOf(end - 1) - seed).Length));
        return farthest > limit;
    }

    /// <summary>The runs of a mask along its rows, in array order: first offset and end.</summary>
    public static List<(int First, int End)> Runs(ReadOnlySpan<byte> mask, ImageSize size)
    {
        List<(int, int)> runs = [];
        int at = 0;
        while (at < mask.Length)
        {
            int next = mask[at..].IndexOfAnyExcept((byte)0);
            if (next < 0) break;
            at += next;
            int rowEnd = (at / size.Columns + 1) * size.Columns, length = mask[at..rowEnd].IndexOf((byte)0);
            int end = length < 0 ? rowEnd : at + length;
            runs.Add((at, end));
            at = end;
        }
        return runs;
    }

    /// <summary>The centre of a mask's voxels in mm from the box's first voxel.</summary>
    public static PointMm Centroid(GrowthBox box, ReadOnlySpan<byte> mask)
    {
        long x = 0, y = 0, z = 0, count = 0;
        foreach ((int first, int end) in Runs(mask, box.Size))
        {
            VoxelIndex at = box.Size.IndexOf(first);
            long length = end - first;
            x += length * at.Column + length * (length - 1) / 2;
            y += length * at.Row;
            z += length * at.Slice;
            count += length;
        }
        return new PointMm((double)x / count * box.Spacing.X, (double)y / count * box.Spacing.Y, (double)z / count * box.Spacing.Z);
    }

    /// <summary>The voxel of a mask nearest to a point, the first in array order among equals; -1 when the mask is empty.</summary>
    public static int Nearest(GrowthBox box, ReadOnlySpan<byte> mask, PointMm point)
    {
        int best = -1;
        double bestDistance = double.PositiveInfinity;
        foreach ((int first, int end) in Runs(mask, box.Size))
        {
            PointMm d = box.PointOf(first) - point;
            double rest = d.Y * d.Y + d.Z * d.Z;
            if (rest >= bestDistance) continue;
            // The nearest of a run lies below the point or at one of its ends.
            int ahead = (int)Math.Clamp(Math.Floor(-d.X / box.Spacing.X), 0, end - 1 - first);
            for (int i = first + ahead; i < Math.Min(end, first + ahead + 2); i++)
            {
                double dx = d.X + (i - first) * box.Spacing.X, distance = rest + dx * dx;
                if (distance < bestDistance) (best, bestDistance) = (i, distance);
            }
        }
        return best;
    }

    /// <summary>The part of a box's bytes in a region of it.</summary>
    public static byte[] Extract(ReadOnlySpan<byte> mask, ImageSize size, VoxelRegion region)
    {
        byte[] part = new byte[region.Size.VoxelCount];
        for (int z = 0, row = 0; z < region.Size.Slices; z++)
            for (int y = 0; y < region.Size.Rows; y++, row++)
                mask.Slice(size.Offset(new VoxelIndex(region.Start.Column, region.Start.Row + y, region.Start.Slice + z)), region.Size.Columns)
                    .CopyTo(part.AsSpan(row * region.Size.Columns));
        return part;
    }

    /// <summary>The smallest region around a mask's voxels; empty without any.</summary>
    public static VoxelRegion Bounds(ReadOnlySpan<byte> mask, ImageSize size)
    {
        int x0 = int.MaxValue, y0 = int.MaxValue, z0 = int.MaxValue, x1 = 0, y1 = 0, z1 = 0;
        foreach ((int first, int end) in Runs(mask, size))
        {
            VoxelIndex at = size.IndexOf(first);
            (x0, y0, z0) = (Math.Min(x0, at.Column), Math.Min(y0, at.Row), Math.Min(z0, at.Slice));
            (x1, y1, z1) = (Math.Max(x1, at.Column + end - first), Math.Max(y1, at.Row + 1), Math.Max(z1, at.Slice + 1));
        }
        return x1 == 0 ? default : VoxelRegion.FromBounds(new VoxelIndex(x0, y0, z0), new VoxelIndex(x1, y1, z1));
    }

    /// <summary>The share, 0 to 1, of a mask's surface beyond which the values lie below a limit: its border with the lung, not with what was cut off.</summary>
    public static double FreeSurface(GrowthBox box, ReadOnlySpan<byte> mask, ReadOnlySpan<float> values, double lowerHu)
    {
        ImageSize size = box.Size;
        (int columns, int rows, int slices) = (size.Columns, size.Rows, size.Slices);
        long freeX = 0, freeY = 0, freeZ = 0, allX = 0, allY = 0, allZ = 0;
        for (int z = 0, i = 0; z < slices; z++)
        {
            for (int y = 0; y < rows; y++)
            {
                for (int x = 0; x < columns; x++, i++)
                {
                    if (mask[i] == 0) continue;
                    Count(x > 0, i - 1, mask, values, ref freeX, ref allX);
                    Count(x < columns - 1, i + 1, mask, values, ref freeX, ref allX);
                    Count(y > 0, i - columns, mask, values, ref freeY, ref allY);
                    Count(y < rows - 1, i + columns, mask, values, ref freeY, ref allY);
                    Count(z > 0, i - size.SliceArea, mask, values, ref freeZ, ref allZ);
                    Count(z < slices - 1, i + size.SliceArea, mask, values, ref freeZ, ref allZ);
                }
            }
        }
        Spacing s = box.Spacing;
        double all = allX * s.Y * s.Z + allY * s.X * s.Z + allZ * s.X * s.Y;
        return all == 0 ? 0 : (freeX * s.Y * s.Z + freeY * s.X * s.Z + freeZ * s.X * s.Y) / all;

        void Count(bool inBox, int next, ReadOnlySpan<byte> mask, ReadOnlySpan<float> values, ref long free, ref long all)
        {
            if (inBox && mask[next] != 0) return;
            all++;
            if (inBox && values[next] < lowerHu) free++;
        }
    }

    /// <summary>The radius of a ball of a mask's volume, mm.</summary>
    public static double RadiusOf(Mask mask) => NoduleGrowth.RadiusOfBall(mask.VolumeMm3);

    /// <summary>The mask on the image's grid.</summary>
    public static Mask ToMask(GrowthBox box, ReadOnlySpan<byte> mask) => Mask.FromBox(box.Geometry, box.Region, mask);

    /// <summary>
    /// Opening by a ball: what lies deeper than the radius, grown back by the radius within the mask. Threads thinner than the ball go.
    /// What lies beyond the box counts as inside.
    /// </summary>
    /// <returns>The opened mask; null when nothing is left.</returns>
    public static byte[]? Open(ReadOnlySpan<byte> mask, ImageSize size, Spacing spacing, double radiusMm)
    {
        VoxelRegion region = Bounds(mask, size).Expand(1, 1, 1, size);
        if (region.IsEmpty) return null;
        byte[] part = Extract(mask, size, region), core = new byte[part.Length];
        double squared = radiusMm * radiusMm;
        double[] depth = DistanceTransform.SquaredToOutside(part, region.Size, spacing);
        for (int i = 0; i < core.Length; i++) core[i] = depth[i] > squared ? (byte)1 : (byte)0;
        if (!core.AsSpan().Contains((byte)1)) return null;
        double[] back = DistanceTransform.SquaredTo(core, region.Size, spacing);
        byte[] opened = new byte[mask.Length];
        foreach ((int first, int end) in Runs(part, region.Size))
        {
            VoxelIndex at = region.Size.IndexOf(first);
            int to = size.Offset(new VoxelIndex(region.Start.Column + at.Column, region.Start.Row + at.Row, region.Start.Slice + at.Slice));
            for (int i = first; i < end; i++)
                if (back[i] <= squared) opened[to + i - first] = 1;
        }
        return opened;
    }
}
