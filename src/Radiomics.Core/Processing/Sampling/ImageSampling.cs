using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>Images on other grids.</summary>
internal static class ImageSampling
{
    /// <summary>An image on a grid that lies anywhere in it; voxels outside become 0.</summary>
    /// <param name="image">The image.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="interpolation">How values between voxel centres are found.</param>
    /// <param name="threads">Threads; no effect on the values.</param>
    /// <param name="cancellation">Checked between slices.</param>
    public static Volume OnGrid(Volume image, ImageGeometry grid, Interpolation interpolation, int threads, CancellationToken cancellation)
    {
        GridMap map = new(grid, image.Geometry);
        SampleSource source = SampleSource.Of(image);
        Target target = new(image, grid, SampleRounding.AsStored(image));
        if (map.IsSeparable)
        {
            GridSampler.Run(
                source,
                AxisTaps.Create(map.Columns(), image.Size.Columns, interpolation, extendEdges: false),
                AxisTaps.Create(map.Rows(), image.Size.Rows, interpolation, extendEdges: false),
                AxisTaps.Create(map.Slices(), image.Size.Slices, interpolation, extendEdges: false),
                target.IsTruncated, threads, target.Take, cancellation);
        }
        else
        {
            ObliqueSampler.Run(source, map, interpolation, threads, target.Take, cancellation);
        }
        return target.ToVolume();
    }

    /// <summary>An image on a grid that is aligned with it; beyond its outermost voxel centres it goes on with their values.</summary>
    /// <param name="image">The image.</param>
    /// <param name="grid">The grid and its positions in the image.</param>
    /// <param name="interpolation">How values between voxel centres are found.</param>
    /// <param name="whole">Whether intensities are rounded to whole numbers.</param>
    /// <param name="threads">Threads; no effect on the values.</param>
    /// <param name="cancellation">Checked between slices.</param>
    public static Volume OnAlignedGrid(Volume image, CenteredGrid grid, Interpolation interpolation, bool whole, int threads, CancellationToken cancellation)
    {
        SampleRounding kept = image.DoubleVoxels.Length > 0 ? SampleRounding.KeepDouble : SampleRounding.Single;
        Target target = new(image, grid.Geometry, whole ? SampleRounding.Nearest : kept);
        GridSampler.Run(
            SampleSource.Of(image),
            AxisTaps.Create(grid.Columns, image.Size.Columns, interpolation, extendEdges: true),
            AxisTaps.Create(grid.Rows, image.Size.Rows, interpolation, extendEdges: true),
            AxisTaps.Create(grid.Slices, image.Size.Slices, interpolation, extendEdges: true),
            truncated: false, threads, target.Take, cancellation);
        return target.ToVolume();
    }

    /// <summary>Gathers the slices of the new image.</summary>
    private sealed class Target
    {
        private readonly Volume _image;
        private readonly ImageGeometry _grid;
        private readonly SampleRounding _rounding;
        private readonly float[] _singles = [];
        private readonly double[] _doubles = [];

        public Target(Volume image, ImageGeometry grid, SampleRounding rounding)
        {
            (_image, _grid, _rounding) = (image, grid, rounding);
            if (rounding == SampleRounding.KeepDouble) _doubles = GC.AllocateUninitializedArray<double>((int)grid.Size.VoxelCount);
            else _singles = GC.AllocateUninitializedArray<float>((int)grid.Size.VoxelCount);
        }

        public bool IsTruncated => _rounding.IsTruncated;

        public void Take(int slice, ReadOnlySpan<double> values)
        {
            int area = values.Length;
            if (_doubles.Length > 0)
            {
                values.CopyTo(_doubles.AsSpan(slice * area, area));
                return;
            }
            double[] rounded = System.Buffers.ArrayPool<double>.Shared.Rent(area);
            _rounding.Apply(values, rounded);
            TensorPrimitives.ConvertTruncating<double, float>(rounded.AsSpan(0, area), _singles.AsSpan(slice * area, area));
            System.Buffers.ArrayPool<double>.Shared.Return(rounded);
        }

        public Volume ToVolume() => _doubles.Length > 0
            ? new Volume(_grid, _doubles) { Notes = _image.Notes }
            : new Volume(_grid, _singles, _image.StoredType) { Notes = _image.Notes };
    }
}
