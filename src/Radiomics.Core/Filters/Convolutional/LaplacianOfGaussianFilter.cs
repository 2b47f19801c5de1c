using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// The Laplacian of a Gaussian (IBSI 2, "Laplacian of Gaussian"): g[k] = -1 / sigma^2 (1 / (sqrt(2 pi) sigma))^D (D - |k|^2 / sigma^2) exp(-|k|^2 / (2 sigma^2)), sigma
/// in voxels, cut off to 1 + 2 floor(cutoff sigma + 0.5) voxels along each axis; the sum is left as it is, not set to 0. The cut-off kernel is exactly the sum of D
/// separable ones (second derivative along one axis, Gaussian along the others): 7 convolutions in the volume, 4 within slices, instead of one of M^D products. Where the
/// spacings of the axes differ, IBSI's definition does not apply; |k| is taken in mm then, and 1 / sigma^2 is the square of the spacings' geometric mean over that of
/// sigma in mm: the Laplacian in mm, on the scale of the definition. Response: <c>log-sigma-1-5-mm-3D</c>. Memory: five boxes of the part and the support in doubles.
/// </summary>
public sealed record LaplacianOfGaussianFilter : BoundedFilter
{
    /// <summary>Creates a filter.</summary>
    /// <param name="sigmaMm">Standard deviation of the Gaussian in mm, above 0.</param>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public LaplacianOfGaussianFilter(double sigmaMm) => SigmaMm = FilterChecks.Positive("sigma", sigmaMm);

    /// <summary>Standard deviation of the Gaussian, mm (<c>sigma</c>).</summary>
    public double SigmaMm { get; }

    /// <summary>Where the kernel ends, in standard deviations (<c>cutoff</c>), above 0. Default: 4.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public double Cutoff { get; init => field = FilterChecks.Positive("cutoff", value); } = 4;

    private protected override string Name =>
        $"log-sigma-{FilterNames.Number(SigmaMm)}-mm-{Dimension.Suffix()}{(Cutoff == 4 ? "" : $"-cutoff-{FilterNames.Number(Cutoff)}")}{FilterNames.Ending(Boundary)}";

    /// <inheritdoc/>
    internal override ImagePart Part(FilterInput input, VoxelRegion part)
    {
        ImageSize size = input.Image.Size;
        Spacing mm = input.Image.Geometry.Spacing;
        int axes = Dimension.Axes();
        double spacing = axes == 3 ? Math.Cbrt(mm.X * mm.Y * mm.Z) : Math.Sqrt(mm.X * mm.Y);
        // The factor of the definition goes with the first axis.
        (AxisOperator xGauss, AxisOperator xSecond) = Operators(mm.X, size.Columns, part.Start.Column, part.Size.Columns, -spacing * spacing / (SigmaMm * SigmaMm));
        (AxisOperator yGauss, AxisOperator ySecond) = Operators(mm.Y, size.Rows, part.Start.Row, part.Size.Rows, 1);
        if (axes == 2)
        {
            ImagePart slices = ImagePart.Read(input, Source(part.Start.Slice, part.End.Slice));
            return Sum(
                yGauss.Apply(xSecond.Apply(slices, VoxelAxis.Column, input), VoxelAxis.Row, input), ySecond.Apply(xGauss.Apply(slices, VoxelAxis.Column, input), VoxelAxis.Row, input));
        }
        (AxisOperator zGauss, AxisOperator zSecond) = Operators(mm.Z, size.Slices, part.Start.Slice, part.Size.Slices, 1);
        ImagePart image = ImagePart.Read(input, Source(zGauss.SourceFirst, zGauss.SourceEnd));
        ImagePart gauss = xGauss.Apply(image, VoxelAxis.Column, input), second = xSecond.Apply(image, VoxelAxis.Column, input);
        second = Sum(yGauss.Apply(second, VoxelAxis.Row, input), ySecond.Apply(gauss, VoxelAxis.Row, input));
        gauss = yGauss.Apply(gauss, VoxelAxis.Row, input);
        return Sum(zGauss.Apply(second, VoxelAxis.Slice, input), zSecond.Apply(gauss, VoxelAxis.Slice, input));

        VoxelRegion Source(int firstSlice, int endSlice) => VoxelRegion.FromBounds(
            new VoxelIndex(xGauss.SourceFirst, yGauss.SourceFirst, firstSlice), new VoxelIndex(xGauss.SourceEnd, yGauss.SourceEnd, endSlice));

        ImagePart Sum(ImagePart a, ImagePart b)
        {
            ImagePart.ForPieces(input, a.Values.Length, (start, length) => TensorPrimitives.Add(a.Values.AsSpan(start, length), b.Values.AsSpan(start, length), a.Values.AsSpan(start, length)));
            return a;
        }
    }

    /// <summary>Gaussian and, as (1 - k^2 / sigma^2) times the Gaussian, its second derivative.</summary>
    private (AxisOperator Gauss, AxisOperator Second) Operators(double spacing, int imageLength, int first, int count, double factor)
    {
        double sigma = SigmaMm / spacing;
        int reach = FilterChecks.Reach("sigma", Math.Floor(Cutoff * sigma + 0.5));
        double[] gauss = new double[2 * reach + 1], second = new double[gauss.Length];
        for (int i = 0; i < gauss.Length; i++)
        {
            double squared = (i - reach) * (double)(i - reach) / (sigma * sigma);
            gauss[i] = factor * Math.Exp(-0.5 * squared) / (Math.Sqrt(2 * Math.PI) * sigma);
            second[i] = (1 - squared) * gauss[i];
        }
        // The Gaussian has no tap of 0: it reads all that its second derivative reads.
        return (Of(gauss), Of(second));

        AxisOperator Of(double[] taps) => AxisOperator.Convolution(new AxisKernel(taps), Boundary, imageLength, first, count);
    }
}
