using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Counts the dependent neighbors of voxels: those of the region whose value differs by no more than the cutoff. Whole vectors of voxels are compared with
/// each of their neighbors at once; the rest of a stretch goes one by one with the same rule. The scalar twin in the tests visits every pair.
/// </summary>
internal static class DependenceCounting
{
    /// <summary>Voxels that are counted at once.</summary>
    private const int Chunk = 1024;

    /// <summary>Counts every voxel of a part by its rank and its dependent voxels, itself included.</summary>
    /// <param name="cube">Values.</param>
    /// <param name="part">Part of the box.</param>
    /// <param name="cutoff">Largest difference of dependent voxels; negative for none.</param>
    /// <param name="tally">Counts.</param>
    /// <returns>Voxels of the region in the part.</returns>
    public static long Count<T>(NeighborCube<T> cube, BoxPart part, int cutoff, LevelLengthTally tally)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<T> dependent = stackalloc T[Chunk];
        ReadOnlySpan<int> ranks = cube.Ranks;
        long voxels = 0;
        foreach ((int start, int length) in cube.Stretches(part))
        {
            for (int done = 0; done < length; done += Chunk)
            {
                int size = Math.Min(Chunk, length - done);
                if (cutoff == 0) CountEqual(cube.Values, start + done, cube.Neighbors, dependent[..size]);
                else CountNear(cube.Values, start + done, cube.Neighbors, cutoff, dependent[..size]);
                ReadOnlySpan<T> values = cube.Values.Slice(start + done, size);
                for (int i = 0; i < values.Length; i++)
                {
                    if (values[i] == T.Zero) continue;
                    tally.Add(ranks[int.CreateTruncating(values[i])], int.CreateTruncating(dependent[i]) + 1);
                    voxels++;
                }
            }
        }
        return voxels;
    }

    private static void CountEqual<T>(ReadOnlySpan<T> values, int start, ReadOnlySpan<int> neighbors, Span<T> dependent)
        where T : unmanaged, IBinaryInteger<T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        int i = 0;
        for (; i <= dependent.Length - Vector512<T>.Count; i += Vector512<T>.Count)
        {
            Vector512<T> center = Vector512.LoadUnsafe(ref first, (nuint)(start + i)), count = Vector512<T>.Zero;
            if (center != Vector512<T>.Zero)
                foreach (int offset in neighbors) count -= Vector512.Equals(center, Vector512.LoadUnsafe(ref first, (nuint)(start + i + offset)));
            count.CopyTo(dependent[i..]);
        }
        for (; i < dependent.Length; i++)
        {
            T center = values[start + i], count = T.Zero;
            if (center != T.Zero)
                foreach (int offset in neighbors)
                    if (values[start + i + offset] == center) count++;
            dependent[i] = count;
        }
    }

    private static void CountNear<T>(ReadOnlySpan<T> values, int start, ReadOnlySpan<int> neighbors, int cutoff, Span<T> dependent)
        where T : unmanaged, IBinaryInteger<T>
    {
        dependent.Clear();
        if (cutoff < 0) return;
        ref T first = ref MemoryMarshal.GetReference(values);
        T largest = T.CreateSaturating(cutoff);
        Vector512<T> largestOfAll = Vector512.Create(largest);
        int i = 0;
        for (; i <= dependent.Length - Vector512<T>.Count; i += Vector512<T>.Count)
        {
            Vector512<T> center = Vector512.LoadUnsafe(ref first, (nuint)(start + i)), count = Vector512<T>.Zero;
            if (center == Vector512<T>.Zero) continue;
            foreach (int offset in neighbors)
            {
                Vector512<T> neighbor = Vector512.LoadUnsafe(ref first, (nuint)(start + i + offset));
                Vector512<T> near = Vector512.LessThanOrEqual(Vector512.Max(center, neighbor) - Vector512.Min(center, neighbor), largestOfAll);
                count -= Vector512.AndNot(near, Vector512.Equals(neighbor, Vector512<T>.Zero));
            }
            count.CopyTo(dependent[i..]);
        }
        for (; i < dependent.Length; i++)
        {
            T center = values[start + i], count = T.Zero;
            if (center == T.Zero) continue;
            foreach (int offset in neighbors)
            {
                T neighbor = values[start + i + offset];
                if (neighbor != T.Zero && T.Max(center, neighbor) - T.Min(center, neighbor) <= largest) count++;
            }
            dependent[i] = count;
        }
    }
}
