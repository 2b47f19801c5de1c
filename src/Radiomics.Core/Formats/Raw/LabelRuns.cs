using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>
/// The voxels of a label volume as runs of one value along the rows: what a reader makes of the voxels of a mask, so that a mask of an image takes no memory for the
/// voxels outside. Runs and the boxes of the values are made block by block, as the voxels come.
/// </summary>
internal sealed class LabelRuns(ImageSize size)
{
    /// <summary>Distinct values after which counting stops: no set of labels has so many.</summary>
    public const int MostValues = 1 << 16;
    private const float LargestLabel = 1 << 24;
    private const int FirstChunk = 256, LargestChunk = 1 << 16;

    private readonly Dictionary<float, LabelBox> _values = [];
    private readonly List<Run[]> _chunks = [];
    private Run[] _chunk = [];
    private int _used, _next;
    private LabelBox? _box;
    private int _bits;
    private bool _keeps = true;

    /// <summary>Voxels along x, y, z.</summary>
    public ImageSize Size => size;

    /// <summary>Every value but 0 with its box, whether it can be a label or not; after more than <see cref="MostValues"/> of them no more is added.</summary>
    public IReadOnlyDictionary<float, LabelBox> Values => _values;

    /// <summary>Whether a value can be a label.</summary>
    public static bool IsLabel(float value) => value is > 0 and < LargestLabel && value == MathF.Floor(value);

    /// <summary>The runs of a volume that is in memory.</summary>
    /// <param name="size">Voxels along x, y, z.</param>
    /// <param name="voxels">All voxels.</param>
    public static LabelRuns Of(ImageSize size, ReadOnlySpan<float> voxels)
    {
        LabelRuns runs = new(size);
        runs.Add(voxels);
        return runs;
    }

    /// <summary>Adds the voxels that follow those added before.</summary>
    /// <param name="block">Voxels, column fastest.</param>
    public void Add(ReadOnlySpan<float> block)
    {
        // Compared as bits: the search is vectorized for integers, and a NaN equals itself.
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(block);
        int first = _next;
        _next += block.Length;
        for (int i = 0; i < bits.Length && _values.Count <= MostValues;)
        {
            int zeros = bits[i..].IndexOfAnyExcept(0);
            if (zeros < 0) return;
            int start = i + zeros, row = (first + start) / size.Columns, column = (first + start) % size.Columns;
            ReadOnlySpan<int> rest = bits.Slice(start, Math.Min(bits.Length - start, size.Columns - column));
            int length = rest.IndexOfAnyExcept(rest[0]);
            if (length < 0) length = rest.Length;
            AddRun(BitConverter.Int32BitsToSingle(rest[0]), rest[0], row, column, length);
            i = start + length;
        }
    }

    /// <summary>Marks the voxels of some values, in one pass.</summary>
    /// <param name="wanted">For each value its box and one byte a voxel of the box, all 0 before.</param>
    public void Mark(IReadOnlyDictionary<int, (VoxelRegion Box, byte[] Voxels)> wanted)
    {
        int value = 0;
        (VoxelRegion box, byte[]? voxels) = (default, null);
        for (int c = 0; c < _chunks.Count; c++)
        {
            foreach (Run run in _chunks[c].AsSpan(0, c == _chunks.Count - 1 ? _used : _chunks[c].Length))
            {
                if (run.Value != value)
                {
                    value = run.Value;
                    (box, voxels) = wanted.TryGetValue(value, out (VoxelRegion, byte[]) found) ? found : (default, null);
                }
                if (voxels is null) continue;
                (int slice, int row) = Math.DivRem(run.Row, size.Rows);
                int at = ((slice - box.Start.Slice) * box.Size.Rows + row - box.Start.Row) * box.Size.Columns + run.Column - box.Start.Column;
                voxels.AsSpan(at, run.Length).Fill(1);
            }
        }
    }

    private void AddRun(float value, int bits, int row, int column, int length)
    {
        if (value == 0) return;
        if (_box is null || bits != _bits)
        {
            if (!_values.TryGetValue(value, out _box)) _values[value] = _box = new LabelBox();
            _bits = bits;
            // Where one value is no label there will be no masks, only the list of what there is.
            if (_keeps && !IsLabel(value))
            {
                _keeps = false;
                _chunks.Clear();
                _chunk = [];
            }
            if (_values.Count > MostValues) return;
        }
        _box.Add(column, column + length, row % size.Rows, row / size.Rows);
        if (!_keeps) return;
        if (_used == _chunk.Length)
        {
            _chunk = new Run[Math.Clamp(2 * _chunk.Length, FirstChunk, LargestChunk)];
            _chunks.Add(_chunk);
            _used = 0;
        }
        _chunk[_used++] = new Run(row, column, length, (int)value);
    }

    /// <summary>Voxels of one value, side by side.</summary>
    /// <param name="Row">Row, counted through all slices.</param>
    /// <param name="Column">First column.</param>
    /// <param name="Length">Number of voxels.</param>
    /// <param name="Value">Their value.</param>
    private readonly record struct Run(int Row, int Column, int Length, int Value);
}
