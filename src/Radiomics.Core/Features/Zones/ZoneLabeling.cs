using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Joins neighboring voxels of one gray level into zones by union-find over the padded cube. An entry below 0 is the first voxel of a zone and holds the zone's size,
/// negated; any other entry is the offset of another voxel of the same zone. Whole vectors of ranks are compared with the voxel before and with the rows that come
/// before in the neighborhood (four in three dimensions, one in planes along the rows); each bit of the result is a pair that is joined. Pairs that others imply
/// are left out: beside a voxel of the same rank in the same row, or beside a match straight ahead, a match to the side joins nothing new.
/// Lanes: 64 bytes or 32 words, in parts where the hardware is narrower. The cube is read as one stretch from its first to its last voxel, padding
/// and all, as rank 0 is never joined; its slack takes the place of a tail. The scalar twin in the tests floods each zone.
/// </summary>
internal static class ZoneLabeling
{
    /// <summary>Joins the voxels of a stretch with each other and with those before them.</summary>
    /// <param name="cube">Ranks with padding and slack.</param>
    /// <param name="begin">First voxel of the stretch.</param>
    /// <param name="end">The one after its last.</param>
    /// <param name="rows">The distance in the cube of the same column in each row that comes before in the neighborhood.</param>
    /// <param name="sideways">Whether neighbors can lie in another column.</param>
    /// <param name="zones">
    /// As long as the cube without its slack, -1 where nothing was joined yet. On return: the size of a zone, negated, at one of its voxels; 0 or more at its others.
    /// Other stretches may be joined at the same time as long as the rows before do not lie in them.
    /// </param>
    public static void Join<T>(ReadOnlySpan<T> cube, int begin, int end, ReadOnlySpan<int> rows, bool sideways, Span<int> zones)
        where T : unmanaged, IBinaryInteger<T>
    {
        ref T first = ref MemoryMarshal.GetReference(cube);
        for (int start = begin; start < end; start += Vector512<T>.Count)
        {
            Vector512<T> rank = RankLanes.At(ref first, start);
            if (rank == Vector512<T>.Zero) continue;
            ulong inside = rank.Inside(end - start), before = 0;
            if (sideways)
            {
                before = inside & rank.Same(ref first, start - 1);
                JoinAll(zones, before, start, 1);
            }
            foreach (int row in rows)
            {
                ulong ahead = inside & rank.Same(ref first, start - row);
                JoinAll(zones, ahead & ~before, start, row);
                if (!sideways) continue;
                JoinAll(zones, inside & rank.Same(ref first, start - row - 1) & ~ahead & ~before, start, row + 1);
                JoinAll(zones, inside & rank.Same(ref first, start - row + 1) & ~ahead, start, row - 1);
            }
        }
    }

    /// <summary>The voxel that holds the size of a voxel's zone.</summary>
    /// <param name="zones">What the joins gave.</param>
    /// <param name="voxel">Offset of a voxel in the cube.</param>
    public static int Root(Span<int> zones, int voxel)
    {
        while (true)
        {
            int parent = zones[voxel];
            if (parent < 0) return voxel;
            int next = zones[parent];
            if (next < 0) return parent;
            voxel = zones[voxel] = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void JoinAll(Span<int> zones, ulong voxels, int start, int offset)
    {
        for (; voxels != 0; voxels &= voxels - 1)
        {
            int voxel = start + BitOperations.TrailingZeroCount(voxels), a = Root(zones, voxel), b = Root(zones, voxel - offset);
            if (a == b) continue;
            // The smaller zone goes to the larger one.
            if (zones[a] < zones[b]) (a, b) = (b, a);
            zones[b] += zones[a];
            zones[a] = b;
        }
    }
}
