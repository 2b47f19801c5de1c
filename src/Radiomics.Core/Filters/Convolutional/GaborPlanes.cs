using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Gabor responses of the parallel planes of a part, eight planes in the lanes of each transform. A plane with its margin is laid into a grid of good lengths; what wraps
/// around there falls into the margin, which is left out. The kernels' spectra are real, as g[-k] is the conjugate of g[k].
/// </summary>
internal sealed class GaborPlanes
{
    private const int Lanes = LaneFourierTransform.Lanes;

    private readonly GaborFilter _filter;
    private readonly FilterInput _input;
    private readonly FilterBlock _block;
    private readonly (int Count, int Margin, int Source, int Step, int Period) _first, _second;
    private readonly (int Count, int Step) _planes, _planesOut;
    private readonly (int First, int Second) _outSteps;
    private readonly double[][] _kernels;
    private readonly ConcurrentBag<Room> _rooms = [];

    /// <summary>Prepares the planes of two axes.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="input">The image and the part.</param>
    /// <param name="along">First axis of the planes.</param>
    /// <param name="across">Second axis.</param>
    public GaborPlanes(GaborFilter filter, FilterInput input, VoxelAxis along, VoxelAxis across)
    {
        (_filter, _input) = (filter, input);
        VoxelAxis normal = Enum.GetValues<VoxelAxis>().Single(axis => axis != along && axis != across);
        (double X, double Y) spacing = (Of(input.Image.Geometry.Spacing, along), Of(input.Image.Geometry.Spacing, across));
        IReadOnlyList<double> orientations = filter.Orientations;
        int first = Reach(orientations.Max(t => filter.ReachMm(t).First), spacing.X), second = Reach(orientations.Max(t => filter.ReachMm(t).Second), spacing.Y);
        ImageSize margin = new(Along(VoxelAxis.Column), Along(VoxelAxis.Row), Along(VoxelAxis.Slice)), part = input.Region.Size;
        _block = FilterBlock.Read(input, margin, margin, filter.Boundary);
        _first = Axis(along, first);
        _second = Axis(across, second);
        _planes = (Size(part, normal), Step(_block.Size, normal));
        _planesOut = (_planes.Count, Step(part, normal));
        _outSteps = (Step(part, along), Step(part, across));
        _kernels = [.. orientations.Chunk(Lanes).SelectMany(chunk => Spectra(chunk, (first, second), spacing))];

        int Along(VoxelAxis axis) => axis == along ? first : axis == across ? second : 0;

        (int, int, int, int, int) Axis(VoxelAxis axis, int reach) =>
            (Size(part, axis), reach, Size(_block.Size, axis), Step(_block.Size, axis), LaneFourierTransform.GoodLength(Size(_block.Size, axis)));
    }

    /// <summary>Adds the pooled moduli to a sum over planes.</summary>
    /// <param name="sum">One value a voxel of the part.</param>
    /// <param name="weight">What they count.</param>
    public void AddTo(double[] sum, double weight) => _input.For((_planes.Count + Lanes - 1) / Lanes, group =>
    {
        if (!_rooms.TryTake(out Room? room)) room = new Room(_first.Period, _second.Period, _first.Count, _second.Count);
        int plane = group * Lanes, lanes = Math.Min(Lanes, _planes.Count - plane);
        TransformPlanes(room, plane, lanes);
        for (int o = 0; o < _kernels.Length; o++)
        {
            _input.Cancellation.ThrowIfCancellationRequested();
            Respond(room, _kernels[o], o == 0);
        }
        double factor = _filter.Pooling == RotationPooling.Average ? weight / _kernels.Length : weight;
        for (int v = 0; v < _second.Count; v++)
        {
            for (int u = 0; u < _first.Count; u++)
            {
                Vector512<double> pooled = room.Pooled[v * _first.Count + u];
                int to = u * _outSteps.First + v * _outSteps.Second + plane * _planesOut.Step;
                for (int lane = 0; lane < lanes; lane++) sum[to + lane * _planesOut.Step] += factor * pooled[lane];
            }
        }
        _rooms.Add(room);
    });

    /// <summary>The spectra of eight planes.</summary>
    private void TransformPlanes(Room room, int plane, int lanes)
    {
        Span<double> voxel = stackalloc double[Lanes];
        voxel.Clear();
        LaneFourierTransform line = room.AlongFirst;
        for (int v = 0; v < _second.Source; v++)
        {
            line.Real.AsSpan(_first.Source).Clear();
            line.Imaginary.AsSpan().Clear();
            for (int u = 0; u < _first.Source; u++)
            {
                int from = u * _first.Step + v * _second.Step + plane * _planes.Step;
                for (int lane = 0; lane < lanes; lane++) voxel[lane] = _block.Values[from + lane * _planes.Step];
                line.Real[u] = Vector512.Create((ReadOnlySpan<double>)voxel);
            }
            line.Transform();
            for (int k = 0; k < _first.Period; k++) (room.Real[k * _second.Period + v], room.Imaginary[k * _second.Period + v]) = (line.Real[k], line.Imaginary[k]);
        }
        line = room.AlongSecond;
        for (int k = 0; k < _first.Period; k++)
        {
            int row = k * _second.Period;
            room.Real.AsSpan(row, _second.Source).CopyTo(line.Real);
            room.Imaginary.AsSpan(row, _second.Source).CopyTo(line.Imaginary);
            line.Real.AsSpan(_second.Source).Clear();
            line.Imaginary.AsSpan(_second.Source).Clear();
            line.Transform();
            line.Real.AsSpan().CopyTo(room.Real.AsSpan(row));
            line.Imaginary.AsSpan().CopyTo(room.Imaginary.AsSpan(row));
        }
    }

