namespace Radiomics;

/// <summary>
/// What a filter does along one axis of an image, with the boundary condition in it: each voxel of a range is a weighted sum of voxels of the image. Operators can be put
/// one after another, so that a filter of several steps, each with the boundary condition at its start, is one operator. Weights depend on the place in the image alone,
/// not on the range; taps are in the order of their places.
/// </summary>
internal sealed class AxisOperator
{
    private readonly Taps[] _rows;

    private AxisOperator(int first, Taps[] rows, int imageLength)
    {
        (First, _rows, ImageLength) = (first, rows, imageLength);
        Taps[] reading = [.. rows.Where(r => r.Weights.Length > 0)];
        SourceFirst = reading.Length == 0 ? first : reading.Min(r => r.First);
        SourceEnd = reading.Length == 0 ? first + 1 : reading.Max(r => r.First + r.Steps[^1]) + 1;
    }

    /// <summary>Place of the first voxel that is computed.</summary>
    public int First { get; }

    /// <summary>Voxels that are computed.</summary>
    public int Count => _rows.Length;

    /// <summary>Voxels of the image along the axis.</summary>
    public int ImageLength { get; }

    /// <summary>First place that is read.</summary>
    public int SourceFirst { get; }

    /// <summary>Just past the last place that is read.</summary>
    public int SourceEnd { get; }

    /// <summary>A convolution.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="boundary">What stands outside.</param>
    /// <param name="imageLength">Voxels of the image along the axis.</param>
    /// <param name="first">Place of the first voxel that is computed.</param>
    /// <param name="count">Voxels that are computed.</param>
    public static AxisOperator Convolution(AxisKernel kernel, BoundaryCondition boundary, int imageLength, int first, int count)
    {
        RowBuilder builder = new(imageLength);
        Taps[] rows = new Taps[count];
        for (int i = 0; i < count; i++)
        {
            int start = first + i - kernel.Before;
            if (start >= 0 && first + i + kernel.Center < imageLength)
            {
                for (int k = 0; k < kernel.Taps.Length; k++) builder.Add(start + k, kernel.Taps[^(k + 1)]);
            }
            else
            {
                int[] places = FilterBlock.Positions(start, kernel.Taps.Length, imageLength, boundary);
                for (int k = 0; k < places.Length; k++)
                    if (places[k] >= 0) builder.Add(places[k], kernel.Taps[^(k + 1)]);
            }
            rows[i] = builder.Take();
        }
        return new AxisOperator(first, rows, imageLength);
    }

    /// <summary>Convolutions one after another, each with the boundary condition at its start.</summary>
    public static AxisOperator Convolutions(IReadOnlyList<AxisKernel> kernels, BoundaryCondition boundary, int imageLength, int first, int count)
    {
        AxisOperator last = Convolution(kernels[^1], boundary, imageLength, first, count);
        for (int i = kernels.Count - 2; i >= 0; i--) last = last.After(Convolution(kernels[i], boundary, imageLength, last.SourceFirst, last.SourceEnd - last.SourceFirst));
        return last;
    }

    /// <summary>a times this operator plus b times another of the same range.</summary>
    public AxisOperator Combined(double a, AxisOperator other, double b)
    {
        RowBuilder builder = new(ImageLength);
        Taps[] rows = new Taps[Count];
        for (int i = 0; i < Count; i++)
        {
            builder.Add(_rows[i], a);
            builder.Add(other._rows[i], b);
            rows[i] = builder.Take();
        }
        return new AxisOperator(First, rows, ImageLength);
    }

