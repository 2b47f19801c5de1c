using System.Globalization;

namespace Radiomics;

/// <summary>
/// PyRadiomics' local binary pattern in planes: scikit-image's local_binary_pattern, slice by slice. Samples lie on a circle around each voxel, are interpolated bilinearly
/// (0 beyond the border) and compared with it: a sample that is no darker counts as 1. An image of whole numbers has a response of whole numbers: cut after the point, and
/// wrapped into its type, as where PyRadiomics writes into a copy of the image.
/// </summary>
/// <remarks>Where all samples are alike, the variance is 0; scikit-image says NaN. Reads the image in place and holds the response only.</remarks>
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
        VoxelIndex start = input.Region.Start;
        ImageSize size = input.Region.Size, whole = image.Size;
        // The axes of a plane in the order of the array's: rows before columns, and where the slices lie across, in the place of the axis that gave way to them.
        (VoxelAxis down, VoxelAxis right) = PlaneNormal switch
        {
            VoxelAxis.Row => (VoxelAxis.Slice, VoxelAxis.Column),
            VoxelAxis.Column => (VoxelAxis.Row, VoxelAxis.Slice),
            _ => (VoxelAxis.Row, VoxelAxis.Column),
        };
        PlaneSamples[] downs = new PlaneSamples[Samples], rights = new PlaneSamples[Samples];
        for (int i = 0; i < Samples; i++)
        {
            // The radius passes through single precision, the samples through five decimals.
            double angle = 2 * Math.PI * i / Samples, radius = (float)Radius;
            downs[i] = PlaneSamples.Of(Along(start, down), Along(size, down), Along(whole, down), Rounded(-radius * Math.Sin(angle)));
            rights[i] = PlaneSamples.Of(Along(start, right), Along(size, right), Along(whole, right), Rounded(radius * Math.Cos(angle)));
        }
        int downStep = Step(whole, down), rightStep = Step(whole, right), acrossStep = Step(whole, PlaneNormal);
        int downOut = Step(size, down), rightOut = Step(size, right), acrossOut = Step(size, PlaneNormal);
        double[] response = GC.AllocateUninitializedArray<double>((int)size.VoxelCount);
        input.For(Along(size, PlaneNormal), plane =>
        {
            double[] samples = new double[Samples];
            int first = (Along(start, PlaneNormal) + plane) * acrossStep;
            for (int r = 0; r < Along(size, down); r++)
            {
                for (int c = 0; c < Along(size, right); c++)
                {
                    for (int i = 0; i < samples.Length; i++)
                    {
                        int top = downs[i].Lower[r], bottom = downs[i].Upper[r], left = rights[i].Lower[c], end = rights[i].Upper[c];
                        double dr = downs[i].Fraction[r], dc = rights[i].Fraction[c];
                        double above = (1 - dc) * Value(first, top, left) + dc * Value(first, top, end), below = (1 - dc) * Value(first, bottom, left) + dc * Value(first, bottom, end);
                        samples[i] = (1 - dr) * above + dr * below;
                    }
                    double center = Value(first, Along(start, down) + r, Along(start, right) + c);
                    response[plane * acrossOut + r * downOut + c * rightOut] = StoredNumber.Of(PatternCode.Of(Method, samples, center), image.StoredType);
                }
            }
        });
        return new FilterResult([image.StoredType == StoredType.Float32 ? input.Response(s_names[0], Array.ConvertAll(response, v => (float)v)) : input.Response(s_names[0], response)]);

        double Value(int plane, int row, int column)
        {
            if (row < 0 || column < 0) return 0;
            int offset = plane + row * downStep + column * rightStep;
            return image.DoubleVoxels.Length > 0 ? image.DoubleVoxels[offset] : image.Voxels[offset];
        }
    }

    private static double Rounded(double shift) => Math.Round(shift * 1e5, MidpointRounding.ToEven) / 1e5;

    private static int Along(VoxelIndex index, VoxelAxis axis) => axis switch { VoxelAxis.Column => index.Column, VoxelAxis.Row => index.Row, _ => index.Slice };

    private static int Along(ImageSize size, VoxelAxis axis) => axis switch { VoxelAxis.Column => size.Columns, VoxelAxis.Row => size.Rows, _ => size.Slices };

    private static int Step(ImageSize size, VoxelAxis axis) => axis switch { VoxelAxis.Column => 1, VoxelAxis.Row => size.Columns, _ => size.SliceArea };
}
