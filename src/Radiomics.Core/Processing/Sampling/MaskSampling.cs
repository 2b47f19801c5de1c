namespace Radiomics;

/// <summary>Masks on other grids.</summary>
internal static class MaskSampling
{
    /// <summary>
    /// What a share may fall short of its threshold: voxels of 3 mm cut into 2 mm ones give shares of exactly one half, which the sizes of headers in single
    /// precision put a little beside it.
    /// </summary>
    private const double ShareRounding = 1e-6;

    /// <summary>Each voxel of a grid belongs to the mask where the nearest voxel of the mask's own grid does.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="grid">The grid, lying anywhere.</param>
    public static Mask Nearest(Mask mask, ImageGeometry grid)
    {
        GridMap map = new(grid, mask.Geometry);
        return map.IsSeparable ? NearestAlong(mask, grid, map) : NearestAskew(mask, grid, map);
    }

    /// <summary>Each voxel of an aligned grid belongs to the mask where the interpolated share of the mask reaches a threshold.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="grid">The grid and its positions in the mask's.</param>
    /// <param name="interpolation">How the share between voxel centres is found.</param>
    /// <param name="threshold">Smallest share, 0 to 1.</param>
    public static Mask ByShare(Mask mask, CenteredGrid grid, Interpolation interpolation, double threshold)
    {
        // A voxel farther than this from the mask has no share of it; splines overshoot a little farther.
        int reach = interpolation == Interpolation.BSpline ? SplinePrefilter.Margin : 1;
        ImageSize size = mask.Geometry.Size;
        VoxelRegion box = mask.Region;
        VoxelRegion part = VoxelRegion.FromBounds(
            new VoxelIndex(First(grid.Columns, box.Start.Column - reach), First(grid.Rows, box.Start.Row - reach), First(grid.Slices, box.Start.Slice - reach)),
            new VoxelIndex(End(grid.Columns, box.End.Column + reach), End(grid.Rows, box.End.Row + reach), End(grid.Slices, box.End.Slice + reach)));
        if (part.IsEmpty) return Mask.FromBox(grid.Geometry, default, [], mask.Label, mask.Name);
        byte[] inside = new byte[part.Size.VoxelCount];
        GridSampler.Run(
            SampleSource.Of(mask),
            AxisTaps.Create(grid.Columns.AsSpan(part.Start.Column, part.Size.Columns), size.Columns, interpolation, extendEdges: true),
            AxisTaps.Create(grid.Rows.AsSpan(part.Start.Row, part.Size.Rows), size.Rows, interpolation, extendEdges: true),
            AxisTaps.Create(grid.Slices.AsSpan(part.Start.Slice, part.Size.Slices), size.Slices, interpolation, extendEdges: true),
            truncated: false, threads: 1,
            target: (slice, shares) =>
            {
                Span<byte> plane = inside.AsSpan(slice * shares.Length, shares.Length);
                for (int i = 0; i < shares.Length; i++) plane[i] = shares[i] >= threshold - ShareRounding ? (byte)1 : (byte)0;
            },
            cancellation: CancellationToken.None);
        return Mask.FromBox(grid.Geometry, part, inside, mask.Label, mask.Name).WithNotes(mask.Notes);

        static int First(double[] positions, double low)
        {
            int first = Array.FindIndex(positions, p => p >= low);
            return first < 0 ? positions.Length : first;
        }

        static int End(double[] positions, double high) => Array.FindLastIndex(positions, p => p <= high) + 1;
    }

