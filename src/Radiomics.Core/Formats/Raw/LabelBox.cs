namespace Radiomics;

/// <summary>The box around the voxels of one value, and their number; grown run by run.</summary>
internal sealed class LabelBox
{
    private int _minColumn = int.MaxValue, _endColumn, _minRow = int.MaxValue, _maxRow, _minSlice = int.MaxValue, _maxSlice;

    /// <summary>Number of voxels.</summary>
    public long Voxels { get; private set; }

    /// <summary>The box.</summary>
    public VoxelRegion Region => VoxelRegion.FromBounds(new VoxelIndex(_minColumn, _minRow, _minSlice), new VoxelIndex(_endColumn, _maxRow + 1, _maxSlice + 1));

    /// <summary>Adds a run of voxels of one row.</summary>
    /// <param name="start">First column.</param>
    /// <param name="end">Just past the last column.</param>
    /// <param name="row">Row.</param>
    /// <param name="slice">Slice; runs come in ascending order.</param>
    public void Add(int start, int end, int row, int slice)
    {
        Voxels += end - start;
        _minColumn = Math.Min(_minColumn, start);
        _endColumn = Math.Max(_endColumn, end);
        _minRow = Math.Min(_minRow, row);
        _maxRow = Math.Max(_maxRow, row);
        _minSlice = Math.Min(_minSlice, slice);
        _maxSlice = slice;
    }
}
