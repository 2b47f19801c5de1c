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
        PointMm seed = box.PointOf(box.SeedOffset);
        double limit = box.RadiusMm - Math.Max(box.Spacing.X, Math.Max(box.Spacing.Y, box.Spacing.Z));
        for (int i = mask.IndexOfAnyExcept((byte)0); i >= 0 && i < mask.Length; i++)
            if (mask[i] != 0 && (box.PointOf(i) - seed).Length > limit) return true;
        return false;
    }

    /// <summary>The centre of a mask's voxels in mm from the box's first voxel.</summary>
    public static PointMm Centroid(GrowthBox box, ReadOnlySpan<byte> mask)
    {
        long x = 0, y = 0, z = 0, count = 0;
        for (int i = 0; i < mask.Length; i++)
        {
            if (mask[i] == 0) continue;
            VoxelIndex at = box.Size.IndexOf(i);
            x += at.Column;
            y += at.Row;
            z += at.Slice;
            count++;
        }
        return new PointMm((double)x / count * box.Spacing.X, (double)y / count * box.Spacing.Y, (double)z / count * box.Spacing.Z);
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

    /// <summary>The mask on the image's grid.</summary>
    public static Mask ToMask(GrowthBox box, ReadOnlySpan<byte> mask) => Mask.FromBox(box.Geometry, box.Region, mask);

    /// <summary>
    /// Opening by a ball: what lies deeper than the radius, grown back by the radius within the mask. Threads thinner than the ball go.
    /// What lies beyond the box counts as inside.
    /// </summary>
    /// <returns>The opened mask; null when nothing is left.</returns>
    public static byte[]? Open(ReadOnlySpan<byte> mask, ImageSize size, Spacing spacing, double radiusMm)
    {
        double squared = radiusMm * radiusMm;
        double[] depth = DistanceTransform.SquaredToOutside(mask, size, spacing);
        byte[] core = new byte[mask.Length];
        bool any = false;
        for (int i = 0; i < core.Length; i++)
        {
            bool deep = depth[i] > squared;
            core[i] = deep ? (byte)1 : (byte)0;
            any |= deep;
        }
        if (!any) return null;
        double[] back = DistanceTransform.SquaredTo(core, size, spacing);
        for (int i = 0; i < core.Length; i++) core[i] = mask[i] != 0 && back[i] <= squared ? (byte)1 : (byte)0;
        return core;
    }
}
