using System.Buffers;
using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// The tables that pairs of ranks are counted into: (LevelCount + 1)^2 counts, row = rank of the first voxel. Two of them take turns while counting. Only the cells
/// of ranks that occur are cleared and read, so that a plane of few voxels costs little however many levels the region has.
/// </summary>
internal sealed class PairTable : IDisposable
{
    /// <summary>Cells of a side of the squares in which the table is made symmetric, so that rows and columns stay in the cache.</summary>
    private const int Tile = 32;

    private readonly int _length;
    private readonly uint[] _first;
    private readonly uint[] _second;

    public PairTable(int levelCount)
    {
        Stride = levelCount + 1;
        _length = checked(Stride * Stride);
        _first = ArrayPool<uint>.Shared.Rent(_length);
        _second = ArrayPool<uint>.Shared.Rent(_length);
    }

    /// <summary>Entries of a row.</summary>
    public int Stride { get; }

    public Span<uint> First => _first.AsSpan(0, _length);

    public Span<uint> Second => _second.AsSpan(0, _length);

    /// <summary>Sets the cells of some ranks to 0.</summary>
    public void Clear(ReadOnlySpan<int> ranks)
    {
        if (ranks.IsEmpty) return;
        foreach (int rank in ranks)
        {
            Row(First, rank, ranks).Clear();
            Row(Second, rank, ranks).Clear();
        }
    }

    /// <summary>The cells above 0 of some ranks, by row and then by column. The tables hold no counts afterwards.</summary>
    /// <param name="ranks">The ranks that occur, ascending.</param>
    /// <param name="symmetric">Whether each pair counts in both orders.</param>
    public TextureCell[] Cells(ReadOnlySpan<int> ranks, bool symmetric)
    {
        foreach (int rank in ranks)
        {
            Span<uint> row = Row(First, rank, ranks);
            TensorPrimitives.Add(row, Row(Second, rank, ranks), row);
        }
        if (symmetric) AddTransposed(ranks);
        int occupied = 0, to = 0;
        foreach (int rank in ranks)
        {
            ReadOnlySpan<uint> row = Row(First, rank, ranks);
            occupied += row.Length - row.Count(0u);
        }
        TextureCell[] cells = new TextureCell[occupied];
        foreach (int rank in ranks)
        {
            ReadOnlySpan<uint> row = First.Slice(rank * Stride, Stride);
            foreach (int other in ranks)
            {
                uint count = row[other];
                if (count != 0) cells[to++] = new TextureCell(rank - 1, other - 1, symmetric && other == rank ? 2.0 * count : count);
            }
        }
        return cells;
    }

    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(_first);
        ArrayPool<uint>.Shared.Return(_second);
    }

    /// <summary>Adds to each cell beside the diagonal its mirror image.</summary>
    private void AddTransposed(ReadOnlySpan<int> ranks)
    {
        Span<uint> table = First;
        for (int top = 0; top < ranks.Length; top += Tile)
        {
            for (int left = top; left < ranks.Length; left += Tile)
            {
                for (int a = top; a < Math.Min(top + Tile, ranks.Length); a++)
                {
                    for (int b = Math.Max(left, a + 1); b < Math.Min(left + Tile, ranks.Length); b++)
                    {
                        int upper = ranks[a] * Stride + ranks[b], lower = ranks[b] * Stride + ranks[a];
                        table[upper] = table[lower] = table[upper] + table[lower];
                    }
                }
            }
        }
    }

    /// <summary>The part of a row that holds some ranks.</summary>
    private Span<uint> Row(Span<uint> table, int rank, ReadOnlySpan<int> ranks) => table.Slice(rank * Stride + ranks[0], ranks[^1] - ranks[0] + 1);
}
