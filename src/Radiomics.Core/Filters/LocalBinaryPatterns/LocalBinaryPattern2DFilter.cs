using System.Globalization;

namespace Radiomics;

/// <summary>
/// PyRadiomics' local binary pattern in planes: scikit-image's local_binary_pattern, slice by slice. Samples lie on a circle around each voxel, are interpolated bilinearly
/// (0 beyond the border) and compared with it: a sample that is no darker counts as 1. An image of whole numbers has a response of whole numbers: cut after the point, and
/// wrapped into its type, as where PyRadiomics writes into a copy of the image.
/// </summary>
/// <remarks>Where all samples are alike, the variance is 0; scikit-image says NaN. Holds the part with a margin of the radius and a voxel, and the response, in double precision.</remarks>
public sealed record LocalBinaryPattern2DFilter : ImageFilter
{
    /// <summary>Most points on the circle.</summary>
    public const int MaximumSamples = 1024;

    private static readonly string[] s_names = ["lbp-2D"];

    /// <summary>Radius of the circle in voxels (<c>lbp2DRadius</c>). Default: 1.</summary>
    /// <exception cref="SettingsException">The value is not above 0, or not finite.</exception>
    public double Radius
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw SettingsException.OutOfRange("lbp2DRadius", value.ToString("R", CultureInfo.InvariantCulture), "a number above 0, voxels");
    } = 1;

    /// <summary>Points on the circle (<c>lbp2DSamples</c>); numbers of binary digits have at most 31. Default: 8.</summary>
    /// <exception cref="SettingsException">The number is below 1 or above <see cref="MaximumSamples"/>.</exception>
    public int Samples
    {
        get;
        init => field = value is >= 1 and <= MaximumSamples ? value : throw SettingsException.OutOfRange("lbp2DSamples", $"{value}", $"1 to {MaximumSamples}");
    } = 8;

    /// <summary>What a pattern is reduced to (<c>lbp2DMethod</c>). Default: uniform.</summary>
    public LocalBinaryPatternMethod Method { get; init; } = LocalBinaryPatternMethod.Uniform;

    /// <summary>The axis across the planes (<c>force2Ddimension</c>). Default: axial planes.</summary>
    public VoxelAxis PlaneNormal { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ResponseNames => s_names;

    /// <inheritdoc/>
    protected override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Samples > PatternCode.MaximumDigits && Method is LocalBinaryPatternMethod.Default or LocalBinaryPatternMethod.RotationInvariant)
            throw SettingsException.OutOfRange("lbp2DSamples", $"{Samples}", $"at most {PatternCode.MaximumDigits} with lbp2DMethod default or ror");
        Volume image = input.Image;
        (VoxelIndex start, ImageSize size) = (input.Region.Start, input.Region.Size);
        // The axes of a plane as the array's rows and columns: what the slices gave way to stands in the place of theirs.
        (VoxelAxis down, VoxelAxis right) = PlaneNormal switch
        {
            VoxelAxis.Row => (VoxelAxis.Slice, VoxelAxis.Column),
            VoxelAxis.Column => (VoxelAxis.Row, VoxelAxis.Slice),
            _ => (VoxelAxis.Row, VoxelAxis.Column),
        };
        int reach = (int)Math.Ceiling(Radius) + 1;
        ImageSize margin = new(PlaneNormal == VoxelAxis.Column ? 0 : reach, PlaneNormal == VoxelAxis.Row ? 0 : reach, PlaneNormal == VoxelAxis.Slice ? 0 : reach);
        FilterBlock block = FilterBlock.Read(input, margin, margin, BoundaryCondition.Zero);
        CircleShift[] downs = new CircleShift[Samples], rights = new CircleShift[Samples];
        for (int i = 0; i < Samples; i++)
        {
            // The radius passes through single precision.
            double angle = 2 * Math.PI * i / Samples, radius = (float)Radius;
            downs[i] = CircleShift.Of(-radius * Math.Sin(angle), Along(start, down), Along(size, down));
            rights[i] = CircleShift.Of(radius * Math.Cos(angle), Along(start, right), Along(size, right));
        }
        int downStep = Step(block.Size, down), rightStep = Step(block.Size, right);
        double[] response = GC.AllocateUninitializedArray<double>((int)size.VoxelCount);
        input.For(size.Slices, k =>
        {
            double[] samples = new double[Samples * size.Columns], around = new double[Samples], fractions = new double[size.Columns];
            for (int j = 0; j < size.Rows; j++)
            {
                int center = ((k + margin.Slices) * block.Size.Rows + j + margin.Rows) * block.Size.Columns + margin.Columns;
                for (int i = 0; i < Samples; i++)
                {
                    (CircleShift d, CircleShift r) = (downs[i], rights[i]);
                    // Along a row of the image the columns of a plane change, or nothing does.
                    if (right == VoxelAxis.Column) r.Fractions.CopyTo(fractions, 0);
                    else fractions.AsSpan().Fill(r.Fractions[k]);
                    BilinearRow.Sample(
                        block.Values, center + d.Lower * downStep, center + d.Upper * downStep, r.Lower * rightStep, r.Upper * rightStep, d.Fractions[down == VoxelAxis.Row ? j : k], fractions,
                        samples.AsSpan(i * size.Columns, size.Columns));
                }
                for (int x = 0; x < size.Columns; x++)
                {
                    for (int i = 0; i < around.Length; i++) around[i] = samples[i * size.Columns + x];
                    response[(k * size.Rows + j) * size.Columns + x] = StoredNumber.Of(PatternCode.Of(Method, around, block.Values[center + x]), image.StoredType);
                }
            }
        });
        return new FilterResult([image.StoredType == StoredType.Float32 ? input.Response(s_names[0], Array.ConvertAll(response, v => (float)v)) : input.Response(s_names[0], response)]);
    }

    private static int Along(VoxelIndex index, VoxelAxis axis) => axis switch { VoxelAxis.Column => index.Column, VoxelAxis.Row => index.Row, _ => index.Slice };

    private static int Along(ImageSize size, VoxelAxis axis) => axis switch { VoxelAxis.Column => size.Columns, VoxelAxis.Row => size.Rows, _ => size.Slices };

    private static int Step(ImageSize size, VoxelAxis axis) => axis switch { VoxelAxis.Column => 1, VoxelAxis.Row => size.Columns, _ => size.SliceArea };
}
