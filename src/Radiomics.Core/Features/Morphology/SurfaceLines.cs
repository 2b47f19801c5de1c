namespace Radiomics;

/// <summary>
/// The outermost mesh vertices on every line along the columns. The vertices of the marching-cubes mesh are the midpoints between a voxel inside and a
/// neighbor outside; places are counted in half voxels, so that each is a whole number. Of the vertices on one line only the two
/// outermost can be the farthest from any point, so these are all that a search for diameters needs.
/// </summary>
internal sealed class SurfaceLines
{
    private readonly int[] _first;
    private readonly int[] _last;

    private SurfaceLines(int rows, int slices)
    {
        Rows = rows;
        Slices = slices;
        _first = new int[rows * slices];
        _last = new int[rows * slices];
        Array.Fill(_first, -1);
    }

    /// <summary>Lines across the rows: 2 * mask rows - 1, in half voxels.</summary>
    public int Rows { get; }

    /// <summary>Lines across the slices: 2 * mask slices - 1, in half voxels.</summary>
    public int Slices { get; }

    public static SurfaceLines Find(PaddedMask mask)
    {
        long count = (2L * mask.Size.Rows - 1) * (2L * mask.Size.Slices - 1);
        if (count > Array.MaxLength) throw MaskException.TooLarge(mask.Size.ToString());
        SurfaceLines lines = new(2 * mask.Size.Rows - 1, 2 * mask.Size.Slices - 1);
        for (int z = 0; z < mask.Size.Slices; z++)
        {
            for (int y = 0; y < mask.Size.Rows; y++)
            {
                ReadOnlySpan<byte> row = mask.Row(y, z);
                int first = row.IndexOf((byte)1);
                if (first >= 0) lines.Set(2 * y, 2 * z, 2 * first - 1, 2 * row.LastIndexOf((byte)1) + 1);
                if (y + 1 < mask.Size.Rows) lines.SetWhereDifferent(2 * y + 1, 2 * z, row, mask.Row(y + 1, z));
                if (z + 1 < mask.Size.Slices) lines.SetWhereDifferent(2 * y, 2 * z + 1, row, mask.Row(y, z + 1));
            }
        }
        return lines;
    }

    /// <summary>The outermost vertices of a line, in half voxels.</summary>
    /// <returns>False when the line has no vertex.</returns>
    public bool TryGet(int row, int slice, out int first, out int last)
    {
        first = _first[slice * Rows + row];
        last = _last[slice * Rows + row];
        return first >= 0;
    }

    private void SetWhereDifferent(int row, int slice, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int first = a.CommonPrefixLength(b);
        if (first == a.Length) return;
        int last = a.Length - 1;
        while (a[last] == b[last]) last--;
        Set(row, slice, 2 * first, 2 * last);
    }

    private void Set(int row, int slice, int first, int last)
    {
        _first[slice * Rows + row] = first;
        _last[slice * Rows + row] = last;
    }
}