    private static Mask NearestAlong(Mask mask, ImageGeometry grid, GridMap map)
    {
        VoxelRegion box = mask.Region;
        int[] x = Indices(map.Columns(), mask.Geometry.Size.Columns), y = Indices(map.Rows(), mask.Geometry.Size.Rows), z = Indices(map.Slices(), mask.Geometry.Size.Slices);
        (int startX, int endX) = Within(x, box.Start.Column, box.End.Column);
        (int startY, int endY) = Within(y, box.Start.Row, box.End.Row);
        (int startZ, int endZ) = Within(z, box.Start.Slice, box.End.Slice);
        VoxelRegion part = VoxelRegion.FromBounds(new VoxelIndex(startX, startY, startZ), new VoxelIndex(endX, endY, endZ));
        byte[] inside = new byte[part.Size.VoxelCount];
        int to = 0;
        for (int k = part.Start.Slice; k < part.End.Slice; k++)
        {
            for (int j = part.Start.Row; j < part.End.Row; j++)
            {
                ReadOnlySpan<byte> row = y[j] < 0 || z[k] < 0 ? [] : mask.Box.Slice(box.Size.Offset(new VoxelIndex(0, y[j] - box.Start.Row, z[k] - box.Start.Slice)), box.Size.Columns);
                for (int i = part.Start.Column; i < part.End.Column; i++, to++)
                    if (row.Length > 0 && x[i] >= 0) inside[to] = row[x[i] - box.Start.Column];
            }
        }
        return Mask.FromBox(grid, part, inside, mask.Label, mask.Name).WithNotes(mask.Notes);

        static int[] Indices(double[] positions, int length)
        {
            AxisTaps taps = AxisTaps.Create(positions, length, Interpolation.NearestNeighbor, extendEdges: false);
            return [.. taps.Indices.Select((index, i) => taps.Inside[i] ? index : -1)];
        }

        static (int Start, int End) Within(int[] indices, int low, int end)
        {
            int first = Array.FindIndex(indices, i => i >= low && i < end);
            return first < 0 ? (0, 0) : (first, Array.FindLastIndex(indices, i => i >= low && i < end) + 1);
        }
    }

    private static Mask NearestAskew(Mask mask, ImageGeometry grid, GridMap map)
    {
        GridMap back = new(mask.Geometry, grid);
        VoxelRegion box = mask.Region;
        VoxelRegion part = default;
        for (int corner = 0; corner < 8; corner++)
        {
            (double x, double y, double z) = back.At(
                (corner & 1) == 0 ? box.Start.Column - 1 : box.End.Column, (corner & 2) == 0 ? box.Start.Row - 1 : box.End.Row, (corner & 4) == 0 ? box.Start.Slice - 1 : box.End.Slice);
            VoxelIndex low = new(Whole(Math.Floor(x)), Whole(Math.Floor(y)), Whole(Math.Floor(z))), end = new(Whole(Math.Ceiling(x) + 1), Whole(Math.Ceiling(y) + 1), Whole(Math.Ceiling(z) + 1));
            part = part.IsEmpty ? VoxelRegion.FromBounds(low, end) : VoxelRegion.FromBounds(
                new VoxelIndex(Math.Min(low.Column, part.Start.Column), Math.Min(low.Row, part.Start.Row), Math.Min(low.Slice, part.Start.Slice)),
                new VoxelIndex(Math.Max(end.Column, part.End.Column), Math.Max(end.Row, part.End.Row), Math.Max(end.Slice, part.End.Slice)));
        }
        part = part.Intersect(grid.WholeRegion);
        byte[] inside = new byte[part.Size.VoxelCount];
        int to = 0;
        for (int k = part.Start.Slice; k < part.End.Slice; k++)
        {
            for (int j = part.Start.Row; j < part.End.Row; j++)
            {
                for (int i = part.Start.Column; i < part.End.Column; i++)
                {
                    (double x, double y, double z) = map.At(i, j, k);
                    inside[to++] = mask[new VoxelIndex(Whole(Math.Floor(x + 0.5)), Whole(Math.Floor(y + 0.5)), Whole(Math.Floor(z + 0.5)))] ? (byte)1 : (byte)0;
                }
            }
        }
        return Mask.FromBox(grid, part, inside, mask.Label, mask.Name).WithNotes(mask.Notes);

        static int Whole(double value) => (int)Math.Clamp(value, -(1 << 30), 1 << 30);
    }
}
