namespace Radiomics;

/// <summary>A part of a region's box: columns, rows and slices, each from the first to before the last.</summary>
internal readonly record struct BoxPart(int Column, int ColumnEnd, int Row, int RowEnd, int Slice, int SliceEnd)
{
    /// <summary>Slices that make a slab worth handing out.</summary>
    private const int FewestSlices = 8;

    /// <summary>The whole box.</summary>
    public static BoxPart Whole(ImageSize size) => new(0, size.Columns, 0, size.Rows, 0, size.Slices);

    /// <summary>One plane of the box.</summary>
    public static BoxPart Plane(ImageSize size, VoxelAxis normal, int index) => normal switch
    {
        VoxelAxis.Slice => Whole(size) with { Slice = index, SliceEnd = index + 1 },
        VoxelAxis.Row => Whole(size) with { Row = index, RowEnd = index + 1 },
        _ => Whole(size) with { Column = index, ColumnEnd = index + 1 },
    };

    /// <summary>How many planes a box has.</summary>
    public static int PlaneCount(ImageSize size, VoxelAxis normal) =>
        normal switch { VoxelAxis.Slice => size.Slices, VoxelAxis.Row => size.Rows, _ => size.Columns };

    /// <summary>Columns of the part; 0 or less when there are none.</summary>
    public int Columns => ColumnEnd - Column;

    /// <summary>The part in slabs of slices, for so many threads: the part itself where it is thin or there is one thread.</summary>
    /// <param name="threads">Threads.</param>
    public BoxPart[] Slabs(int threads)
    {
        int slices = SliceEnd - Slice, count = threads == 1 ? 1 : Math.Clamp(slices / FewestSlices, 1, 2 * threads);
        BoxPart[] slabs = new BoxPart[count];
        for (int i = 0; i < count; i++)
            slabs[i] = this with { Slice = Slice + (int)((long)slices * i / count), SliceEnd = Slice + (int)((long)slices * (i + 1) / count) };
        return slabs;
    }

    /// <summary>The voxels from which a step ends within the part.</summary>
    public BoxPart WithRoomFor((int X, int Y, int Z) step) => new(
        Column + Math.Max(0, -step.X), ColumnEnd - Math.Max(0, step.X),
        Row + Math.Max(0, -step.Y), RowEnd - Math.Max(0, step.Y),
        Slice + Math.Max(0, -step.Z), SliceEnd - Math.Max(0, step.Z));

    /// <summary>
    /// The stretches of the padded cube that hold the voxels of the part, in scan order: one where the part is made of whole slices, one a row elsewhere. Padding lies
    /// among them, of rank 0.
    /// </summary>
    /// <param name="levels">The cube.</param>
    public IEnumerable<(int Start, int Length)> Stretches(GrayLevels levels)
    {
        if (Columns == levels.Size.Columns && RowEnd - Row == levels.Size.Rows)
        {
            int start = levels.CubeOffset(0, Slice);
            yield return (start, levels.CubeOffset(RowEnd - 1, SliceEnd - 1) + Columns - start);
            yield break;
        }
        for (int z = Slice; z < SliceEnd; z++)
            for (int y = Row; y < RowEnd; y++) yield return (levels.CubeOffset(y, z) + Column, Columns);
    }
}
