using System.Globalization;

namespace Radiomics;

/// <summary>
/// PyRadiomics' Laplacian of Gaussian: ITK's LaplacianRecursiveGaussianImageFilter, normalized across scales. For each axis, from x to z: the second derivative of a
/// Gaussian along it, times sigma^2 / spacing^2, smoothed by Gaussians along the others in order; the sum of the three. Beyond the border the outermost voxel goes on.
/// All that stands between two steps is rounded to single precision, as ITK does.
/// </summary>
/// <remarks>
/// An image with fewer than 4 voxels, or fewer than ceil(sigma / spacing) + 1, along an axis has no response. The recursion runs along whole lines: for a part of an image, the first step of
/// each axis reads the whole image and keeps what lies beside the part along that axis, in single precision; so at most two arrays of (whole image) x (extent of the part along one axis /
/// that of the image) are held, and the response.
/// </remarks>
public sealed record RecursiveLaplacianFilter : ImageFilter
{
    private static readonly VoxelAxis[] s_axes = [VoxelAxis.Column, VoxelAxis.Row, VoxelAxis.Slice];

    /// <summary>Standard deviation of the Gaussian, mm; above 0. Default: 1.</summary>
    /// <exception cref="SettingsException">The value is not above 0, or not finite.</exception>
    public double Sigma
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw SettingsException.OutOfRange("sigma", value.ToString("R", CultureInfo.InvariantCulture), "a number above 0, mm");
    } = 1;

    /// <summary>Whether <see cref="Sigma"/> stands in the name without a decimal point, as where a parameter file says 2 and not 2.0: <c>log-sigma-2-mm-3D</c>. Default: no, <c>log-sigma-2-0-mm-3D</c>.</summary>
    public bool IsNamedWhole { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ResponseNames =>
        [$"log-sigma-{SigmaText.Replace('.', '-')}-mm-3D"];

    /// <summary>Sigma as PyRadiomics writes it: 2.0 for a whole number, unless it was written without a point.</summary>
    private string SigmaText
    {
        get
        {
            string text = Sigma.ToString("R", CultureInfo.InvariantCulture);
            return IsNamedWhole || text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
        }
    }

    /// <inheritdoc/>
    protected override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Volume image = input.Image;
        if (WhyLeftOut(image.Geometry) is { } reason) return new FilterResult([]) { Notes = [$"{ResponseNames[0]} is left out: {reason}"] };
        float[] sum = new float[input.Region.Size.VoxelCount];
        foreach (VoxelAxis axis in s_axes)
        {
            double spacing = Along(image.Geometry.Spacing, axis);
            LineSource term = Pass(LineSource.Of(image), axis, RecursiveGaussian.SecondDerivative(Sigma / spacing, Sigma * Sigma));
            foreach (VoxelAxis other in s_axes.Where(a => a != axis)) term = Pass(term, other, RecursiveGaussian.Smoothing(Sigma / Along(image.Geometry.Spacing, other)));
            double scale = 1.0 / (spacing * spacing);
            float[] values = term.Values;
            for (int i = 0; i < sum.Length; i++) sum[i] = (float)(sum[i] + values[i] * scale);
        }
        return new FilterResult([input.Response(ResponseNames[0], sum)]);

        LineSource Pass(LineSource source, VoxelAxis axis, RecursiveGaussian filter)
        {
            (VoxelIndex start, ImageSize size) = (input.Region.Start, input.Region.Size);
            return axis switch
            {
                VoxelAxis.Column => RecursivePass.Run(source, axis, filter, start.Column, size.Columns, input),
                VoxelAxis.Row => RecursivePass.Run(source, axis, filter, start.Row, size.Rows, input),
                _ => RecursivePass.Run(source, axis, filter, start.Slice, size.Slices, input),
            };
        }
    }

    private string? WhyLeftOut(ImageGeometry geometry)
    {
        ImageSize size = geometry.Size;
        if (Math.Min(size.Columns, Math.Min(size.Rows, size.Slices)) < RecursiveGaussian.MinimumLength)
            return $"the image has {size} voxels and needs {RecursiveGaussian.MinimumLength} along each axis";
        Spacing spacing = geometry.Spacing;
        return Fits(size.Columns, spacing.X) && Fits(size.Rows, spacing.Y) && Fits(size.Slices, spacing.Z)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the image has {size} voxels and needs ceil(sigma / spacing) + 1 along each axis, with sigma {Sigma} mm and spacing {spacing.X} x {spacing.Y} x {spacing.Z} mm");

        bool Fits(int length, double mm) => length >= Math.Ceiling(Sigma / mm) + 1;
    }

    private static double Along(Spacing spacing, VoxelAxis axis) => axis switch { VoxelAxis.Column => spacing.X, VoxelAxis.Row => spacing.Y, _ => spacing.Z };
}
