using System.Numerics;
using System.Runtime.CompilerServices;
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
    /// <typeparam name="TStored">What the cube holds: <typeparamref name="T"/>, or bytes where that is words.</typeparam>
    /// <typeparam name="T">What sums are made in.</typeparam>
    /// <param name="cube">Gray levels. A level times the number of neighbors fits into <typeparamref name="T"/>.</param>
    /// <param name="part">Part of the box.</param>
    /// <param name="sums">A sum for each rank.</param>
    public static void Add<TStored, T>(NeighborCube<TStored> cube, BoxPart part, Span<ToneSum> sums)
        where TStored : unmanaged, IBinaryInteger<TStored>
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
                ReadOnlySpan<TStored> values = cube.Values.Slice(start + done, size);
                for (int i = 0; i < values.Length; i++)
                {
                    if (values[i] == TStored.Zero) continue;
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
    private static void Compare<TStored, T>(ReadOnlySpan<TStored> values, int start, ReadOnlySpan<int> neighbors, Span<T> differences, Span<T> counts)
        where TStored : unmanaged, IBinaryInteger<TStored>
        where T : unmanaged, IBinaryInteger<T>
    {
        ref TStored first = ref MemoryMarshal.GetReference(values);
        T all = T.CreateTruncating(neighbors.Length);
        Vector512<T> allOfEach = Vector512.Create(all);
        int i = 0;
        for (; i <= differences.Length - Vector512<T>.Count; i += Vector512<T>.Count)
        {
            Vector512<T> center = Load<TStored, T>(ref first, start + i), sum = Vector512<T>.Zero, count = allOfEach;
            if (center == Vector512<T>.Zero) continue;
            foreach (int offset in neighbors)
            {
                Vector512<T> neighbor = Load<TStored, T>(ref first, start + i + offset);
                sum += neighbor;
                count += Vector512.Equals(neighbor, Vector512<T>.Zero);
            }
            Vector512<T> own = center * count;
            (Vector512.Max(own, sum) - Vector512.Min(own, sum)).CopyTo(differences[i..]);
            count.CopyTo(counts[i..]);
        }
        for (; i < differences.Length; i++)
        {
            T center = T.CreateTruncating(values[start + i]), sum = T.Zero, count = all;
            if (center == T.Zero) continue;
            foreach (int offset in neighbors)
            {
                T neighbor = T.CreateTruncating(values[start + i + offset]);
                sum += neighbor;
                if (neighbor == T.Zero) count--;
            }
            T own = center * count;
            differences[i] = T.Max(own, sum) - T.Min(own, sum);
            counts[i] = count;
        }
    }

    /// <summary>Values from a place of the cube on: as they are, or bytes as words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Load<TStored, T>(ref TStored first, int at)
        where TStored : unmanaged
        where T : unmanaged
    {
        if (typeof(TStored) == typeof(T)) return Vector512.LoadUnsafe(ref Unsafe.As<TStored, T>(ref first), (nuint)at);
        (Vector256<ushort> low, Vector256<ushort> high) = Vector256.Widen(Vector256.LoadUnsafe(ref Unsafe.As<TStored, byte>(ref first), (nuint)at));
        return Vector512.Create(low, high).As<ushort, T>();
    }
}
