namespace Radiomics.Modeling;

/// <summary>Student's t tests of means, with the interval of the difference; as <c>t.test</c> of R.</summary>
/// <param name="Test">The test that the difference is 0; p is NaN where all values are the same.</param>
/// <param name="Difference">First mean less second (or the mean of the differences of pairs), with its interval.</param>
public sealed record MeanComparison(TestResult Test, ConfidenceInterval Difference)
{
    /// <summary>Welch's test (1947) of two groups whose variances may differ.</summary>
    /// <param name="first">First group, at least two finite values.</param>
    /// <param name="second">Second group.</param>
    /// <param name="level">Confidence level of the interval.</param>
    public static MeanComparison Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        (double[] a, double[] b) = (Samples.Finite(first, "first group", 2), Samples.Finite(second, "second group", 2));
        (double meanA, double meanB) = (Samples.Mean(a), Samples.Mean(b));
        double va = Samples.Squares(a, meanA) / (a.Length - 1) / a.Length, vb = Samples.Squares(b, meanB) / (b.Length - 1) / b.Length;
        double degrees = (va + vb) * (va + vb) / (va * va / (a.Length - 1) + vb * vb / (b.Length - 1));
        return Of(meanA - meanB, Math.Sqrt(va + vb), degrees, level);
    }

    /// <summary>Student's test of two groups taken to have one variance.</summary>
    /// <param name="first">First group, finite values.</param>
    /// <param name="second">Second group; three values at least in both together.</param>
    /// <param name="level">Confidence level of the interval.</param>
    public static MeanComparison Pooled(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        (double[] a, double[] b) = (Samples.Finite(first, "first group", 1), Samples.Finite(second, "second group", 1));
        if (a.Length + b.Length < 3) throw ModelingErrors.Shape("groups", "two values where three are needed");
        (double meanA, double meanB) = (Samples.Mean(a), Samples.Mean(b));
        double degrees = a.Length + b.Length - 2, variance = (Samples.Squares(a, meanA) + Samples.Squares(b, meanB)) / degrees;
        return Of(meanA - meanB, Math.Sqrt(variance * (1.0 / a.Length + 1.0 / b.Length)), degrees, level);
    }

    /// <summary>Student's test of pairs.</summary>
    /// <param name="first">First value of each subject.</param>
    /// <param name="second">Second value of the same subjects.</param>
    /// <param name="level">Confidence level of the interval.</param>
    public static MeanComparison Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        (double[] a, double[] b) = Samples.Paired(first, second, 2);
        double[] differences = [.. a.Select((v, i) => v - b[i])];
        double mean = Samples.Mean(differences);
        return Of(mean, Math.Sqrt(Samples.Squares(differences, mean) / (a.Length - 1) / a.Length), a.Length - 1, level);
    }

    private static MeanComparison Of(double difference, double error, double degrees, double level)
    {
        double t = difference / error, half = Tails.StudentQuantile(level, degrees) * error;
        return new MeanComparison(new TestResult(t, degrees, Tails.TwoSidedStudent(t, degrees)), new ConfidenceInterval(difference, difference - half, difference + half, error));
    }
}
