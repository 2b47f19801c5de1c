namespace Radiomics;

/// <summary>The runs of voxels inside a mask along one row, found by vectorized search: most rows of a lesion are one run.</summary>
/// <param name="row">A row of a mask: 1 inside, 0 outside.</param>
internal ref struct RowRuns(ReadOnlySpan<byte> row)
{
    private readonly ReadOnlySpan<byte> _row = row;
    private int _start;
    private int _end;

    /// <summary>First column of the run, and the one after its last.</summary>
    public readonly (int Start, int End) Current => (_start, _end);

    public readonly RowRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        int gap = _row[_end..].IndexOf((byte)1);
        if (gap < 0) return false;
        _start = _end + gap;
        int length = _row[_start..].IndexOf((byte)0);
        _end = length < 0 ? _row.Length : _start + length;
        return true;
    }
}
