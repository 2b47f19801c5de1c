namespace Radiomics.Modeling;

/// <summary>The intraclass correlation of a table of subjects by raters (or repeated measurements), with McGraw and Wong's (1996) intervals; as psych's ICC of R.</summary>
/// <param name="OneRating">Of one rating, with its interval.</param>
/// <param name="MeanRating">Of the mean of all ratings, with its interval.</param>
/// <param name="Test">F test that it is 0; the degrees are those of the numerator.</param>
/// <param name="DenominatorDegrees">Degrees of freedom of the test's denominator.</param>
public sealed record IntraclassCorrelation(ConfidenceInterval OneRating, ConfidenceInterval MeanRating, TestResult Test, double DenominatorDegrees)
{
    /// <summary>Computes one form.</summary>
    /// <param name="ratings">One row a subject, one value a rater; no missing value; at least two of each.</param>
    /// <param name="form">Form.</param>
    public static IntraclassCorrelation Of(IReadOnlyList<double[]> ratings, IntraclassForm form)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        int n = ratings.Count, k = n == 0 ? 0 : ratings[0].Length;
        if (n < 2 || k < 2 || ratings.Any(r => r.Length != k || r.Any(v => !double.IsFinite(v))))
            throw ModelingErrors.Shape("ratings", $"{n} subjects by {k} raters, or a missing value");
        double grand = ratings.Average(r => r.Average()), between = 0, raters = 0, total = 0;
        foreach (double[] row in ratings)
        {
            between += k * Math.Pow(row.Average() - grand, 2);
            foreach (double rating in row) total += (rating - grand) * (rating - grand);
        }
        for (int j = 0; j < k; j++) raters += n * Math.Pow(ratings.Average(r => r[j]) - grand, 2);
        double msb = between / (n - 1), msw = (total - between) / (n * (k - 1.0)), msr = raters / (k - 1), mse = (total - between - raters) / ((n - 1.0) * (k - 1));
        double d1 = n - 1, d2 = form == IntraclassForm.OneWay ? n * (k - 1.0) : (n - 1.0) * (k - 1), f = msb / (form == IntraclassForm.OneWay ? msw : mse);
        TestResult test = new(f, d1, Tails.Fisher(f, d1, d2));
        double value, mean, low, high;
        if (form == IntraclassForm.TwoWayAgreement)
        {
            value = (msb - mse) / (msb + (k - 1) * mse + k * (msr - mse) / n);
            mean = (msb - mse) / (msb + (msr - mse) / n);
            double a = k * value / (n * (1 - value)), b = 1 + k * value * (n - 1) / (n * (1 - value));
            double v = Math.Pow(a * msr + b * mse, 2) / (Math.Pow(a * msr, 2) / (k - 1) + Math.Pow(b * mse, 2) / ((n - 1.0) * (k - 1)));
            double upper = Tails.FisherQuantile(0.975, n - 1, v), lower = Tails.FisherQuantile(0.975, v, n - 1);
            low = n * (msb - upper * mse) / (upper * (k * msr + (k * n - k - n) * mse) + n * msb);
            high = n * (lower * msb - mse) / (k * msr + (k * n - k - n) * mse + n * lower * msb);
            return new IntraclassCorrelation(
                new ConfidenceInterval(value, low, high, double.NaN), new ConfidenceInterval(mean, k * low / (1 + (k - 1) * low), k * high / (1 + (k - 1) * high), double.NaN), test, d2);
        }
        double fl = f / Tails.FisherQuantile(0.975, d1, d2), fu = f * Tails.FisherQuantile(0.975, d2, d1);
        value = (f - 1) / (f + k - 1);
        mean = 1 - 1 / f;
        return new IntraclassCorrelation(
            new ConfidenceInterval(value, (fl - 1) / (fl + k - 1), (fu - 1) / (fu + k - 1), double.NaN), new ConfidenceInterval(mean, 1 - 1 / fl, 1 - 1 / fu, double.NaN), test, d2);
    }
}
