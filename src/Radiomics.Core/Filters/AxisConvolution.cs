using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// Convolution with a kernel along one axis: y[i] = sum over k of kernel[k] x[i + center - k], where the whole kernel lies in the block; the result is so much
/// shorter. Taps are added in the order of the kernel, voxel for voxel by a multiplication and an addition that are rounded one after the other, so that the lanes
/// of any width give the same bytes. Rows are the vectors along every axis.
/// </summary>
internal static class AxisConvolution
{
    /// <summary>Voxels that a kernel needs before and after the ones it computes.</summary>
    /// <param name="taps">Length of the kernel.</param>
    /// <param name="center">Position of the kernel's origin.</param>
    public static (int Before, int After) Margin(int taps, int center) => (taps - 1 - center, center);

    /// <summary>Convolves a block along an axis.</summary>
    /// <param name="block">The block; at least as long as the kernel along the axis.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="kernel">The kernel, not empty.</param>
    /// <param name="input">Gives threads.</param>
    public static FilterBlock Run(FilterBlock block, VoxelAxis axis, ReadOnlyMemory<double> kernel, FilterInput input)
    {
        ImageSize source = block.Size;
        int lost = kernel.Length - 1;
        ImageSize target = axis switch
        {
            VoxelAxis.Column => source with { Columns = source.Columns - lost },
            VoxelAxis.Row => source with { Rows = source.Rows - lost },
            _ => source with { Slices = source.Slices - lost },
        };
        double[] values = GC.AllocateUninitializedArray<double>((int)target.VoxelCount);
        int step = axis switch { VoxelAxis.Column => 1, VoxelAxis.Row => source.Columns, _ => source.Columns * source.Rows };
        input.For(target.Slices, z =>
        {
            ReadOnlySpan<double> taps = kernel.Span;
            for (int y = 0; y < target.Rows; y++)
            {
                Span<double> row = values.AsSpan((z * target.Rows + y) * target.Columns, target.Columns);
                int start = (z * source.Rows + y) * source.Columns;
                // The first tap of the kernel meets the last voxel.
                TensorPrimitives.Multiply(block.Values.AsSpan(start + lost * step, target.Columns), taps[0], row);
                for (int k = 1; k <= lost; k++)
                {
                    if (taps[k] != 0) TensorPrimitives.MultiplyAdd(block.Values.AsSpan(start + (lost - k) * step, target.Columns), taps[k], row, row);
                }
            }
        });
        return new FilterBlock(target, values);
    }
}
