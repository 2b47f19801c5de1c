using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// The weighted sums over pairs of voxels by Fourier transforms. With signals a and b over the box (0 outside the region) and the weights w as a function of
/// the offset between two voxels, sum w a b over all pairs = sum W(k) Re(A(k) conj B(k)) over all frequencies / their number, once the box is padded to twice
/// its size. Signals are the mask, the intensities d and their squares, as sum w (d1 - d2)^2 = 2 sum w d1^2 - 2 sum w d1 d2. Frequencies along x are worked
/// off in blocks, each with its planes of y and z: beside them nothing of the padded box is ever held. Memory: 64 MB, or the size of the box in doubles where that is more.
/// Rows and planes are shared by threads; what the planes add up to is summed in their order.
/// </summary>
internal sealed class WeightedSpectra
{
    private const int Lanes = LaneFourierTransform.Lanes, Signals = 3, Weight = 3;
    private const int BytesPerFrequency = (2 * Signals + 1) * sizeof(double);
    private const long LeastMemory = 64 << 20;

    private readonly RegionIntensities _region;
    private readonly double[] _intensities;
    private readonly int[] _rowStarts;
    private readonly int _columns, _rows, _slices, _planeSize, _depth;
    private readonly (int X, int Y, int Z) _lengths;
    private readonly double[][] _real, _imaginary;
    private readonly Workers _workers;
    private readonly ConcurrentBag<Room> _rooms = [];

    private WeightedSpectra(RegionIntensities region, double[] intensities, int frequenciesInBlock, Workers workers)
    {
        _workers = workers;
        _region = region;
        _intensities = intensities;
        (_columns, _rows, _slices) = region.Mask.Region.Size;
        _rowStarts = RowStarts(region.Mask);
        _lengths = PaddedLengths(region);
        _planeSize = PlaneSize(region);
        _depth = (_lengths.Z + Lanes - 1) / Lanes * Lanes;
        FrequenciesInBlock = Math.Clamp(frequenciesInBlock, 1, _lengths.X / 2 + 1);
        // A vector may be read past the last row of a plane.
        _real = Arrays(Signals + 1, FrequenciesInBlock * _planeSize + Lanes);
        _imaginary = Arrays(Signals, _real[0].Length);
    }

    private int FrequenciesInBlock { get; }

    /// <summary>Voxels of the padded box.</summary>
    public static double TransformedVoxels(RegionIntensities region)
    {
        (int x, int y, int z) = PaddedLengths(region);
        return (double)x * y * z;
    }

    /// <summary>Sums over all ordered pairs.</summary>
    /// <param name="region">The region.</param>
    /// <param name="intensities">Its standardized intensities, in scan order.</param>
    /// <param name="workers">The threads, which have no effect on the result.</param>
    public static WeightedSums Sum(RegionIntensities region, double[] intensities, Workers workers)
    {
        long memory = Math.Max(LeastMemory, region.Mask.Region.Size.VoxelCount * sizeof(double));
        return Sum(region, intensities, (int)Math.Min(memory / ((long)BytesPerFrequency * PlaneSize(region)), int.MaxValue), workers);
    }

    /// <summary>Sums with a given number of frequencies along x in a block, which has no effect on the result.</summary>
    internal static WeightedSums Sum(RegionIntensities region, double[] intensities, int frequenciesInBlock, Workers workers) =>
        new WeightedSpectra(region, intensities, frequenciesInBlock, workers).Sum();

    private WeightedSums Sum()
    {
        int length = _lengths.X;
        double weights = 0, products = 0, squares = 0;
        for (int first = 0; first <= length / 2; first += FrequenciesInBlock)
        {
            int start = first, count = Math.Min(FrequenciesInBlock, length / 2 + 1 - first);
            _workers.For(_planeSize / (2 * Lanes), i => InRoom(room =>
            {
                TransformSignalRows(room, 2 * Lanes * i, start, count);
                TransformWeightRows(room.AlongX[0], 2 * Lanes * i, start, count);
            }));
            (double Weights, double Products, double Squares)[] planes = new (double, double, double)[count];
            _workers.For(count, i => InRoom(room => planes[i] = SumOfPlane(room, i * _planeSize)));
            for (int i = 0; i < count; i++)
            {
                // Real signals: the frequency -k gives what k does, and is the same one for 0 and for half the length.
                double times = first + i == 0 || 2 * (first + i) == length ? 1 : 2;
                weights += times * planes[i].Weights;
                products += times * planes[i].Products;
                squares += times * planes[i].Squares;
            }
        }
        double voxels = TransformedVoxels(_region);
        return new WeightedSums(weights / voxels, products / voxels, 2 * (squares - products) / voxels);
    }

