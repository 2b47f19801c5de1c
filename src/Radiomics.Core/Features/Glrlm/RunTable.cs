using System.Buffers;

namespace Radiomics;

/// <summary>
/// The table that runs are counted into, a row for each rank, a column for each length. Of a row only as much is cleared and read as the rank has voxels,
/// so that a plane of few voxels costs little however large the table is.
/// </summary>
internal sealed class RunTable : IDisposable
{
    private readonly int _length;
    private readonly int[] _counts;

    /// <summary>Rents a table.</summary>
    /// <param name="levels">The region.</param>
    /// <exception cref="MaskException">The table would be too large.</exception>
    public RunTable(GrayLevels levels)
    {
        Stride = Math.Max(levels.Size.Columns, Math.Max(levels.Size.Rows, levels.Size.Slices)) + 1;
        long length = (levels.LevelCount + 1L) * Stride;
        if (length > Array.MaxLength) throw MaskException.TooLarge(levels.Size.ToString());
        _length = (int)length;
        _counts = ArrayPool<int>.Shared.Rent(_length);
    }

    /// <summary>Entries of a row: one more than the longest run.</summary>
    public int Stride { get; }

    public Span<int> Counts => _counts.AsSpan(0, _length);

    /// <summary>Sets the rows of some ranks to 0 as far as they are used.</summary>
    /// <param name="voxels">Voxels by rank.</param>
    public void Clear(ReadOnlySpan<int> voxels)
    {
        for (int rank = 1; rank < voxels.Length; rank++) Row(rank, voxels[rank]).Clear();
    }

    /// <summary>The runs, by rank and then by length; those of one voxel follow from the voxels that are in no longer run.</summary>
    /// <param name="voxels">Voxels by rank.</param>
    public TextureCell[] Cells(ReadOnlySpan<int> voxels)
    {
        List<TextureCell> cells = [];
        for (int rank = 1; rank < voxels.Length; rank++)
        {
            if (voxels[rank] == 0) continue;
            ReadOnlySpan<int> row = Row(rank, voxels[rank]);
            long singles = voxels[rank];
            int at = cells.Count;
            for (int length = 2; length < row.Length; length++)
            {
                if (row[length] == 0) continue;
                singles -= (long)length * row[length];
                cells.Add(new TextureCell(rank - 1, length, row[length]));
            }
            if (singles > 0) cells.Insert(at, new TextureCell(rank - 1, 1, singles));
        }
        return [.. cells];
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_counts);

    private Span<int> Row(int rank, int voxels) => Counts.Slice(rank * Stride, Math.Min(voxels + 1, Stride));
}
