using System.Numerics;

namespace Radiomics;

/// <summary>
/// Which of many ranks occur in a window that slides, and how often: a voxel enters or leaves in constant time, and the ranks are listed in ascending order
/// by what the window holds, however many ranks the region has. Bits of bits say where counts above 0 are.
/// </summary>
/// <param name="ranks">Number of ranks, from 0.</param>
internal sealed class SlidingCounts(int ranks)
{
    private const int Bits = 64;

    private readonly int[] _counts = new int[ranks];
    private readonly ulong[] _occurs = new ulong[(ranks + Bits - 1) / Bits];
    private readonly ulong[] _words = new ulong[(ranks + Bits * Bits - 1) / (Bits * Bits)];

    /// <summary>How many different ranks there are in the window.</summary>
    public int Distinct { get; private set; }

    /// <summary>How many voxels there are in the window.</summary>
    public int Total { get; private set; }

    /// <summary>A voxel enters.</summary>
    public void Add(int rank)
    {
        Total++;
        if (_counts[rank]++ != 0) return;
        Distinct++;
        _occurs[rank / Bits] |= 1UL << rank;
        _words[rank / (Bits * Bits)] |= 1UL << (rank / Bits);
    }

    /// <summary>A voxel leaves.</summary>
    public void Remove(int rank)
    {
        Total--;
        if (--_counts[rank] != 0) return;
        Distinct--;
        ref ulong word = ref _occurs[rank / Bits];
        word &= ~(1UL << rank);
        if (word == 0) _words[rank / (Bits * Bits)] &= ~(1UL << (rank / Bits));
    }

    /// <summary>All voxels leave.</summary>
    public void Clear()
    {
        for (int i = 0; i < _words.Length; i++)
        {
            for (; _words[i] != 0; _words[i] &= _words[i] - 1)
            {
                int word = i * Bits + BitOperations.TrailingZeroCount(_words[i]);
                for (ulong bits = _occurs[word]; bits != 0; bits &= bits - 1) _counts[word * Bits + BitOperations.TrailingZeroCount(bits)] = 0;
                _occurs[word] = 0;
            }
        }
        (Distinct, Total) = (0, 0);
    }

    /// <summary>The ranks in the window, ascending, with the voxels of each.</summary>
    /// <param name="ranks">Receives <see cref="Distinct"/> ranks.</param>
    /// <param name="counts">Receives as many counts.</param>
    public void CopyTo(Span<int> ranks, Span<int> counts)
    {
        int to = 0;
        for (int i = 0; i < _words.Length; i++)
        {
            for (ulong words = _words[i]; words != 0; words &= words - 1)
            {
                int word = i * Bits + BitOperations.TrailingZeroCount(words);
                for (ulong bits = _occurs[word]; bits != 0; bits &= bits - 1)
                {
                    int rank = word * Bits + BitOperations.TrailingZeroCount(bits);
                    ranks[to] = rank;
                    counts[to++] = _counts[rank];
                }
            }
        }
    }
}
