using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Sums the differences between the gray level of voxels and the mean of their neighbors. Sums over neighbors are whole numbers, made for whole vectors of
/// voxels at once; the rest of a stretch goes one by one with the same rule. Differences are added up in scan order, in double, whatever the vector's width.
/// The scalar twin in the tests visits every pair.
/// </summary>
internal static class ToneCounting
{
    /// <summary>Voxels that are counted at once.</summary>
    private const int Chunk = 1024;

    /// <summary>Adds every voxel of a part to the sums of its rank.</summary>
    /// <param name="cube">Gray levels. A level times the number of neighbors fits into <typeparamref name="T"/>.</param>
    /// <param name="part">Part of the box.</param>
    /// <param name="sums">A sum for each rank.</param>
    public static void Add<T>(NeighborCube<T> cube, BoxPart part, Span<ToneSum> sums)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<T> differences = stackalloc T[Chunk], counts = stackalloc T[Chunk];
        ReadOnlySpan<int> ranks = cube.Ranks;
        foreach ((int start, int length) in cube.Stretches(part))
        {
            for (int done = 0; done < length; done += Chunk)
            {
                int size = Math.Min(Chunk, length - done);
                Compare(cube.Values, start + done, cube.Neighbors, differences[..size], counts[..size]);
                ReadOnlySpan<T> values = cube.Values.Slice(start + done, size);
                for (int i = 0; i < values.Length; i++)
                {
                    if (values[i] == T.Zero) continue;
                    ref ToneSum sum = ref sums[ranks[int.CreateTruncating(values[i])]];
                    sum.Voxels++;
                    if (counts[i] == T.Zero) continue;
                    sum.Connected++;
                    sum.Difference += double.CreateTruncating(differences[i]) / double.CreateTruncating(counts[i]);
                }
            }
        }
    }

    /// <summary>For each voxel its number of neighbors in the region, and that number times its gray level less the sum of theirs, without sign.</summary>
    private static void Compare<T>(ReadOnlySpan<T> values, int start, ReadOnlySpan<int> neighbors, Span<T> differences, Span<T> counts)
        where T : unmanaged, IBinaryInteger<T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        T all = T.CreateTruncating(neighbors.Length);
        Vector512<T> allOfEach = Vector512.Create(all);
        int i = 0;
        for (; i <= differences.Length - Vector512<T>.Count; i += Vector512<T>.Count)
        {
            Vector512<T> center = Vector512.LoadUnsafe(ref first, (nuint)(start + i)), sum = Vector512<T>.Zero, count = allOfEach;
            if (center == Vector512<T>.Zero) continue;
            foreach (int offset in neighbors)
            {
                Vector512<T> neighbor = Vector512.LoadUnsafe(ref first, (nuint)(start + i + offset));
                sum += neighbor;
                count += Vector512.Equals(neighbor, Vector512<T>.Zero);
            }
            Vector512<T> own = center * count;
            (Vector512.Max(own, sum) - Vector512.Min(own, sum)).CopyTo(differences[i..]);
            count.CopyTo(counts[i..]);
        }
        for (; i < differences.Length; i++)
        {
            T center = values[start + i], sum = T.Zero, count = all;
            if (center == T.Zero) continue;
            foreach (int offset in neighbors)
            {
                T neighbor = values[start + i + offset];
                sum += neighbor;
                if (neighbor == T.Zero) count--;
            }
            T own = center * count;
            differences[i] = T.Max(own, sum) - T.Min(own, sum);
            counts[i] = count;
        }
    }
}
