using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Means of an image over balls around the voxels of a box, row by row. Every row of a ball is a run along x, whose sum is the difference of two running sums; the
/// running sums of as many slices are held as a ball is high. What lies outside the image, and voxels that are no numbers, do not count.
/// </summary>
internal sealed class BallSums
{
    private readonly Volume _volume;
    private readonly VoxelRegion _box;
    private readonly List<(int Y, int Z, int HalfLength)> _runs = [];
    private readonly int _reach;
    private readonly VoxelRegion _around;
    private readonly double[]?[] _slices;
    private readonly double[]?[]? _presence;
    private readonly int[] _held;
    private readonly Run[] _valueRuns;
    private readonly Run[] _presenceRuns;
    private readonly double[] _counts;
    private readonly double _voxels;

    /// <summary>Prepares sums.</summary>
    /// <param name="volume">The image.</param>
    /// <param name="box">The box whose voxels are centers of balls, inside the image.</param>
    /// <param name="radiusMm">Radius of the balls, mm: voxels count whose centers are not farther away.</param>
    public BallSums(Volume volume, VoxelRegion box, double radiusMm)
    {
        _volume = volume;
        _box = box;
        ImageSize size = volume.Size;
        Spacing spacing = volume.Geometry.Spacing;
        _reach = Steps(spacing.X, size.Columns);
        int rows = Steps(spacing.Y, size.Rows), slices = Steps(spacing.Z, size.Slices);
        for (int z = -slices; z <= slices; z++)
        {
            for (int y = -rows; y <= rows; y++)
            {
                double left = radiusMm * radiusMm - FeatureMath.Square(y * spacing.Y) - FeatureMath.Square(z * spacing.Z);
                if (left < 0) continue;
                int half = (int)Math.Min(Math.Sqrt(left) / spacing.X, _reach);
                _runs.Add((y, z, half));
                _voxels += 2 * half + 1;
            }
        }
        _around = box.Expand(_reach, rows, slices, size);
        _slices = new double[]?[Math.Min(2 * slices + 1, _around.Size.Slices)];
        _held = new int[_slices.Length];
        Array.Fill(_held, -1);
        bool whole = _around.Size == new ImageSize(box.Size.Columns + 2 * _reach, box.Size.Rows + 2 * rows, box.Size.Slices + 2 * slices);
        if (!whole || !AllFinite()) _presence = new double[]?[_slices.Length];
        _valueRuns = new Run[_runs.Count];
        _presenceRuns = new Run[_presence is null ? 0 : _runs.Count];
        _counts = new double[_presence is null ? 0 : box.Size.Columns];

        // A ball that is larger than the image ends with it.
        int Steps(double step, int voxels) => (int)Math.Min(radiusMm / step, voxels - 1);
    }

    /// <summary>The means of the balls around consecutive voxels of a row of the box.</summary>
    /// <param name="row">Row in the box.</param>
    /// <param name="slice">Slice in the box.</param>
    /// <param name="column">First column in the box.</param>
    /// <param name="means">Takes the means; its length says how many.</param>
    public void Means(int row, int slice, int column, Span<double> means)
    {
        int rowLength = RowLength, runs = 0;
        foreach ((int y, int z, int half) in _runs)
        {
            int inRows = _box.Start.Row + row + y - _around.Start.Row, inSlices = _box.Start.Slice + slice + z - _around.Start.Slice;
            if ((uint)inRows >= (uint)_around.Size.Rows || (uint)inSlices >= (uint)_around.Size.Slices) continue;
            int held = Hold(inSlices);
            // The running sum before voxel x of the box stands at x + reach.
            int from = inRows * rowLength + column + _reach;
            _valueRuns[runs] = new Run(_slices[held]!, from - half, from + half + 1);
            if (_presence is not null) _presenceRuns[runs] = new Run(_presence[held]!, from - half, from + half + 1);
            runs++;
        }
        Add(_valueRuns.AsSpan(0, runs), means);
        if (_presence is null)
        {
            TensorPrimitives.Divide(means, _voxels, means);
            return;
        }
        Span<double> counts = _counts.AsSpan(0, means.Length);
        Add(_presenceRuns.AsSpan(0, runs), counts);
        TensorPrimitives.Divide<double>(means, counts, means);
    }