    /// <summary>Does some work in a room that no other thread is in.</summary>
    private void InRoom(Action<Room> work)
    {
        if (!_rooms.TryTake(out Room? room)) room = new Room(_lengths, _rows * _depth);
        work(room);
        _rooms.Add(room);
    }

    /// <summary>Transforms sixteen rows of each signal along x, eight as real and eight as imaginary parts, and takes them apart.</summary>
    private void TransformSignalRows(Room room, int row, int first, int count)
    {
        foreach (LaneFourierTransform transform in room.AlongX)
        {
            transform.Real.AsSpan().Clear();
            transform.Imaginary.AsSpan().Clear();
        }
        int last = Math.Min(row + 2 * Lanes, _rows * _slices);
        for (int r = row; r < last; r++) FillLane(room, r, (r - row) % Lanes, r - row >= Lanes);
        for (int s = 0; s < Signals; s++)
        {
            LaneFourierTransform transform = room.AlongX[s];
            transform.Transform();
            for (int i = 0; i < count; i++)
            {
                int k = first + i, mirrored = k == 0 ? 0 : transform.Length - k, to = i * _planeSize + row;
                Vector512<double> r1 = transform.Real[k], m1 = transform.Imaginary[k], r2 = transform.Real[mirrored], m2 = transform.Imaginary[mirrored], half = Vector512.Create(0.5);
                ((r1 + r2) * half).CopyTo(_real[s], to);
                ((m1 - m2) * half).CopyTo(_imaginary[s], to);
                ((m1 + m2) * half).CopyTo(_real[s], to + Lanes);
                ((r2 - r1) * half).CopyTo(_imaginary[s], to + Lanes);
            }
        }
    }

    private void FillLane(Room room, int row, int lane, bool imaginary)
    {
        ReadOnlySpan<byte> inside = _region.Mask.Box.Slice(row * _columns, _columns);
        Span<double> mask = Lane(room.AlongX[0]), values = Lane(room.AlongX[1]), squares = Lane(room.AlongX[2]);
        int from = _rowStarts[row];
        for (int x = 0; x < inside.Length; x++)
        {
            if (inside[x] == 0) continue;
            double value = _intensities[from++];
            mask[x * Lanes] = 1;
            values[x * Lanes] = value;
            squares[x * Lanes] = value * value;
        }

        Span<double> Lane(LaneFourierTransform transform) =>
            MemoryMarshal.Cast<Vector512<double>, double>((imaginary ? transform.Imaginary : transform.Real).AsSpan())[lane..];
    }

    /// <summary>Transforms the weights of offsets (x, y, z), x from 0 on, for sixteen pairs of y and z. They are even, so that their transforms are real.</summary>
    private void TransformWeightRows(LaneFourierTransform transform, int row, int first, int count)
    {
        Vector512<double>[] near = transform.Real, far = transform.Imaginary;
        near.AsSpan().Clear();
        far.AsSpan().Clear();
        Vector512<double> across = AcrossSquared(row), acrossFar = AcrossSquared(row + Lanes);
        for (int x = 0; x < _columns; x++)
        {
            Vector512<double> along = Vector512.Create(FeatureMath.Square(x * _region.Spacing.X));
            near[x] = Vector512<double>.One / Vector512.Sqrt(across + along);
            far[x] = Vector512<double>.One / Vector512.Sqrt(acrossFar + along);
            if (x == 0) continue;
            near[transform.Length - x] = near[x];
            far[transform.Length - x] = far[x];
        }
        // A voxel is no pair with itself.
        if (row == 0) near[0] = near[0].WithElement(0, 0);
        transform.Transform();
        for (int i = 0; i < count; i++)
        {
            transform.Real[first + i].CopyTo(_real[Weight], i * _planeSize + row);
            transform.Imaginary[first + i].CopyTo(_real[Weight], i * _planeSize + row + Lanes);
        }
    }

    /// <summary>Squared distance across x of eight consecutive offsets in y and z.</summary>
    private Vector512<double> AcrossSquared(int row)
    {
        Vector512<double> squared = default;
        for (int lane = 0; lane < Lanes; lane++)
        {
            int y = (row + lane) % _rows, z = (row + lane) / _rows;
            squared = squared.WithElement(lane, FeatureMath.Square(y * _region.Spacing.Y) + FeatureMath.Square(z * _region.Spacing.Z));
        }
        return squared;
    }