    /// <summary>Applies the operator along an axis of a box that holds what is read.</summary>
    public ImagePart Apply(ImagePart source, VoxelAxis axis, FilterInput input)
    {
        (VoxelIndex start, ImageSize held) = source.Box;
        (VoxelRegion box, int place) = axis switch
        {
            VoxelAxis.Column => (new VoxelRegion(start with { Column = First }, held with { Columns = Count }), start.Column),
            VoxelAxis.Row => (new VoxelRegion(start with { Row = First }, held with { Rows = Count }), start.Row),
            _ => (new VoxelRegion(start with { Slice = First }, held with { Slices = Count }), start.Slice),
        };
        ImageSize to = box.Size;
        double[] values = GC.AllocateUninitializedArray<double>((int)to.VoxelCount);
        double[] read = source.Values;
        int lines = to.Rows * to.Slices, perTask = Math.Max(1, 4096 / to.Columns);
        input.For((lines + perTask - 1) / perTask, task =>
        {
            for (int line = task * perTask; line < Math.Min(lines, (task + 1) * perTask); line++)
            {
                Span<double> row = values.AsSpan(line * to.Columns, to.Columns);
                if (axis == VoxelAxis.Column) AlongLine(read.AsSpan(line * held.Columns, held.Columns), place, row);
                else if (axis == VoxelAxis.Row) Across(read.AsSpan(line / to.Rows * held.SliceArea), line % to.Rows, place, held.Columns, row);
                else Across(read.AsSpan(line % to.Rows * held.Columns), line / to.Rows, place, held.SliceArea, row);
            }
        });
        return new ImagePart(box, values);
    }

    private void AlongLine(ReadOnlySpan<double> line, int place, Span<double> to)
    {
        for (int i = 0; i < to.Length;)
        {
            Taps taps = _rows[i];
            int end = i + 1;
            // Neighbors with the same taps are summed as vectors.
            while (end < to.Length && ReferenceEquals(_rows[end].Weights, taps.Weights) && ReferenceEquals(_rows[end].Steps, taps.Steps) && _rows[end].First == taps.First + end - i) end++;
            TapSums.Run(taps.Weights.Length == 0 ? default : line[(taps.First - place)..], taps.Steps, 1, taps.Weights, to[i..end]);
            i = end;
        }
    }

    private void Across(ReadOnlySpan<double> from, int row, int place, int stride, Span<double> to)
    {
        Taps taps = _rows[row];
        TapSums.Run(taps.Weights.Length == 0 ? default : from[((taps.First - place) * stride)..], taps.Steps, stride, taps.Weights, to);
    }

    /// <summary>This operator after another, which gives what this one reads.</summary>
    private AxisOperator After(AxisOperator inner)
    {
        RowBuilder builder = new(ImageLength);
        Taps[] rows = new Taps[Count];
        for (int i = 0; i < Count; i++)
        {
            Taps outer = _rows[i];
            for (int t = 0; t < outer.Weights.Length; t++) builder.Add(inner._rows[outer.First + outer.Steps[t] - inner.First], outer.Weights[t]);
            rows[i] = builder.Take();
        }
        return new AxisOperator(First, rows, ImageLength);
    }

    /// <summary>The taps of one voxel: weights of the places first + steps, ascending. Neighbors with the same taps share the arrays.</summary>
    private readonly record struct Taps(int First, int[] Steps, double[] Weights);

    /// <summary>Gathers the taps of one voxel after another.</summary>
    private sealed class RowBuilder(int imageLength)
    {
        private readonly double[] _weights = new double[imageLength];
        private int _low = int.MaxValue, _high = -1;
        private Taps _last = new(0, [], []);

        public void Add(int place, double weight)
        {
            _weights[place] += weight;
            (_low, _high) = (Math.Min(_low, place), Math.Max(_high, place));
        }

        public void Add(Taps taps, double factor)
        {
            for (int t = 0; t < taps.Weights.Length; t++) Add(taps.First + taps.Steps[t], factor * taps.Weights[t]);
        }

        public Taps Take()
        {
            while (_low <= _high && _weights[_low] == 0) _low++;
            int count = 0;
            for (int place = _low; place <= _high; place++)
                if (_weights[place] != 0) count++;
            int[] steps = new int[count];
            double[] weights = new double[count];
            count = 0;
            for (int place = _low; place <= _high; place++)
            {
                if (_weights[place] == 0) continue;
                (steps[count], weights[count++]) = (place - _low, _weights[place]);
                _weights[place] = 0;
            }
            bool same = _last.Weights.AsSpan().SequenceEqual(weights) && _last.Steps.AsSpan().SequenceEqual(steps);
            _last = new Taps(count == 0 ? 0 : _low, same ? _last.Steps : steps, same ? _last.Weights : weights);
            (_low, _high) = (int.MaxValue, -1);
            return _last;
        }
    }
}
