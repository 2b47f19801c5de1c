namespace Radiomics;

/// <summary>
/// Separates a thick mass from the chest wall and the mediastinum it lies against, where it has no border of its own: at the narrowest
/// place between the two, found by flooding the depth of the tissue from the mass and from the end of a box twice as large (a watershed).
/// </summary>
internal sealed class MassSeparation
{
    private const double LeastStepMm = 1.4, HoleAreaMm2 = 400, LevelMm = 0.25;

    private readonly ImageSize _size;
    private readonly Spacing _spacing;
    private readonly int _strideX, _strideY, _strideZ;
    private readonly VoxelRegion _region;
    private readonly byte[] _tissue;

    /// <summary>Samples the tissue from a density on in a box of twice the radius, every few voxels where they are fine, small holes in slices filled.</summary>
    public MassSeparation(GrowthBox box, double lowerHu)
    {
        Volume volume = box.Volume;
        VoxelIndex seed = new(box.Region.Start.Column + box.Seed.Column, box.Region.Start.Row + box.Seed.Row, box.Region.Start.Slice + box.Seed.Slice);
        _region = VoxelRegion.Around(seed, 2 * box.RadiusMm, volume.Geometry);
        (_strideX, _strideY, _strideZ) = (Stride(box.Spacing.X), Stride(box.Spacing.Y), Stride(box.Spacing.Z));
        _size = new ImageSize(Samples(_region.Size.Columns, _strideX), Samples(_region.Size.Rows, _strideY), Samples(_region.Size.Slices, _strideZ));
        _spacing = new Spacing(box.Spacing.X * _strideX, box.Spacing.Y * _strideY, box.Spacing.Z * _strideZ);
        _tissue = new byte[_size.VoxelCount];
        for (int z = 0, i = 0; z < _size.Slices; z++)
        {
            ReadOnlySpan<float> slice = volume.Slice(_region.Start.Slice + z * _strideZ);
            for (int y = 0; y < _size.Rows; y++)
            {
                int row = (_region.Start.Row + y * _strideY) * volume.Size.Columns + _region.Start.Column;
                for (int x = 0; x < _size.Columns; x++, i++)
                {
                    float value = slice[row + x * _strideX];
                    _tissue[i] = value >= lowerHu ? (byte)1 : (byte)0;
                }
            }
        }
        FillSlices();

        static int Stride(double step) => Math.Max(1, (int)(LeastStepMm / step));
        static int Samples(int length, int stride) => (length + stride - 1) / stride;
    }

    /// <summary>The side of the mass: 1 for every voxel of the growth's box that belongs to it; null when it is nowhere deep enough.</summary>
    /// <param name="box">The growth's box.</param>
    /// <param name="start">Offset in that box of a voxel inside the mass.</param>
    /// <param name="depthMm">Depth in mm that the mass must have somewhere.</param>
    public byte[]? Separate(GrowthBox box, int start, double depthMm)
    {
        double[] depth = DistanceTransform.SquaredToOutside(_tissue, _size, _spacing);
        int at = Sample(box, box.Size.IndexOf(start));
        if (_tissue[at] == 0) return null;
        byte[] labels = Flood(depth, at);
        bool deep = false;
        for (int i = 0; i < labels.Length && !deep; i++) deep = labels[i] == 1 && depth[i] >= depthMm * depthMm;
        if (!deep) return null;

        byte[] side = new byte[box.Hu.Length];
        for (int i = 0; i < side.Length; i++)
            if (labels[Sample(box, box.Size.IndexOf(i))] == 1) side[i] = 1;
        return side;
    }

