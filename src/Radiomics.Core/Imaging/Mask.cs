namespace Radiomics;

/// <summary>
/// A region of interest on the grid of an image. Only the box around its voxels is stored, one byte a voxel (1 inside, 0 outside), so a
/// nodule in a whole-chest CT costs kilobytes. Immutable; safe to share between threads.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class Mask
{
    private readonly byte[] _box;
    private readonly Lazy<string> _contentHash;
    private readonly Lazy<string> _labelSha1;

    private Mask(ImageGeometry geometry, VoxelRegion region, byte[] box, int voxelCount, int label, string? name)
    {
        Geometry = geometry;
        Region = region;
        _box = box;
        VoxelCount = voxelCount;
        Label = label;
        Name = name;
        _contentHash = new Lazy<string>(() => ContentHashing.Of(Geometry, Region, _box));
        _labelSha1 = new Lazy<string>(() => LabelHashing.Sha1(this));
    }

    /// <summary>The grid of the image this mask belongs to.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>The smallest box that holds every voxel of the mask, in the image's indices; empty for an empty mask.</summary>
    public VoxelRegion Region { get; }

    /// <summary>Number of voxels inside.</summary>
    public int VoxelCount { get; }

    /// <summary>Volume by voxel count in mm3.</summary>
    public double VolumeMm3 => VoxelCount * Geometry.Spacing.VoxelVolume;

    /// <summary>The label value (or ROI number) the mask had where it came from; 1 when it had none.</summary>
    public int Label { get; }

    /// <summary>The name the mask had where it came from, such as an RTSTRUCT's ROI name; null when it had none.</summary>
    public string? Name { get; }

    /// <summary>What the reader noted, such as a difference in geometry of rounding size.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The voxels of <see cref="Region"/>: 1 inside, 0 outside, column fastest, then row, then slice.</summary>
    public ReadOnlySpan<byte> Box => _box;

    /// <summary>128-bit hash of the geometry and of the voxels, as 32 hexadecimal digits. Computed once, on first use.</summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>SHA-1 of the mask as a volume of 32-bit labels, as 40 hexadecimal digits. Computed once, on first use.</summary>
    internal string LabelSha1 => _labelSha1.Value;

    /// <summary>Whether a voxel belongs to the mask; false outside the image.</summary>
    /// <param name="index">Zero-based index in the image.</param>
    public bool this[VoxelIndex index]
    {
        get
        {
            VoxelIndex inside = new(index.Column - Region.Start.Column, index.Row - Region.Start.Row, index.Slice - Region.Start.Slice);
            return Region.Size.Contains(inside) && _box[Region.Size.Offset(inside)] != 0;
        }
    }

    /// <summary>A mask from an array over the whole image.</summary>
    /// <param name="geometry">Grid of the image.</param>
    /// <param name="voxels">One byte a voxel, column fastest; everything but 0 is inside. Copied.</param>
    /// <param name="label">Label value.</param>
    /// <param name="name">Name, if there is one.</param>
    public static Mask FromVoxels(ImageGeometry geometry, ReadOnlySpan<byte> voxels, int label = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return FromBox(geometry, geometry.WholeRegion, voxels, label, name);
    }

    /// <summary>A mask from an array over a box of the image. The box is cut down to the voxels inside.</summary>
    /// <param name="geometry">Grid of the image.</param>
    /// <param name="box">The box the array covers; it must lie inside the image.</param>
    /// <param name="voxels">One byte a voxel of the box, column fastest; everything but 0 is inside. Copied.</param>
    /// <param name="label">Label value.</param>
    /// <param name="name">Name, if there is one.</param>
    /// <exception cref="ArgumentException">The box reaches outside or the array's length does not fit it.</exception>
    public static Mask FromBox(ImageGeometry geometry, VoxelRegion box, ReadOnlySpan<byte> voxels, int label = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (box.IsEmpty) return new Mask(geometry, default, [], 0, label, name);
        if (!geometry.WholeRegion.Contains(box))
            throw new ArgumentException($"The box {box} reaches outside the image of {geometry.Size} voxels.", nameof(box));
        if (voxels.Length != box.Size.VoxelCount)
            throw new ArgumentException($"The array has {voxels.Length} values, the box {box} needs {box.Size.VoxelCount}.", nameof(voxels));

        VoxelRegion tight = TightBox(box.Size, voxels);
        if (tight.IsEmpty) return new Mask(geometry, default, [], 0, label, name);

        byte[] kept = new byte[tight.Size.VoxelCount];
        int to = 0, count = 0;
        for (int z = tight.Start.Slice; z < tight.End.Slice; z++)
        {
            for (int y = tight.Start.Row; y < tight.End.Row; y++)
            {
                ReadOnlySpan<byte> row = voxels.Slice(box.Size.Offset(new VoxelIndex(tight.Start.Column, y, z)), tight.Size.Columns);
                foreach (byte value in row)
                {
                    byte inside = value != 0 ? (byte)1 : (byte)0;
                    kept[to++] = inside;
                    count += inside;
                }
            }
        }

        VoxelIndex start = new(box.Start.Column + tight.Start.Column, box.Start.Row + tight.Start.Row, box.Start.Slice + tight.Start.Slice);
        return new Mask(geometry, new VoxelRegion(start, tight.Size), kept, count, label, name);
    }

    /// <summary>The mask as an array over the whole image: 1 inside, 0 outside, column fastest.</summary>
    public byte[] ToArray()
    {
        byte[] all = new byte[Geometry.Size.VoxelCount];
        int columns = Region.Size.Columns, from = 0;
        for (int z = Region.Start.Slice; z < Region.End.Slice; z++)
            for (int y = Region.Start.Row; y < Region.End.Row; y++, from += columns)
                _box.AsSpan(from, columns).CopyTo(all.AsSpan(Geometry.Size.Offset(new VoxelIndex(Region.Start.Column, y, z))));
        return all;
    }

    /// <summary>The same voxels under another label and name.</summary>
    /// <param name="label">Label value.</param>
    /// <param name="name">Name, or null.</param>
    public Mask WithLabel(int label, string? name) => new(Geometry, Region, _box, VoxelCount, label, name) { Notes = Notes };

    /// <summary>The same mask with other notes.</summary>
    /// <param name="notes">The notes.</param>
    internal Mask WithNotes(IReadOnlyList<string> notes) => new(Geometry, Region, _box, VoxelCount, Label, Name) { Notes = notes };

    /// <summary>The same voxels on a grid of the same size: for geometries that differ by rounding only.</summary>
    /// <param name="geometry">The grid to take over.</param>
    /// <exception cref="ArgumentException">The size differs.</exception>
    public Mask OnGrid(ImageGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (geometry.Size != Geometry.Size)
            throw new ArgumentException($"The grid has {geometry.Size} voxels, the mask {Geometry.Size}.", nameof(geometry));
        return new Mask(geometry, Region, _box, VoxelCount, Label, Name) { Notes = Notes };
    }

    /// <summary>The label and, where there is one, the name.</summary>
    public override string ToString() => Name is null ? $"label {Label}, {VoxelCount} voxels" : $"'{Name}' (label {Label}), {VoxelCount} voxels";

    private static VoxelRegion TightBox(ImageSize size, ReadOnlySpan<byte> voxels)
    {
        int minColumn = int.MaxValue, maxColumn = -1, minRow = int.MaxValue, maxRow = -1, minSlice = int.MaxValue, maxSlice = -1;
        for (int z = 0; z < size.Slices; z++)
        {
            for (int y = 0; y < size.Rows; y++)
            {
                ReadOnlySpan<byte> row = voxels.Slice((z * size.Rows + y) * size.Columns, size.Columns);
                int first = row.IndexOfAnyExcept((byte)0);
                if (first < 0) continue;
                minColumn = Math.Min(minColumn, first);
                maxColumn = Math.Max(maxColumn, row.LastIndexOfAnyExcept((byte)0));
                minRow = Math.Min(minRow, y);
                maxRow = Math.Max(maxRow, y);
                minSlice = Math.Min(minSlice, z);
                maxSlice = z;
            }
        }
        return maxSlice < 0 ? default : VoxelRegion.FromBounds(new VoxelIndex(minColumn, minRow, minSlice), new VoxelIndex(maxColumn + 1, maxRow + 1, maxSlice + 1));
    }
}
