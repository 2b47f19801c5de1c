using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>What a pass over lines reads: an image, or what an earlier pass gave in single precision.</summary>
/// <param name="size">Voxels along each axis.</param>
/// <param name="image">The image; null for the result of a pass.</param>
/// <param name="values">The result of a pass.</param>
internal sealed class LineSource(ImageSize size, Volume? image, float[] values)
{
    public ImageSize Size { get; } = size;

    /// <summary>The result of a pass; empty for an image.</summary>
    public float[] Values { get; } = values;

    /// <summary>An image.</summary>
    public static LineSource Of(Volume image) => new(image.Size, image, []);

    /// <summary>Neighboring voxels of a row, in double precision.</summary>
    /// <param name="offset">Offset of the first.</param>
    /// <param name="row">Filled.</param>
    public void Read(int offset, Span<double> row)
    {
        if (image is null) TensorPrimitives.ConvertTruncating(Values.AsSpan(offset, row.Length), row);
        else if (image.DoubleVoxels.Length > 0) image.DoubleVoxels.Slice(offset, row.Length).CopyTo(row);
        else TensorPrimitives.ConvertTruncating(image.Voxels.Slice(offset, row.Length), row);
    }
}