    /// <summary>The modulus of one orientation, pooled with those before.</summary>
    private void Respond(Room room, double[] kernel, bool first)
    {
        // The way back is a forward transform of the conjugate; the modulus does not tell it from its conjugate.
        LaneFourierTransform line = room.AlongSecond;
        for (int k = 0; k < _first.Period; k++)
        {
            int row = k * _second.Period;
            Vector512<double>[] real = line.Real, imaginary = line.Imaginary;
            for (int i = 0; i < _second.Period; i++)
            {
                double factor = kernel[row + i];
                real[i] = room.Real[row + i] * factor;
                imaginary[i] = room.Imaginary[row + i] * -factor;
            }
            line.Transform();
            for (int v = 0; v < _second.Count; v++)
                (room.HalfReal[v * _first.Period + k], room.HalfImaginary[v * _first.Period + k]) = (line.Real[v + _second.Margin], line.Imaginary[v + _second.Margin]);
        }
        line = room.AlongFirst;
        for (int v = 0; v < _second.Count; v++)
        {
            room.HalfReal.AsSpan(v * _first.Period, _first.Period).CopyTo(line.Real);
            room.HalfImaginary.AsSpan(v * _first.Period, _first.Period).CopyTo(line.Imaginary);
            line.Transform();
            Vector512<double>[] real = line.Real, imaginary = line.Imaginary;
            for (int u = 0; u < _first.Count; u++)
            {
                Vector512<double> r = real[u + _first.Margin], m = imaginary[u + _first.Margin], modulus = Vector512.Sqrt(r * r + m * m);
                ref Vector512<double> pooled = ref room.Pooled[v * _first.Count + u];
                pooled = first ? modulus : _filter.Pooling switch
                {
                    RotationPooling.Average => pooled + modulus,
                    RotationPooling.Maximum => Vector512.Max(pooled, modulus),
                    _ => Vector512.Min(pooled, modulus),
                };
            }
        }
    }

    /// <summary>The spectra of up to eight kernels over the number of samples, second axis fastest.</summary>
    private double[][] Spectra(double[] orientations, (int First, int Second) reach, (double X, double Y) spacing)
    {
        int columns = _first.Period, rows = _second.Period;
        Vector512<double>[] real = new Vector512<double>[columns * rows], imaginary = new Vector512<double>[real.Length];
        for (int lane = 0; lane < orientations.Length; lane++)
        {
            (double first, double second) = _filter.ReachMm(orientations[lane]);
            int reachX = Reach(first, spacing.X), reachY = Reach(second, spacing.Y);
            for (int x = -reachX; x <= reachX; x++)
            {
                for (int y = -reachY; y <= reachY; y++)
                {
                    // The origin of the kernel is that of the grid, which is never shorter than the kernel.
                    int at = Wrapped(x, columns) * rows + Wrapped(y, rows);
                    (double r, double m) = _filter.Kernel(x * spacing.X, y * spacing.Y, orientations[lane]);
                    (real[at], imaginary[at]) = (real[at].WithElement(lane, r), imaginary[at].WithElement(lane, m));
                }
            }
        }
        LaneFourierTransform along = new(columns), across = new(rows);
        for (int k = 0; k < columns; k++)
        {
            real.AsSpan(k * rows, rows).CopyTo(across.Real);
            imaginary.AsSpan(k * rows, rows).CopyTo(across.Imaginary);
            across.Transform();
            across.Real.AsSpan().CopyTo(real.AsSpan(k * rows));
            across.Imaginary.AsSpan().CopyTo(imaginary.AsSpan(k * rows));
        }
        double[][] spectra = [.. orientations.Select(_ => new double[columns * rows])];
        double scale = 1.0 / ((double)columns * rows);
        for (int v = 0; v < rows; v++)
        {
            for (int k = 0; k < columns; k++) (along.Real[k], along.Imaginary[k]) = (real[k * rows + v], imaginary[k * rows + v]);
            along.Transform();
            for (int k = 0; k < columns; k++)
                for (int lane = 0; lane < spectra.Length; lane++) spectra[lane][k * rows + v] = scale * along.Real[k][lane];
        }
        return spectra;
    }

    private static int Reach(double mm, double spacing) => FilterChecks.Reach("sigma", Math.Floor(mm / spacing + 0.5));

    private static int Wrapped(int at, int length) => at < 0 ? at + length : at;

    private static double Of(Spacing spacing, VoxelAxis axis) => axis switch { VoxelAxis.Column => spacing.X, VoxelAxis.Row => spacing.Y, _ => spacing.Z };

    private static int Size(ImageSize size, VoxelAxis axis) => axis switch { VoxelAxis.Column => size.Columns, VoxelAxis.Row => size.Rows, _ => size.Slices };

    private static int Step(ImageSize size, VoxelAxis axis) => axis switch { VoxelAxis.Column => 1, VoxelAxis.Row => size.Columns, _ => size.SliceArea };

    /// <summary>What one thread works in.</summary>
    private sealed class Room(int first, int second, int firstCount, int secondCount)
    {
        public LaneFourierTransform AlongFirst { get; } = new(first);

        public LaneFourierTransform AlongSecond { get; } = new(second);

        /// <summary>The spectrum of the planes, second axis fastest.</summary>
        public Vector512<double>[] Real { get; } = new Vector512<double>[first * second];

        public Vector512<double>[] Imaginary { get; } = new Vector512<double>[first * second];

        /// <summary>Frequencies of the first axis for the places of the second that are needed.</summary>
        public Vector512<double>[] HalfReal { get; } = new Vector512<double>[first * secondCount];

        public Vector512<double>[] HalfImaginary { get; } = new Vector512<double>[first * secondCount];

        public Vector512<double>[] Pooled { get; } = new Vector512<double>[firstCount * secondCount];
    }
}
