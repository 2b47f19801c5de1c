using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// PyRadiomics' gradient, ITK's GradientMagnitudeImageFilter: the length of the vector of central differences, sqrt(sum over axes of ((x[i + 1] - x[i - 1]) / (2 d))^2). Beyond the border
/// the outermost voxel goes on. The response is in single precision. Holds the part with a margin of a voxel in double precision, and the response.
/// </summary>
public sealed record GradientMagnitudeFilter : ImageFilter
{
    private static readonly string[] s_names = ["gradient"];

    /// <summary>Whether differences are per mm (d is the spacing) rather than per voxel (d is 1) (<c>gradientUseSpacing</c>). Default: yes.</summary>
    public bool UseSpacing { get; init; } = true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ResponseNames => s_names;

    /// <inheritdoc/>
    protected override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ImageSize size = input.Region.Size, margin = new(1, 1, 1);
        FilterBlock block = FilterBlock.Read(input, margin, margin, BoundaryCondition.Nearest);
        Spacing spacing = input.Image.Geometry.Spacing;
        double x = Weight(spacing.X), y = Weight(spacing.Y), z = Weight(spacing.Z);
        int row = block.Size.Columns, slice = row * block.Size.Rows;
        float[] response = GC.AllocateUninitializedArray<float>((int)size.VoxelCount);
        input.For(size.Slices, k =>
        {
            for (int j = 0; j < size.Rows; j++)
            {
                ReadOnlySpan<double> around = block.Values.AsSpan(k * slice + j * row);
                Row(around, row, slice, x, y, z, response.AsSpan((k * size.Rows + j) * size.Columns, size.Columns));
            }
        });
        return new FilterResult([input.Response(s_names[0], response)]);
    }

    private double Weight(double mm) => UseSpacing ? 0.5 * (1.0 / mm) : 0.5;

    /// <summary>One row of the response. Terms are built and added as ITK does: each neighbor by its weight, the lower one first; x, then y, then z.</summary>
    private static void Row(ReadOnlySpan<double> around, int row, int slice, double x, double y, double z, Span<float> response)
    {
        int lanes = Vector512<double>.Count, i = 0, center = slice + row + 1;
        for (; i <= response.Length - lanes; i += lanes)
        {
            int at = center + i;
            Vector512<double> gx = Vector512.Create(around[(at + 1)..]) * x - Vector512.Create(around[(at - 1)..]) * x;
            Vector512<double> gy = Vector512.Create(around[(at + row)..]) * y - Vector512.Create(around[(at - row)..]) * y;
            Vector512<double> gz = Vector512.Create(around[(at + slice)..]) * z - Vector512.Create(around[(at - slice)..]) * z;
            Vector512<double> length = Vector512.Sqrt(gx * gx + gy * gy + gz * gz);
            for (int lane = 0; lane < lanes; lane++) response[i + lane] = (float)length[lane];
        }
        for (; i < response.Length; i++)
        {
            int at = center + i;
            double gx = around[at + 1] * x - around[at - 1] * x, gy = around[at + row] * y - around[at - row] * y, gz = around[at + slice] * z - around[at - slice] * z;
            response[i] = (float)Math.Sqrt(gx * gx + gy * gy + gz * gz);
        }
    }
}
