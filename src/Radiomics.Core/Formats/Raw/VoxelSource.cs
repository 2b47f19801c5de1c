using System.Buffers.Binary;

namespace Radiomics;

/// <summary>Voxels on their way into a file: the smallest type that holds them exactly, little endian, slice by slice.</summary>
internal abstract class VoxelSource(ImageGeometry geometry, StoredType type)
{
    /// <summary>The grid.</summary>
    public ImageGeometry Geometry => geometry;

    /// <summary>UInt8, Int16, UInt16, Int32 or Float32.</summary>
    public StoredType Type => type;

    /// <summary>Writes all voxels.</summary>
    /// <param name="stream">Where to.</param>
    public void CopyTo(Stream stream)
    {
        float[] values = new float[Geometry.Size.SliceArea];
        byte[] bytes = new byte[values.Length * new RawLayout(Type, false, Geometry.Size).ElementSize];
        for (int z = 0; z < Geometry.Size.Slices; z++)
        {
            Slice(z, values);
            Encode(values, bytes);
            stream.Write(bytes);
        }
    }

    /// <summary>The voxels of a volume: Int16 where all are whole and fit, else Float32.</summary>
    /// <param name="volume">The volume.</param>
    public static VoxelSource Of(Volume volume) => new VolumeVoxels(volume, FitsInt16(volume) ? StoredType.Int16 : StoredType.Float32);

    /// <summary>The voxels of a mask: its label inside, 0 outside, in the smallest type that holds the label.</summary>
    /// <param name="mask">The mask.</param>
    public static VoxelSource Of(Mask mask) => Of([mask]);

    /// <summary>The voxels of masks: their labels inside, 0 outside, in the smallest type that holds every label. The earlier mask keeps a voxel.</summary>
    /// <param name="masks">The masks, at least one, on one grid.</param>
    public static VoxelSource Of(IReadOnlyList<Mask> masks)
    {
        if (masks.Count == 0) throw new ArgumentException("There is no mask.", nameof(masks));
        foreach (Mask mask in masks)
        {
            if (mask.Geometry != masks[0].Geometry) throw new ArgumentException($"The masks '{masks[0]}' and '{mask}' lie on different grids.", nameof(masks));
            if (mask.Label is < 1 or >= 1 << 24)
                throw new MaskException("MASK_LABEL_RANGE", new Problem("mask", $"the label is {mask.Label}", "1 to 16777215", "Give it another with Mask.WithLabel."));
        }
        int largest = masks.Max(m => m.Label);
        return new MaskVoxels(masks, largest <= byte.MaxValue ? StoredType.UInt8 : largest <= ushort.MaxValue ? StoredType.UInt16 : StoredType.Int32);
    }

    /// <summary>Fills one slice.</summary>
    /// <param name="slice">Zero-based slice.</param>
    /// <param name="values">All pixels of the slice.</param>
    protected abstract void Slice(int slice, Span<float> values);

    private static bool FitsInt16(Volume volume)
    {
        if (volume.StoredType is StoredType.Float32 or StoredType.Float64) return false;
        foreach (float value in volume.Voxels)
            if (!(value is >= short.MinValue and <= short.MaxValue) || value != MathF.Truncate(value)) return false;
        return true;
    }

    private void Encode(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        switch (Type)
        {
            case StoredType.UInt8:
                for (int i = 0; i < values.Length; i++) bytes[i] = (byte)values[i];
                break;
            case StoredType.Int16:
                for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], (short)values[i]);
                break;
            case StoredType.UInt16:
                for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(bytes[(2 * i)..], (ushort)values[i]);
                break;
            case StoredType.Int32:
                for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], (int)values[i]);
                break;
            default:
                for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes[(4 * i)..], values[i]);
                break;
        }
    }

    private sealed class VolumeVoxels(Volume volume, StoredType type) : VoxelSource(volume.Geometry, type)
    {
        protected override void Slice(int slice, Span<float> values) => volume.Slice(slice).CopyTo(values);
    }

    private sealed class MaskVoxels(IReadOnlyList<Mask> masks, StoredType type) : VoxelSource(masks[0].Geometry, type)
    {
        protected override void Slice(int slice, Span<float> values)
        {
            values.Clear();
            // From the last to the first, so that the earlier one keeps a voxel.
            for (int i = masks.Count - 1; i >= 0; i--) Add(masks[i], slice, values);
        }

        private static void Add(Mask mask, int slice, Span<float> values)
        {
            VoxelRegion box = mask.Region;
            if (slice < box.Start.Slice || slice >= box.End.Slice) return;
            ReadOnlySpan<byte> inside = mask.Box.Slice((slice - box.Start.Slice) * box.Size.SliceArea, box.Size.SliceArea);
            for (int y = 0, from = 0; y < box.Size.Rows; y++)
            {
                Span<float> row = values.Slice((box.Start.Row + y) * mask.Geometry.Size.Columns + box.Start.Column, box.Size.Columns);
                for (int x = 0; x < row.Length; x++, from++)
                    if (inside[from] != 0) row[x] = mask.Label;
            }
        }
    }
}
