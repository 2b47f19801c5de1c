namespace Radiomics;

/// <summary>What counting by direction and plane shares: the voxels that are counted, and the directions there must be.</summary>
internal static class TextureWork
{
    /// <summary>The voxels of each rank in a part of the box, by rank; entry 0 counts those outside the region.</summary>
    public static int[] VoxelCounts(GrayLevels levels, BoxPart part)
    {
        int[] counts = new int[levels.LevelCount + 1];
        for (int z = part.Slice; z < part.SliceEnd; z++)
        {
            for (int y = part.Row; y < part.RowEnd; y++)
            {
                int start = levels.CubeOffset(y, z) + part.Column;
                if (levels.Bytes is { } bytes)
                    foreach (byte rank in bytes.AsSpan(start, part.Columns)) counts[rank]++;
                else
                    foreach (ushort rank in levels.Words.AsSpan(start, part.Columns)) counts[rank]++;
            }
        }
        return counts;
    }

    /// <summary>The voxels of each rank in the whole box, by rank; entry 0 is 0.</summary>
    public static int[] VoxelCounts(GrayLevels levels) => [0, .. levels.VoxelCounts];

    /// <summary>The ranks that have a voxel, ascending.</summary>
    public static int[] Ranks(int[] voxelCounts)
    {
        List<int> ranks = [];
        for (int rank = 1; rank < voxelCounts.Length; rank++)
            if (voxelCounts[rank] > 0) ranks.Add(rank);
        return [.. ranks];
    }

    /// <summary>Refuses a region in which no direction fits, where the options ask for it; a region of one voxel has none to begin with and is not refused.</summary>
    /// <exception cref="SettingsException">No direction fits.</exception>
    public static void RequireDirections(int directions, GrayLevels levels, TextureOptions options, string distances)
    {
        if (directions > 0 || !options.RefuseWithoutDirections || levels.Size.VoxelCount == 1) return;
        bool flat = options.Aggregation.Dimension() != TextureDimension.Volume;
        string planes = flat ? $" in planes across the {options.PlaneNormal.ToString().ToLowerInvariant()} axis" : "";
        throw new SettingsException("TEXTURE_NO_DIRECTION", new Problem(
            "distances", $"no step of {distances} voxels{planes} fits into the region's box of {levels.Size} voxels (columns x rows x slices)",
            "a distance below the longest side of the box, or of its planes",
            flat ? "Give smaller distances, choose planes across another axis (force2Ddimension), or compute textures in three dimensions." : "Give smaller distances."));
    }
}
