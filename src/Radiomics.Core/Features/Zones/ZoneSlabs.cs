using System.Numerics;

namespace Radiomics;

/// <summary>
/// Joins the zones of a whole cube with several threads: slabs of slices each for themselves, then the seams between them one after another. Which voxels belong together does not
/// depend on the slabs.
/// </summary>
internal static class ZoneSlabs
{
    /// <summary>Joins all zones.</summary>
    /// <param name="cube">Ranks with padding and slack; bytes, or words.</param>
    /// <param name="levels">Layout.</param>
    /// <param name="rows">The distance in the cube of the same column in each row that comes before in the neighborhood.</param>
    /// <param name="sideways">Whether neighbors can lie in another column.</param>
    /// <param name="zones">As long as the cube without its slack. On return: the size of a zone, negated, at one of its voxels; 0 or more at its others; -1 outside the region.</param>
    /// <param name="workers">Threads.</param>
    public static void Join<T>(T[] cube, GrayLevels levels, int[] rows, bool sideways, Memory<int> zones, Workers workers)
        where T : unmanaged, IBinaryInteger<T>
    {
        BoxPart[] slabs = BoxPart.Whole(levels.Size).Slabs(workers.Threads);
        // Two rows apart within a slice are at most a row and a column; the slice before lies further back.
        int nearest = levels.SliceStride - levels.RowStride - 1;
        int[] within = [.. rows.Where(row => row < nearest)], across = [.. rows.Where(row => row >= nearest)];
        workers.For(slabs.Length, i =>
        {
            BoxPart slab = slabs[i];
            int begin = levels.CubeOffset(0, slab.Slice), second = levels.CubeOffset(0, slab.Slice + 1), end = levels.CubeOffset(0, slab.SliceEnd);
            Span<int> all = zones.Span;
            all[(i == 0 ? 0 : begin)..(i == slabs.Length - 1 ? all.Length : end)].Fill(-1);
            // The slice before the first of a slab belongs to another.
            ZoneLabeling.Join<T>(cube, begin, second, within, sideways, all);
            ZoneLabeling.Join<T>(cube, second, end, rows, sideways, all);
        });
        foreach (BoxPart slab in slabs.AsSpan(1))
            ZoneLabeling.Join<T>(cube, levels.CubeOffset(0, slab.Slice), levels.CubeOffset(0, slab.Slice + 1), across, sideways, zones.Span);
    }
}
