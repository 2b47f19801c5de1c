using System.Buffers.Binary;

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

    /// <summary>Finds the vertices on the lines along the columns.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="turned">Whether rows stand for columns and columns for rows: the lines along the rows.</param>
    /// <exception cref="MaskException">There are more lines than an array holds.</exception>
    public static SurfaceLines Find(PaddedMask mask, bool turned = false)
    {
        (int columns, int rows, int slices) = turned ? (mask.Size.Rows, mask.Size.Columns, mask.Size.Slices) : (mask.Size.Columns, mask.Size.Rows, mask.Size.Slices);
        if ((2L * rows - 1) * (2L * slices - 1) > Array.MaxLength) throw MaskException.TooLarge(mask.Size.ToString());
        SurfaceLines lines = new(2 * rows - 1, 2 * slices - 1);
        // Slices are turned one after the other; two are looked at together.
        byte[] even = new byte[turned ? columns * rows : 0], odd = new byte[even.Length];
        ReadOnlySpan<byte> next = Slice(0);
        for (int z = 0; z < slices; z++)
        {
            ReadOnlySpan<byte> slice = next;
            next = z + 1 < slices ? Slice(z + 1) : default;
            for (int y = 0; y < rows; y++)
            {
                ReadOnlySpan<byte> row = slice.Slice(y * columns, columns);
                int first = row.IndexOf((byte)1);
                if (first >= 0) lines.Set(2 * y, 2 * z, 2 * first - 1, 2 * row.LastIndexOf((byte)1) + 1);
                if (y + 1 < rows) lines.SetWhereDifferent(2 * y + 1, 2 * z, row, slice.Slice((y + 1) * columns, columns));
                if (z + 1 < slices) lines.SetWhereDifferent(2 * y, 2 * z + 1, row, next.Slice(y * columns, columns));
            }
        }
        return lines;

        ReadOnlySpan<byte> Slice(int z)
        {
            if (!turned) return mask.Slice(z);
            byte[] to = z % 2 == 0 ? even : odd;
            ByteTranspose.Transpose(mask.Slice(z), to, rows, columns);
            return to;
        }
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
        int last = LastDifference(a, b);
        Set(row, slice, 2 * first, 2 * last);
    }

    /// <summary>The last place where two rows differ, which they do somewhere; eight bytes at a time.</summary>
    private static int LastDifference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int end = a.Length;
        while (end >= sizeof(ulong) && BinaryPrimitives.ReadUInt64LittleEndian(a[(end - sizeof(ulong))..]) == BinaryPrimitives.ReadUInt64LittleEndian(b[(end - sizeof(ulong))..])) end -= sizeof(ulong);
        int last = end - 1;
        while (a[last] == b[last]) last--;
        return last;
    }

    private void Set(int row, int slice, int first, int last)
    {
        _first[slice * Rows + row] = first;
        _last[slice * Rows + row] = last;
    }
}
