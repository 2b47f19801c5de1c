using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>
/// Counts pairs of rank and length into a matrix: small lengths in a table, the few large ones in a dictionary, so that a zone of any size costs no memory
/// for the sizes below it.
/// </summary>
internal sealed class LevelLengthTally
{
    /// <summary>Lengths below this are counted in the table.</summary>
    private const int Short = 128;

    private readonly int _levelCount;
    private readonly uint[] _table;
    private readonly Dictionary<(int Rank, int Length), long> _long = [];

    /// <summary>An empty tally.</summary>
    /// <param name="levelCount">Number of ranks.</param>
    public LevelLengthTally(int levelCount)
    {
        _levelCount = levelCount;
        _table = new uint[(levelCount + 1) * Short];
    }

    /// <summary>Counts one pair.</summary>
    /// <param name="rank">Rank, 1 to the number of levels.</param>
    /// <param name="length">Length, 1 or more.</param>
    public void Add(int rank, int length)
    {
        if ((uint)length < Short) _table[rank * Short + length]++;
        else CollectionsMarshal.GetValueRefOrAddDefault(_long, (rank, length), out _)++;
    }

    /// <summary>Adds what another tally of as many ranks has counted.</summary>
    /// <param name="other">The other tally; it stays as it is.</param>
    public void Add(LevelLengthTally other)
    {
        TensorPrimitives.Add<uint>(_table, other._table, _table);
        foreach (((int, int) key, long count) in other._long) CollectionsMarshal.GetValueRefOrAddDefault(_long, key, out _) += count;
    }

    /// <summary>The matrix of what was counted, null when that is nothing; the tally is empty afterwards.</summary>
    /// <param name="levels">Gray levels by rank.</param>
    /// <param name="voxelCount">Voxels the matrix was counted from; null where they are the sum of the lengths.</param>
    public LevelLengthMatrix? Take(ReadOnlySpan<int> levels, long? voxelCount = null)
    {
        List<LevelLengthCell> cells = [];
        ((int Rank, int Length) Key, long Count)[] large = [.. _long.Select(p => (p.Key, p.Value)).OrderBy(p => p.Key)];
        int next = 0;
        for (int rank = 1; rank <= _levelCount; rank++)
        {
            Span<uint> row = _table.AsSpan(rank * Short, Short);
            for (int length = row.IndexOfAnyExcept(0u); length >= 0 && length < Short; length++)
                if (row[length] != 0) cells.Add(new LevelLengthCell(rank, length, row[length]));
            for (; next < large.Length && large[next].Key.Rank == rank; next++) cells.Add(new LevelLengthCell(rank, large[next].Key.Length, large[next].Count));
        }
        _long.Clear();
        Array.Clear(_table);
        return LevelLengthMatrix.FromCells([.. cells], levels, voxelCount);
    }
}
