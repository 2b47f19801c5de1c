using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// A CT volume: float Hounsfield units with the column (x) running fastest, then row (y), then slice (z), and the geometry that places
/// it in the patient. Immutable through its public face; safe to share between threads.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class Volume
{
    private readonly float[] _voxels;
    private readonly double[]? _doubles;
    private readonly Lazy<string> _contentHash;
    private readonly Lazy<VoxelSummary> _summary;

    /// <summary>Takes over an array of voxels. The array is not copied: the caller must not change it afterwards.</summary>
    /// <param name="geometry">Size, spacing, origin and direction.</param>
    /// <param name="voxels">One value a voxel, column fastest, then row, then slice.</param>
    /// <param name="storedType">How the values were stored where they came from.</param>
    /// <exception cref="ArgumentException">The array's length is not the number of voxels.</exception>
    public Volume(ImageGeometry geometry, float[] voxels, StoredType storedType = StoredType.Float32)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(voxels);
        if (voxels.Length != geometry.Size.VoxelCount)
            throw new ArgumentException($"The array has {voxels.Length} values, the size {geometry.Size} needs {geometry.Size.VoxelCount}.", nameof(voxels));
        Geometry = geometry;
        _voxels = voxels;
        StoredType = storedType;
        _contentHash = new Lazy<string>(() => ContentHashing.Of(Geometry, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(_voxels)));
        _summary = new Lazy<VoxelSummary>(() => VoxelSummary.Of(this, hashed: true));
    }

    /// <summary>A volume that was computed in double precision; its voxels in single precision are rounded from it. The array is taken over, not copied.</summary>
    /// <param name="geometry">Size, spacing, origin and direction.</param>
    /// <param name="voxels">One value a voxel, column fastest, then row, then slice.</param>
    internal Volume(ImageGeometry geometry, double[] voxels) : this(geometry, Rounded(voxels), StoredType.Float64) => _doubles = voxels;

    /// <summary>Where the voxels lie in the patient.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>Voxels along x, y, z.</summary>
    public ImageSize Size => Geometry.Size;

    /// <summary>How the values were stored where they came from. Integer types mean that every value is a whole number.</summary>
    public StoredType StoredType { get; }

    /// <summary>What the reader noted while loading, such as an accepted gap between slices; empty when all was regular.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The image each slice came from, in slice order; empty when the volume did not come from a series of images.</summary>
    public IReadOnlyList<SliceIdentity> SliceIdentities { get; init; } = [];

    /// <summary>Zero-based number that the first slice has in the image this volume was loaded from: above 0 where only some slices were loaded. A crop counts from itself.</summary>
    public int FirstSlice { get; init; }

    /// <summary>A seed of the whole image, counted in this volume, of which only some slices were loaded.</summary>
    /// <param name="seed">The seed; x and y stay, z is counted from the first slice that was loaded.</param>
    /// <returns>The seed; its slice may lie outside this volume.</returns>
    public Seed SeedOf(Seed seed) => Seed.AtSlice(seed.X, seed.Y, seed.Z - FirstSlice);

    /// <summary>All values in HU, column fastest, then row, then slice.</summary>
    public ReadOnlySpan<float> Voxels => _voxels;

    /// <summary>All values in HU as memory, for use across awaits and threads.</summary>
    public ReadOnlyMemory<float> Memory => _voxels;

    /// <summary>All values in double precision where a processing step computed them so; else empty, and <see cref="Voxels"/> are exact.</summary>
    internal ReadOnlySpan<double> DoubleVoxels => _doubles;

    /// <summary>Mean, range and SHA-1 of the voxels. Computed once, on first use.</summary>
    internal VoxelSummary Summary => _summary.Value;

    /// <summary>128-bit hash of the geometry and of every voxel, as 32 hexadecimal digits. Computed once, on first use.</summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>The value of a voxel in HU.</summary>
    /// <param name="index">Zero-based index inside the volume.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside.</exception>
    public float this[VoxelIndex index]
    {
        get
        {
            if (!Size.Contains(index))
                throw new ArgumentOutOfRangeException(nameof(index), index, $"The volume has {Size} voxels.");
            return _voxels[Size.Offset(index)];
        }
    }

    /// <summary>One slice in HU, column fastest.</summary>
    /// <param name="slice">Zero-based slice.</param>
    public ReadOnlySpan<float> Slice(int slice)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slice);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slice, Size.Slices);
        return _voxels.AsSpan(slice * Size.SliceArea, Size.SliceArea);
    }

    /// <summary>A volume from an array of Hounsfield units at the origin, with the identity direction. The array is taken over, not copied.</summary>
    /// <param name="voxels">Values in HU, column fastest, then row, then slice.</param>
    /// <param name="size">Voxels along x, y, z.</param>
    /// <param name="spacing">Distance between voxel centres, mm.</param>
    public static Volume FromHounsfield(float[] voxels, ImageSize size, Spacing spacing) => new(new ImageGeometry(size, spacing), voxels);

    /// <summary>A copy of a part of the volume; its geometry keeps every voxel at its place in the patient.</summary>
    /// <param name="region">A region inside the volume, not empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The region is empty or reaches outside.</exception>
    public Volume Crop(VoxelRegion region)
    {
        ImageGeometry geometry = Geometry.Crop(region);
        if (_doubles is not null)
        {
            double[] exact = GC.AllocateUninitializedArray<double>((int)region.Size.VoxelCount);
            CopyTo<double>(_doubles, region, exact);
            return new Volume(geometry, exact) { Notes = Notes };
        }
        float[] part = GC.AllocateUninitializedArray<float>((int)region.Size.VoxelCount);
        CopyTo(region, part);
        IReadOnlyList<SliceIdentity> identities = SliceIdentities.Count == 0 ? [] : [.. SliceIdentities.Skip(region.Start.Slice).Take(region.Size.Slices)];
        return new Volume(geometry, part, StoredType) { Notes = Notes, SliceIdentities = identities };
    }

    /// <summary>The same voxels with other notes.</summary>
    internal Volume WithNotes(IReadOnlyList<string> notes) =>
        _doubles is null
            ? new(Geometry, _voxels, StoredType) { Notes = notes, SliceIdentities = SliceIdentities, FirstSlice = FirstSlice }
            : new(Geometry, _doubles) { Notes = notes, FirstSlice = FirstSlice };

    /// <summary>Copies a part of the volume, column fastest.</summary>
    /// <param name="region">A region inside the volume.</param>
    /// <param name="destination">At least as long as the region has voxels.</param>
    public void CopyTo(VoxelRegion region, Span<float> destination)
    {
        if (!Geometry.WholeRegion.Contains(region))
            throw new ArgumentOutOfRangeException(nameof(region), region, $"The volume has {Size} voxels.");
        CopyTo<float>(_voxels, region, destination);
    }

    private void CopyTo<T>(ReadOnlySpan<T> voxels, VoxelRegion region, Span<T> destination)
    {
        int columns = region.Size.Columns, to = 0;
        for (int z = region.Start.Slice; z < region.End.Slice; z++)
            for (int y = region.Start.Row; y < region.End.Row; y++, to += columns)
                voxels.Slice(Size.Offset(new VoxelIndex(region.Start.Column, y, z)), columns).CopyTo(destination[to..]);
    }

    private static float[] Rounded(double[] voxels)
    {
        ArgumentNullException.ThrowIfNull(voxels);
        float[] rounded = GC.AllocateUninitializedArray<float>(voxels.Length);
        TensorPrimitives.ConvertTruncating<double, float>(voxels, rounded);
        return rounded;
    }
}