    /// <summary>Floods from the deepest level down: 1 from the ball that fits around the start, 2 from the faces of the box that cut through tissue.</summary>
    private byte[] Flood(double[] depth, int start)
    {
        int highest = 0;
        int[] level = new int[depth.Length];
        for (int i = 0; i < level.Length; i++)
        {
            level[i] = double.IsInfinity(depth[i]) ? 0 : (int)(Math.Sqrt(depth[i]) / LevelMm);
            highest = Math.Max(highest, level[i]);
        }
        Queue<int>[] pending = new Queue<int>[highest + 1];
        for (int l = 0; l <= highest; l++) pending[l] = new Queue<int>();
        byte[] labels = new byte[depth.Length];
        VoxelIndex middle = _size.IndexOf(start);
        for (int i = 0; i < labels.Length; i++)
        {
            if (_tissue[i] == 0) continue;
            VoxelIndex a = _size.IndexOf(i);
            PointMm from = new((a.Column - middle.Column) * _spacing.X, (a.Row - middle.Row) * _spacing.Y, (a.Slice - middle.Slice) * _spacing.Z);
            if (i == start || from.Dot(from) < depth[start])
            {
                labels[i] = 1;
                pending[level[i]].Enqueue(i);
                continue;
            }
            if (a.Column != 0 && a.Row != 0 && a.Slice != 0 && a.Column != _size.Columns - 1 && a.Row != _size.Rows - 1 && a.Slice != _size.Slices - 1) continue;
            labels[i] = 2;
            pending[level[i]].Enqueue(i);
        }
        int plane = _size.SliceArea, columns = _size.Columns;
        for (int l = highest; l >= 0; l--)
        {
            while (pending[l].TryDequeue(out int i))
            {
                VoxelIndex a = _size.IndexOf(i);
                if (a.Column > 0) Visit(i - 1);
                if (a.Column < columns - 1) Visit(i + 1);
                if (a.Row > 0) Visit(i - columns);
                if (a.Row < _size.Rows - 1) Visit(i + columns);
                if (a.Slice > 0) Visit(i - plane);
                if (a.Slice < _size.Slices - 1) Visit(i + plane);

                void Visit(int next)
                {
                    if (_tissue[next] == 0 || labels[next] != 0) return;
                    labels[next] = labels[i];
                    pending[Math.Min(l, level[next])].Enqueue(next);
                }
            }
        }
        return labels;
    }

    private int Sample(GrowthBox box, VoxelIndex at)
    {
        int x = (box.Region.Start.Column - _region.Start.Column + at.Column + _strideX / 2) / _strideX;
        int y = (box.Region.Start.Row - _region.Start.Row + at.Row + _strideY / 2) / _strideY;
        int z = (box.Region.Start.Slice - _region.Start.Slice + at.Slice + _strideZ / 2) / _strideZ;
        return _size.Offset(new VoxelIndex(Math.Min(x, _size.Columns - 1), Math.Min(y, _size.Rows - 1), Math.Min(z, _size.Slices - 1)));
    }

    /// <summary>Fills what tissue encloses within a slice and is no larger than a bronchus or a cavity.</summary>
    private void FillSlices()
    {
        int area = _size.SliceArea;
        double most = HoleAreaMm2 / (_spacing.X * _spacing.Y);
        byte[] gaps = new byte[area];
        ImageSize flat = new(_size.Columns, _size.Rows, 1);
        for (int z = 0; z < _size.Slices; z++)
        {
            Span<byte> slice = _tissue.AsSpan(z * area, area);
            for (int i = 0; i < area; i++) gaps[i] = slice[i] == 0 ? ConnectedGrowth.Open : ConnectedGrowth.Closed;
            for (int i = 0; i < area; i++)
            {
                if (gaps[i] != ConnectedGrowth.Open) continue;
                bool small = ConnectedGrowth.Grow(gaps, flat, i, Neighborhood.Six) <= most;
                for (int k = i; k < area; k++)
                {
                    if (gaps[k] != ConnectedGrowth.Grown) continue;
                    gaps[k] = ConnectedGrowth.Closed;
                    if (small) slice[k] = 1;
                }
            }
        }
    }
}