    /// <summary>The sums over the frequencies of y and z at one frequency along x.</summary>
    private (double Weights, double Products, double Squares) SumOfPlane(Room room, int offset)
    {
        for (int s = 0; s <= Signals; s++)
            for (int y = 0; y < _rows; y += Lanes) TransformAlongZ(room, s, offset, y);

        Vector512<double> weights = default, products = default, squares = default;
        LaneFourierTransform mask = room.AlongY[0], values = room.AlongY[1], square = room.AlongY[2], weight = room.AlongY[Weight];
        for (int z = 0; z < _depth; z += Lanes)
        {
            for (int s = 0; s <= Signals; s++) TransformAlongY(room, s, z);
            for (int k = 0; k < weight.Length; k++)
            {
                Vector512<double> w = weight.Real[k], r = mask.Real[k], m = mask.Imaginary[k], vr = values.Real[k], vm = values.Imaginary[k];
                weights += w * (r * r + m * m);
                products += w * (vr * vr + vm * vm);
                squares += w * (square.Real[k] * r + square.Imaginary[k] * m);
            }
        }
        return (WeightedPairs.InOrder(weights), WeightedPairs.InOrder(products), WeightedPairs.InOrder(squares));
    }

    /// <summary>Transforms eight neighboring lines along z and lays them into the plane of y (rows) and frequencies of z (columns).</summary>
    private void TransformAlongZ(Room room, int signal, int offset, int y)
    {
        LaneFourierTransform transform = room.AlongZ;
        Vector512<double>[] real = transform.Real, imaginary = transform.Imaginary;
        imaginary.AsSpan().Clear();
        real.AsSpan(_slices).Clear();
        for (int z = 0; z < _slices; z++)
        {
            int from = offset + z * _rows + y;
            real[z] = Vector512.Create(_real[signal], from);
            if (signal == Weight) real[z == 0 ? 0 : transform.Length - z] = real[z];
            else imaginary[z] = Vector512.Create(_imaginary[signal], from);
        }
        transform.Transform();
        CopyLanes(transform.Real, room.PlaneReal[signal], y);
        if (signal != Weight) CopyLanes(transform.Imaginary, room.PlaneImaginary[signal], y);
    }

    private void CopyLanes(Vector512<double>[] lanes, double[] plane, int y)
    {
        ReadOnlySpan<double> from = MemoryMarshal.Cast<Vector512<double>, double>(lanes);
        for (int lane = 0; lane < Math.Min(Lanes, _rows - y); lane++)
        {
            Span<double> to = plane.AsSpan((y + lane) * _depth, lanes.Length);
            for (int k = 0; k < to.Length; k++) to[k] = from[k * Lanes + lane];
        }
    }

    private void TransformAlongY(Room room, int signal, int z)
    {
        LaneFourierTransform transform = room.AlongY[signal];
        Vector512<double>[] real = transform.Real, imaginary = transform.Imaginary;
        imaginary.AsSpan().Clear();
        real.AsSpan(_rows).Clear();
        for (int y = 0; y < _rows; y++)
        {
            real[y] = Vector512.Create(room.PlaneReal[signal], y * _depth + z);
            if (signal == Weight) real[y == 0 ? 0 : transform.Length - y] = real[y];
            else imaginary[y] = Vector512.Create(room.PlaneImaginary[signal], y * _depth + z);
        }
        transform.Transform();
    }

    private static int[] RowStarts(Mask mask)
    {
        int[] starts = new int[mask.Region.Size.Rows * mask.Region.Size.Slices];
        int columns = mask.Region.Size.Columns, before = 0;
        for (int row = 0; row < starts.Length; row++)
        {
            starts[row] = before;
            foreach (byte inside in mask.Box.Slice(row * columns, columns)) before += inside;
        }
        return starts;
    }

    /// <summary>Rows of the box, rounded up to those that are transformed together.</summary>
    private static int PlaneSize(RegionIntensities region)
    {
        ImageSize size = region.Mask.Region.Size;
        return (size.Rows * size.Slices + 2 * Lanes - 1) / (2 * Lanes) * (2 * Lanes);
    }

    private static (int X, int Y, int Z) PaddedLengths(RegionIntensities region)
    {
        ImageSize size = region.Mask.Region.Size;
        return (LaneFourierTransform.GoodLength(2 * size.Columns - 1), LaneFourierTransform.GoodLength(2 * size.Rows - 1), LaneFourierTransform.GoodLength(2 * size.Slices - 1));
    }

    private static double[][] Arrays(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];

    /// <summary>What one thread transforms in: sixteen rows of each signal, and one plane of y and frequencies of z.</summary>
    private sealed class Room((int X, int Y, int Z) lengths, int planeSize)
    {
        public LaneFourierTransform[] AlongX { get; } = Transforms(Signals, lengths.X);

        public LaneFourierTransform[] AlongY { get; } = Transforms(Signals + 1, lengths.Y);

        public LaneFourierTransform AlongZ { get; } = new(lengths.Z);

        public double[][] PlaneReal { get; } = Arrays(Signals + 1, planeSize);

        public double[][] PlaneImaginary { get; } = Arrays(Signals, planeSize);

        private static LaneFourierTransform[] Transforms(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new LaneFourierTransform(length))];
    }
}
