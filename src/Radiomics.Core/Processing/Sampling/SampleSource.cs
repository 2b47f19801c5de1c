using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>Voxels to sample from, row by row, in double precision.</summary>
internal abstract class SampleSource
{
    /// <summary>Voxels along x, y, z.</summary>
    public abstract ImageSize Size { get; }

    /// <summary>Copies a part of a row.</summary>
    /// <param name="start">First voxel.</param>
    /// <param name="destination">As many voxels as it is long.</param>
    public abstract void CopyRow(VoxelIndex start, Span<double> destination);

    /// <summary>The voxels of a volume, in double precision where it has them.</summary>
    public static SampleSource Of(Volume volume) => new VolumeSource(volume);

    /// <summary>A mask as 1 inside and 0 outside.</summary>
    public static SampleSource Of(Mask mask) => new MaskSource(mask);

    private sealed class VolumeSource(Volume volume) : SampleSource
    {
        public override ImageSize Size => volume.Size;

        public override void CopyRow(VoxelIndex start, Span<double> destination)
        {
            int offset = Size.Offset(start);
            if (volume.DoubleVoxels.Length > 0) volume.DoubleVoxels.Slice(offset, destination.Length).CopyTo(destination);
            else TensorPrimitives.ConvertTruncating(volume.Voxels.Slice(offset, destination.Length), destination);
        }
    }

    private sealed class MaskSource(Mask mask) : SampleSource
    {
        public override ImageSize Size => mask.Geometry.Size;

        public override void CopyRow(VoxelIndex start, Span<double> destination)
        {
            VoxelRegion box = mask.Region;
            destination.Clear();
            if (start.Row < box.Start.Row || start.Row >= box.End.Row || start.Slice < box.Start.Slice || start.Slice >= box.End.Slice) return;
            ReadOnlySpan<byte> row = mask.Box.Slice(box.Size.Offset(new VoxelIndex(0, start.Row - box.Start.Row, start.Slice - box.Start.Slice)), box.Size.Columns);
            int low = Math.Max(start.Column, box.Start.Column), high = Math.Min(start.Column + destination.Length, box.End.Column);
            for (int x = low; x < high; x++) destination[x - start.Column] = row[x - box.Start.Column];
        }
    }
}
