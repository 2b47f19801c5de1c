using MathNet.Numerics.Distributions;

namespace Radiomics;

/// <summary>
/// Intraclass correlation of n subjects measured k times each, single measurement, from the mean squares of the two-way analysis of variance: MSR between
/// subjects, MSC between measurements, MSE of what is left. Names as in Shrout and Fleiss, Psychological Bulletin 1979; 86:420; confidence limits as in McGraw and
/// Wong, Psychological Methods 1996; 1:30 (with its correction 1996; 1:390), where they are called ICC(A,1) and ICC(C,1).
/// </summary>
/// <param name="Subjects">n.</param>
/// <param name="Measurements">k.</param>
/// <param name="Agreement">ICC(2,1), absolute agreement, measurements taken at random: (MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n). NaN where nothing varies.</param>
/// <param name="AgreementLower">Lower 95 % confidence limit of it.</param>
/// <param name="AgreementUpper">Upper 95 % confidence limit of it.</param>
/// <param name="Consistency">ICC(3,1), consistency, measurements fixed: (MSR - MSE) / (MSR + (k - 1) MSE). NaN where nothing varies.</param>
/// <param name="ConsistencyLower">Lower 95 % confidence limit of it.</param>
/// <param name="ConsistencyUpper">Upper 95 % confidence limit of it.</param>
public sealed record IntraclassCorrelation(
    int Subjects, int Measurements, double Agreement, double AgreementLower, double AgreementUpper, double Consistency, double ConsistencyLower, double ConsistencyUpper)
{
    private const double Quantile = 0.975;

    /// <summary>Computes both coefficients.</summary>
    /// <param name="values">Values [subject, measurement], all finite; at least two of each.</param>
    /// <exception cref="ArgumentException">There are fewer than two subjects or measurements, or a value is no finite number.</exception>
    public static IntraclassCorrelation Of(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int n = values.GetLength(0), k = values.GetLength(1);
        if (n < 2 || k < 2) throw new ArgumentException($"{n} subjects and {k} measurements: two of each are the least.", nameof(values));
        double[] rows = new double[n], columns = new double[k];
        double grand = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
            {
                if (!double.IsFinite(values[i, j])) throw new ArgumentException($"The value of subject {i}, measurement {j} is no finite number.", nameof(values));
                rows[i] += values[i, j] / k;
                columns[j] += values[i, j] / n;
            }
            grand += rows[i] / n;
        }
        // Sums of squared differences, not differences of sums of squares: features may be large and nearly the same.
        double between = 0, raters = 0, error = 0;
        foreach (double row in rows) between += (row - grand) * (row - grand);
        foreach (double column in columns) raters += (column - grand) * (column - grand);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
            {
                double left = values[i, j] - rows[i] - columns[j] + grand;
                error += left * left;
            }
        }
        return Of(n, k, between * k / (n - 1), raters * n / (k - 1), error / ((double)(n - 1) * (k - 1)));
    }

    private static IntraclassCorrelation Of(int n, int k, double msr, double msc, double mse)
    {
        double agreement = (msr - mse) / (msr + (k - 1) * mse + (double)k / n * (msc - mse)), consistency = (msr - mse) / (msr + (k - 1) * mse);
        (double AgreementLower, double AgreementUpper) a = (double.NaN, double.NaN);
        (double ConsistencyLower, double ConsistencyUpper) c = (double.NaN, double.NaN);
        if (mse > 0 && double.IsFinite(agreement))
        {
            double df = n - 1, rest = df * (k - 1), f = msr / mse;
            double low = f / FisherSnedecor.InvCDF(df, rest, Quantile), high = f * FisherSnedecor.InvCDF(rest, df, Quantile);
            c = ((low - 1) / (low + k - 1), (high - 1) / (high + k - 1));
            // McGraw and Wong's a and b, both times n (1 - ICC), which their quotient does not see: a coefficient of 1 divides by nothing.
            double share = k * agreement, other = n * (1 - agreement) + share * (n - 1), mixed = share * msc + other * mse;
            double v = mixed * mixed / (share * msc * (share * msc) / (k - 1) + other * mse * (other * mse) / rest);
            double below = FisherSnedecor.InvCDF(df, v, Quantile), above = FisherSnedecor.InvCDF(v, df, Quantile), spread = k * msc + ((double)k * n - k - n) * mse;
            a = (n * (msr - below * mse) / (below * spread + n * msr), n * (above * msr - mse) / (spread + n * above * msr));
        }
        else if (mse == 0 && msc == 0 && msr > 0)
        {
            (a, c) = ((1, 1), (1, 1)); // every measurement is the same
        }
        return new IntraclassCorrelation(n, k, agreement, a.AgreementLower, a.AgreementUpper, consistency, c.ConsistencyLower, c.ConsistencyUpper);
    }
}
