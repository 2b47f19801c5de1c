namespace Radiomics;

/// <summary>
/// The modulus of a Gabor filter (IBSI 2, "Gabor"): g[k] = exp(-(k1'^2 + gamma^2 k2'^2) / (2 sigma^2) + j 2 pi k1' / lambda) with k1' = k1 cos theta + k2 sin theta, k2'
/// = k1 sin theta - k2 cos theta, not normalized, lengths in mm. Within axial slices (k1 columns, k2 rows), or in the three orthogonal planes (columns and rows, rows and
/// slices, columns and slices), whose responses are averaged. The kernel ends where its ellipse of <see cref="Cutoff"/> standard deviations does: at 4, a share of 3e-4
/// of the Gaussian's height. Computed by Fourier transforms of planes with as much around them as the kernel reaches, eight planes at a time, whose spectrum all
/// orientations share; opposite orientations have one modulus. Parts of an image agree with the whole to rounding (1e-12 of its range). Responses:
/// <c>gabor-sigma-5-lambda-2-gamma-1-5-theta-60-2D</c>, <c>gabor-sigma-5-lambda-2-gamma-1-5-step-22-5-3D-average</c>. Memory: the part and its support in doubles, a
/// padded plane an orientation, and for each thread five times eight padded planes.
/// </summary>
public sealed record GaborFilter : BoundedFilter
{
    /// <summary>Creates a filter.</summary>
    /// <param name="sigmaMm">Standard deviation of the Gaussian along the wave in mm, above 0.</param>
    /// <param name="lambdaMm">Wavelength in mm, above 0.</param>
    /// <exception cref="SettingsException">A number is out of range.</exception>
    public GaborFilter(double sigmaMm, double lambdaMm) => (SigmaMm, LambdaMm) = (FilterChecks.Positive("sigma", sigmaMm), FilterChecks.Positive("lambda", lambdaMm));

    /// <summary>Standard deviation of the Gaussian along the wave, mm (<c>sigma</c>).</summary>
    public double SigmaMm { get; }

    /// <summary>Wavelength, mm (<c>lambda</c>).</summary>
    public double LambdaMm { get; }

    /// <summary>Standard deviation along the wave over that along its crests (<c>gamma</c>), above 0. Default: 1.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public double Gamma { get; init => field = FilterChecks.Positive("gamma", value); } = 1;

    /// <summary>Orientation in degrees, clockwise in the axial plane (<c>theta</c>). Default: 0.</summary>
    /// <exception cref="SettingsException">The number is not finite.</exception>
    public double ThetaDegrees { get; init => field = double.IsFinite(value) ? value : throw SettingsException.OutOfRange("theta", $"{value}", "a finite number of degrees"); }

    /// <summary>
    /// Step in degrees between the orientations from <see cref="ThetaDegrees"/> on around the circle, whose moduli are pooled (<c>rotationInvariance</c>,
    /// <c>thetaStep</c>): a whole part of 360, 1 or more; null for one orientation. Default: null.
    /// </summary>
    /// <exception cref="SettingsException">The circle is no whole number of steps.</exception>
    public double? ThetaStepDegrees
    {
        get;
        init => field = value is not { } step || (step is >= 1 and <= 360 && Math.Abs(360 / step - Math.Round(360 / step)) < 1e-9)
            ? value
            : throw SettingsException.OutOfRange("thetaStep", FormattableString.Invariant($"{step}"), "360 degrees over a whole number, 1 or more");
    }

    /// <summary>What becomes of the orientations (<c>pooling</c>). Default: their mean.</summary>
    /// <exception cref="SettingsException">There is no such value.</exception>
    public RotationPooling Pooling { get; init => field = FilterChecks.Defined("pooling", value); }

    /// <summary>Where the kernel ends, in standard deviations (<c>cutoff</c>), above 0. Default: 4.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public double Cutoff { get; init => field = FilterChecks.Positive("cutoff", value); } = 4;

    private protected override string Name =>
        $"gabor-sigma-{FilterNames.Number(SigmaMm)}-lambda-{FilterNames.Number(LambdaMm)}-gamma-{FilterNames.Number(Gamma)}"
        + (ThetaStepDegrees is null || ThetaDegrees != 0 ? $"-theta-{FilterNames.Number(ThetaDegrees)}" : "")
        + (ThetaStepDegrees is { } step ? $"-step-{FilterNames.Number(step)}" : "")
        + $"-{Dimension.Suffix()}{(ThetaStepDegrees is null ? "" : $"-{FilterNames.Of(Pooling)}")}{(Cutoff == 4 ? "" : $"-cutoff-{FilterNames.Number(Cutoff)}")}{FilterNames.Ending(Boundary)}";

    /// <summary>The orientations, radians, without those whose modulus another one has: half a turn apart the kernels are conjugate.</summary>
    internal IReadOnlyList<double> Orientations
    {
        get
        {
            int count = ThetaStepDegrees is { } step ? (int)Math.Round(360 / step) : 1;
            double between = 360.0 / count;
            return [.. Enumerable.Range(0, int.IsEvenInteger(count) ? count / 2 : count).Select(i => (ThetaDegrees + i * between) * Math.PI / 180)];
        }
    }

    /// <inheritdoc/>
    internal override ImagePart Part(FilterInput input, VoxelRegion part)
    {
        (VoxelAxis, VoxelAxis)[] planes = Dimension.Axes() == 3
            ? [(VoxelAxis.Column, VoxelAxis.Row), (VoxelAxis.Row, VoxelAxis.Slice), (VoxelAxis.Column, VoxelAxis.Slice)]
            : [(VoxelAxis.Column, VoxelAxis.Row)];
        double[] sum = new double[part.Size.VoxelCount];
        foreach ((VoxelAxis along, VoxelAxis across) in planes) new GaborPlanes(this, input.At(part), along, across).AddTo(sum, 1.0 / planes.Length);
        return new ImagePart(part, sum);
    }

    /// <summary>The kernel at a place.</summary>
    /// <param name="k1">First axis of the plane, mm.</param>
    /// <param name="k2">Second axis, mm.</param>
    /// <param name="theta">Orientation, radians.</param>
    internal (double Real, double Imaginary) Kernel(double k1, double k2, double theta)
    {
        double along = k1 * Math.Cos(theta) + k2 * Math.Sin(theta), across = Gamma * (k1 * Math.Sin(theta) - k2 * Math.Cos(theta));
        double height = Math.Exp(-(along * along + across * across) / (2 * SigmaMm * SigmaMm)), phase = 2 * Math.PI * along / LambdaMm;
        return (height * Math.Cos(phase), height * Math.Sin(phase));
    }

    /// <summary>How far the ellipse of a kernel reaches along both axes of the plane, mm.</summary>
    internal (double First, double Second) ReachMm(double theta)
    {
        double cos = Math.Cos(theta), sin = Math.Sin(theta), across = 1 / (Gamma * Gamma);
        return (Cutoff * SigmaMm * Math.Sqrt(cos * cos + across * sin * sin), Cutoff * SigmaMm * Math.Sqrt(sin * sin + across * cos * cos));
    }
}
