using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Counts pairs of ranks at one step in the padded cube. Of each row only the columns are visited between the first and the last voxel of both rows of the pairs; a
/// voxel outside the region among them (rank 0) counts into row or column 0 of the table, which nobody reads: no branch, no test of the mask. For whole vectors of
/// byte ranks the place of each pair in the table is found at once (lanes: 64, in parts where the hardware is narrower; what is read past the end of a row is not
/// counted); words go one by one. Two tables take turns, so that equal neighbors in a row do not wait for each other's increment. The scalar twin in the tests visits every pair.
/// </summary>
internal static class GlcmCounting
{
    /// <summary>Pairs whose places are found before they are counted, of one row or of several.</summary>
    private const int Block = 1024;

    /// <summary>Pairs whose places are found at once.</summary>
    private const int Lanes = 64;

    /// <summary>Counts the pairs of voxels one step apart of which both lie in a part of the box.</summary>
    /// <param name="levels">Ranks with padding.</param>
    /// <param name="step">The step from the first voxel to the second.</param>
    /// <param name="part">The part.</param>
    /// <param name="table">Receives the counts.</param>
    public static void Count(GrayLevels levels, (int X, int Y, int Z) step, BoxPart part, PairTable table)
    {
        BoxPart from = part.WithRoomFor(step);
        int offset = levels.Offset(step);
        Span<ushort> places = stackalloc ushort[Block + Lanes];
        int placed = 0;
        for (int z = from.Slice; z < from.SliceEnd; z++)
        {
            for (int y = from.Row; y < from.RowEnd; y++)
            {
                (int first, int end) = levels.Extent(y, z);
                (int firstThere, int endThere) = levels.Extent(y + step.Y, z + step.Z);
                first = Math.Max(Math.Max(first, firstThere - step.X), from.Column);
                end = Math.Min(Math.Min(end, endThere - step.X), from.ColumnEnd);
                int start = levels.CubeOffset(y, z) + first;
                if (levels.Words is { } words)
                {
                    if (first < end) Count(words.AsSpan(start, end - first), words.AsSpan(start + offset, end - first), table);
                    continue;
                }
                for (int count; first < end; first += count, start += count)
                {
                    count = Math.Min(end - first, Block - placed);
                    Place(levels.Bytes!, start, start + offset, (ushort)table.Stride, count, places[placed..]);
                    placed += count;
                    if (placed < Block) continue;
                    Count(places[..placed], table.First, table.Second);
                    placed = 0;
                }
            }
        }
        Count(places[..placed], table.First, table.Second);
    }

    /// <summary>Finds the places of pairs in the table, in blocks of 64 that may reach beyond the last.</summary>
    private static void Place(ReadOnlySpan<byte> cube, int here, int there, ushort stride, int count, Span<ushort> places)
    {
        ref byte first = ref MemoryMarshal.GetReference(cube);
        Vector512<ushort> strides = Vector512.Create(stride);
        for (int x = 0; x < count; x += Lanes)
        {
            (Vector512<ushort> hereLow, Vector512<ushort> hereHigh) = Vector512.Widen(RankLanes.At(ref first, here + x));
            (Vector512<ushort> thereLow, Vector512<ushort> thereHigh) = Vector512.Widen(RankLanes.At(ref first, there + x));
            (hereLow * strides + thereLow).CopyTo(places[x..]);
            (hereHigh * strides + thereHigh).CopyTo(places[(x + Vector512<ushort>.Count)..]);
        }
    }

    private static void Count(ReadOnlySpan<ushort> places, Span<uint> first, Span<uint> second)
    {
        // Every place lies within the tables: ranks are smaller than the stride.
        ref uint even = ref MemoryMarshal.GetReference(first), odd = ref MemoryMarshal.GetReference(second);
        foreach (ulong four in MemoryMarshal.Cast<ushort, ulong>(places))
        {
            Unsafe.Add(ref even, (nuint)(ushort)four)++;
            Unsafe.Add(ref odd, (nuint)(ushort)(four >> 16))++;
            Unsafe.Add(ref even, (nuint)(ushort)(four >> 32))++;
            Unsafe.Add(ref odd, (nuint)(four >> 48))++;
        }
        for (int x = places.Length & ~3; x < places.Length; x++) first[places[x]]++;
    }

    private static void Count(ReadOnlySpan<ushort> here, ReadOnlySpan<ushort> there, PairTable table)
    {
        Span<uint> first = table.First, second = table.Second;
        int stride = table.Stride, x = 0;
        for (; x < here.Length - 1; x += 2)
        {
            first[here[x] * stride + there[x]]++;
            second[here[x + 1] * stride + there[x + 1]]++;
        }
        if (x < here.Length) first[here[x] * stride + there[x]]++;
    }
}
