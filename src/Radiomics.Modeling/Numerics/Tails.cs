using MathNet.Numerics;

namespace Radiomics.Modeling;

/// <summary>Tail probabilities and quantiles, exact far into the tails.</summary>
internal static class Tails
{
    /// <summary>The 0.975 quantile of the standard normal distribution.</summary>
    public const double Normal975 = 1.959963984540054;

    /// <summary>The normal quantile of a two-sided confidence level, such as 0.95.</summary>
    public static double Quantile(double level) =>
        level is > 0 and < 1
            ? level == 0.95 ? Normal975 : Math.Sqrt(2) * SpecialFunctions.ErfInv(level)
            : throw ModelingErrors.Option("confidence level", level.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "a number between 0 and 1");

    /// <summary>P(|Z| >= |z|).</summary>
    public static double TwoSidedNormal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>P(Z at most z).</summary>
    public static double Normal(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>The z with P(Z at most z) = probability: a start by the inverse error function, polished by Halley's steps on the tail itself.</summary>
    public static double NormalQuantile(double probability)
    {
        double tail = Math.Min(probability, 1 - probability), z = -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * tail);
        if (tail is > 0 and < 0.5)
        {
            for (int i = 0; i < 2; i++)
            {
                double step = (Normal(z) - tail) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
                z -= step / (1 + z * step / 2);
            }
        }
        return probability <= 0.5 ? z : -z;
    }

    /// <summary>P(chi-square with the given degrees of freedom >= x).</summary>
    public static double ChiSquare(double x, double degrees) =>
        double.IsNaN(x) || degrees <= 0 ? double.NaN : x <= 0 ? 1 : degrees == 1 ? TwoSidedNormal(Math.Sqrt(x)) : SpecialFunctions.GammaUpperRegularized(degrees / 2, x / 2);

    /// <summary>P(|T| >= |t|).</summary>
    public static double TwoSidedStudent(double t, double degrees) => SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + t * t));

    /// <summary>The t at which P(|T| at most t) is a level.</summary>
    public static double StudentQuantile(double level, double degrees) =>
        !(level is > 0 and < 1) ? throw ModelingErrors.Option("confidence level", level.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "a number between 0 and 1")
        : double.IsNaN(degrees) ? double.NaN : Math.Sqrt(FisherQuantile(level, 1, degrees));

    /// <summary>P(F >= f).</summary>
    public static double Fisher(double f, double degrees1, double degrees2) =>
        f <= 0 ? 1 : SpecialFunctions.BetaRegularized(degrees2 / 2, degrees1 / 2, degrees2 / (degrees2 + degrees1 * f));

    /// <summary>The quantile of the F distribution: bisection on the logarithm, to the last bit that matters.</summary>
    public static double FisherQuantile(double probability, double degrees1, double degrees2)
    {
        double low = -80, high = 80;
        for (int i = 0; i < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(low)); i++)
        {
            double middle = (low + high) / 2;
            if (1 - Fisher(Math.Exp(middle), degrees1, degrees2) < probability) low = middle;
            else high = middle;
        }
        return Math.Exp((low + high) / 2);
    }

    /// <summary>The 1 - alpha quantile of the beta distribution, for exact binomial intervals.</summary>
    public static double BetaQuantile(double probability, double a, double b)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 200 && high - low > 1e-16; i++)
        {
            double middle = (low + high) / 2;
            if (SpecialFunctions.BetaRegularized(a, b, middle) < probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