    /// <summary>Running sums of a row: one before each voxel of the box with its surroundings along x, also where these are outside the image, and one after the last.</summary>
    private int RowLength => _box.Size.Columns + 2 * _reach + 1;

    /// <summary>Sums of all runs, for consecutive voxels; the sums stay in registers while the runs go by.</summary>
    private static void Add(ReadOnlySpan<Run> runs, Span<double> sums)
    {
        int lanes = Vector512<double>.Count, x = 0;
        for (; x <= sums.Length - 4 * lanes; x += 4 * lanes)
        {
            Vector512<double> a = default, b = default, c = default, d = default;
            foreach (Run run in runs)
            {
                a += run.At(x);
                b += run.At(x + lanes);
                c += run.At(x + 2 * lanes);
                d += run.At(x + 3 * lanes);
            }
            a.CopyTo(sums[x..]);
            b.CopyTo(sums[(x + lanes)..]);
            c.CopyTo(sums[(x + 2 * lanes)..]);
            d.CopyTo(sums[(x + 3 * lanes)..]);
        }
        for (; x <= sums.Length - lanes; x += lanes)
        {
            Vector512<double> a = default;
            foreach (Run run in runs) a += run.At(x);
            a.CopyTo(sums[x..]);
        }
        for (; x < sums.Length; x++)
        {
            double sum = 0;
            foreach (Run run in runs) sum += run.Sums[run.End + x] - run.Sums[run.Start + x];
            sums[x] = sum;
        }
    }

    /// <summary>Makes the running sums of a slice of the surroundings unless they are held; where they are.</summary>
    private int Hold(int slice)
    {
        int place = slice % _slices.Length;
        if (_held[place] == slice) return place;
        _held[place] = slice;
        double[] sums = _slices[place] ??= new double[_around.Size.Rows * RowLength];
        double[]? present = _presence is null ? null : _presence[place] ??= new double[sums.Length];
        int outside = _around.Start.Column - (_box.Start.Column - _reach);
        for (int y = 0; y < _around.Size.Rows; y++)
        {
            ReadOnlySpan<float> voxels = Row(y, slice);
            RunningSums(voxels, sums.AsSpan(y * RowLength, RowLength), outside, values: true);
            if (present is not null) RunningSums(voxels, present.AsSpan(y * RowLength, RowLength), outside, values: false);
        }
        return place;
    }

    private static void RunningSums(ReadOnlySpan<float> voxels, Span<double> sums, int outside, bool values)
    {
        double sum = 0;
        sums[..(outside + 1)].Clear();
        for (int x = 0; x < voxels.Length; x++)
        {
            if (float.IsFinite(voxels[x])) sum += values ? voxels[x] : 1;
            sums[outside + x + 1] = sum;
        }
        sums[(outside + voxels.Length + 1)..].Fill(sum);
    }

    private bool AllFinite()
    {
        for (int z = 0; z < _around.Size.Slices; z++)
            for (int y = 0; y < _around.Size.Rows; y++)
                if (!TensorPrimitives.IsFiniteAll(Row(y, z))) return false;
        return true;
    }

    private ReadOnlySpan<float> Row(int y, int z) =>
        _volume.Voxels.Slice(_volume.Size.Offset(new VoxelIndex(_around.Start.Column, _around.Start.Row + y, _around.Start.Slice + z)), _around.Size.Columns);

    /// <summary>A row of a ball: the running sums of a slice, and where the one before its first voxel and the one after its last stand, for the ball around voxel 0.</summary>
    private readonly record struct Run(double[] Sums, int Start, int End)
    {
        public Vector512<double> At(int x)
        {
            ref double first = ref MemoryMarshal.GetArrayDataReference(Sums);
            return Vector512.LoadUnsafe(ref first, (nuint)(End + x)) - Vector512.LoadUnsafe(ref first, (nuint)(Start + x));
        }
    }
}
