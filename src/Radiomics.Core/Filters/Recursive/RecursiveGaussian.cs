namespace Radiomics;

/// <summary>
/// The coefficients of a recursive filter of fourth order that stands for a Gaussian or its second derivative along a line, as ITK's RecursiveGaussianImageFilter has
/// them: a pass forward, c[i] = sum over k of N[k] x[i - k] - sum over k of D[k] c[i - k], a pass backward with M and the same D, and the sum of both. Before the first and
/// after the last voxel the line goes on with its last value for ever.
/// </summary>
/// <remarks>R. Deriche, Recursively implementing the Gaussian and its derivatives, INRIA RR-1893 (1993); G. Farnebäck and C.-F. Westin, Improving Deriche-style recursive Gaussian filters, J. Math. Imaging Vis. 26 (2006) 293-299.</remarks>
internal sealed class RecursiveGaussian
{
    /// <summary>Shortest line that can be filtered.</summary>
    public const int MinimumLength = 4;

    private const double W1 = 0.6681, L1 = -1.3932, W2 = 2.0787, L2 = -1.3732;

    private readonly double _sumD;

    private RecursiveGaussian(double sigma)
    {
        double cos1 = Math.Cos(W1 / sigma), cos2 = Math.Cos(W2 / sigma), exp1 = Math.Exp(L1 / sigma), exp2 = Math.Exp(L2 / sigma);
        D4 = exp1 * exp1 * exp2 * exp2;
        D3 = -2 * cos1 * exp1 * exp2 * exp2;
        D3 += -2 * cos2 * exp2 * exp1 * exp1;
        D2 = 4 * cos2 * cos1 * exp1 * exp2;
        D2 += exp1 * exp1 + exp2 * exp2;
        D1 = -2 * (exp2 * cos2 + exp1 * cos1);
        _sumD = 1.0 + D1 + D2 + D3 + D4;
    }

    /// <summary>Weights of the voxel and the three before it in the forward pass.</summary>
    public double N0 { get; private set; }

    /// <inheritdoc cref="N0"/>
    public double N1 { get; private set; }

    /// <inheritdoc cref="N0"/>
    public double N2 { get; private set; }

    /// <inheritdoc cref="N0"/>
    public double N3 { get; private set; }

    /// <summary>Weights of the four results before, in both passes.</summary>
    public double D1 { get; }

    /// <inheritdoc cref="D1"/>
    public double D2 { get; }

    /// <inheritdoc cref="D1"/>
    public double D3 { get; }

    /// <inheritdoc cref="D1"/>
    public double D4 { get; }

    /// <summary>Weights of the four voxels after it in the backward pass.</summary>
    public double M1 { get; private set; }

    /// <inheritdoc cref="M1"/>
    public double M2 { get; private set; }

    /// <inheritdoc cref="M1"/>
    public double M3 { get; private set; }

    /// <inheritdoc cref="M1"/>
    public double M4 { get; private set; }

    /// <summary>What the outermost voxel is multiplied by to stand for a result of the forward pass before the line, by D1 to D4.</summary>
    public double[] BeforeLine { get; private set; } = [];

    /// <summary>What the outermost voxel is multiplied by to stand for a result of the backward pass after the line, by D1 to D4.</summary>
    public double[] AfterLine { get; private set; } = [];

    /// <summary>A Gaussian.</summary>
    /// <param name="sigma">Its standard deviation, in voxels.</param>
    public static RecursiveGaussian Smoothing(double sigma)
    {
        RecursiveGaussian filter = new(sigma);
        (double n0, double n1, double n2, double n3) = Numerator(sigma, 1.3530, 1.8151, -0.3531, 0.0902);
        double alpha = 2 * (n0 + n1 + n2 + n3) / filter._sumD - n0;
        double scale = 1.0 / alpha;
        return filter.Complete(n0 * scale, n1 * scale, n2 * scale, n3 * scale);
    }

    /// <summary>The second derivative of a Gaussian by voxels, times a factor.</summary>
    /// <param name="sigma">Its standard deviation, in voxels.</param>
    /// <param name="factor">The factor, such as the square of sigma in mm to normalize across scales.</param>
    public static RecursiveGaussian SecondDerivative(double sigma, double factor)
    {
        RecursiveGaussian filter = new(sigma);
        double sd = filter._sumD;
        double dd = filter.D1 + 2 * filter.D2 + 3 * filter.D3 + 4 * filter.D4;
        double ed = filter.D1 + 4 * filter.D2 + 9 * filter.D3 + 16 * filter.D4;
        (double a0, double a1, double a2, double a3) = Numerator(sigma, 1.3530, 1.8151, -0.3531, 0.0902);
        (double b0, double b1, double b2, double b3) = Numerator(sigma, -1.3563, 5.2318, 0.3446, -2.2355);
        double aSum = a0 + a1 + a2 + a3, bSum = b0 + b1 + b2 + b3;
        double beta = -(2 * bSum - sd * b0) / (2 * aSum - sd * a0);
        double sn = bSum + beta * aSum;
        double dn = b1 + 2 * b2 + 3 * b3 + beta * (a1 + 2 * a2 + 3 * a3);
        double en = b1 + 4 * b2 + 9 * b3 + beta * (a1 + 4 * a2 + 9 * a3);
        double alpha = en * sd * sd - ed * sn * sd - 2 * dn * dd * sd + 2 * dd * dd * sn;
        alpha /= sd * sd * sd;
        double scale = factor / alpha;
        return filter.Complete((b0 + beta * a0) * scale, (b1 + beta * a1) * scale, (b2 + beta * a2) * scale, (b3 + beta * a3) * scale);
    }

    private static (double N0, double N1, double N2, double N3) Numerator(double sigma, double a1, double b1, double a2, double b2)
    {
        double sin1 = Math.Sin(W1 / sigma), sin2 = Math.Sin(W2 / sigma), cos1 = Math.Cos(W1 / sigma), cos2 = Math.Cos(W2 / sigma);
        double exp1 = Math.Exp(L1 / sigma), exp2 = Math.Exp(L2 / sigma);
        double n1 = exp2 * (b2 * sin2 - (a2 + 2 * a1) * cos2);
        n1 += exp1 * (b1 * sin1 - (a1 + 2 * a2) * cos1);
        double n2 = (a1 + a2) * cos2 * cos1;
        n2 -= b1 * cos2 * sin1 + b2 * cos1 * sin2;
        n2 *= 2 * exp1 * exp2;
        n2 += a2 * exp1 * exp1 + a1 * exp2 * exp2;
        double n3 = exp2 * exp1 * exp1 * (b2 * sin2 - a2 * cos2);
        n3 += exp1 * exp2 * exp2 * (b1 * sin1 - a1 * cos1);
        return (a1 + a2, n1, n2, n3);
    }

    private RecursiveGaussian Complete(double n0, double n1, double n2, double n3)
    {
        (N0, N1, N2, N3) = (n0, n1, n2, n3);
        M1 = n1 - D1 * n0;
        M2 = n2 - D2 * n0;
        M3 = n3 - D3 * n0;
        M4 = -D4 * n0;
        double sumN = n0 + n1 + n2 + n3, sumM = M1 + M2 + M3 + M4;
        BeforeLine = [D1 * sumN / _sumD, D2 * sumN / _sumD, D3 * sumN / _sumD, D4 * sumN / _sumD];
        AfterLine = [D1 * sumM / _sumD, D2 * sumM / _sumD, D3 * sumM / _sumD, D4 * sumM / _sumD];
        return this;
    }
}
