namespace Radiomics.Modeling;

/// <summary>
/// The receiver operating characteristic of a score: its area with DeLong's variance (DeLong, DeLong and Clarke-Pearson, 1988; as pROC of R). Higher scores speak for
/// the positive class; ties count half.
/// </summary>
public sealed class RocCurve
{
    private readonly double[] _positive, _negative, _sortedPositive, _sortedNegative;

    /// <summary>Makes the curve.</summary>
    /// <param name="labels">Whether each subject is positive.</param>
    /// <param name="scores">Score of each subject, finite.</param>
    /// <exception cref="ModelingException">One class only, or a score that is not finite.</exception>
    public RocCurve(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        if (labels.Length != scores.Length) throw ModelingErrors.Shape("scores", $"{scores.Length} for {labels.Length} labels");
        List<double> positive = [], negative = [];
        for (int i = 0; i < labels.Length; i++)
        {
            if (!double.IsFinite(scores[i])) throw ModelingErrors.NotFinite("score", i, scores[i]);
            (labels[i] ? positive : negative).Add(scores[i]);
        }
        if (positive.Count == 0 || negative.Count == 0) throw ModelingErrors.OneClass("ROC curve", $"{positive.Count} positive, {negative.Count} negative");
        _sortedPositive = [.. positive.Order()];
        _sortedNegative = [.. negative.Order()];
        _positive = [.. positive.Select(s => Placement(_sortedNegative, s))];
        _negative = [.. negative.Select(s => 1 - Placement(_sortedPositive, s))];
        Area = _positive.Average();
        Variance = Covariance(_positive, _positive) / positive.Count + Covariance(_negative, _negative) / negative.Count;
    }

    /// <summary>Area under the curve.</summary>
    public double Area { get; }

    /// <summary>DeLong's variance of the area; NaN with one subject in a class.</summary>
    public double Variance { get; }

    /// <summary>DeLong's interval, cut at 0 and 1.</summary>
    /// <param name="level">Confidence level.</param>
    public ConfidenceInterval Interval(double level = 0.95)
    {
        double error = Math.Sqrt(Variance), half = Tails.Quantile(level) * error;
        return new ConfidenceInterval(Area, Math.Max(0, Area - half), Math.Min(1, Area + half), error);
    }

    /// <summary>
    /// The part of the area where specificity lies between two values, by straight lines between the points: at most the difference of the two. As pROC's partial area.
    /// </summary>
    /// <param name="lowest">Least specificity, such as 0.8.</param>
    /// <param name="highest">Largest specificity.</param>
    public double PartialArea(double lowest, double highest = 1)
    {
        if (!(lowest >= 0 && lowest < highest && highest <= 1))
            throw ModelingErrors.Option("specificity", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lowest} to {highest}"), "an ascending range within 0 to 1");
        // Ascending thresholds: specificity rises, sensitivity falls.
        IReadOnlyList<RocPoint> points = Points();
        double area = 0;
        for (int i = 1; i < points.Count; i++)
        {
            (RocPoint a, RocPoint b) = (points[i - 1], points[i]);
            double from = Math.Max(a.Specificity, lowest), to = Math.Min(b.Specificity, highest);
            if (to <= from) continue;
            area += (to - from) * (At(from) + At(to)) / 2;

            double At(double specificity) => a.Sensitivity + (b.Sensitivity - a.Sensitivity) * (specificity - a.Specificity) / (b.Specificity - a.Specificity);
        }
        return area;
    }

    /// <summary>DeLong's test of two scores of the same subjects.</summary>
    /// <param name="other">The curve of the other score, its subjects in the same order.</param>
    public TestResult PairedTest(RocCurve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._positive.Length != _positive.Length || other._negative.Length != _negative.Length)
            throw ModelingErrors.Shape("paired ROC curves", "different numbers of subjects");
        double covariance = Covariance(_positive, other._positive) / _positive.Length + Covariance(_negative, other._negative) / _negative.Length;
        double z = (Area - other.Area) / Math.Sqrt(Variance + other.Variance - 2 * covariance);
        return new TestResult(z, double.NaN, Tails.TwoSidedNormal(z));
    }

    /// <summary>DeLong's test of two groups of subjects: Student's t with Welch's degrees of freedom.</summary>
    /// <param name="other">The curve of the other subjects.</param>
    public TestResult UnpairedTest(RocCurve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double sum = Variance + other.Variance, t = (Area - other.Area) / Math.Sqrt(sum);
        double degrees = sum * sum / (Variance * Variance / (_positive.Length + _negative.Length - 1) + other.Variance * other.Variance / (other._positive.Length + other._negative.Length - 1));
        return new TestResult(t, degrees, Tails.TwoSidedStudent(t, degrees));
    }

    /// <summary>Points of the curve: every threshold midway between neighbouring scores, ascending, from -infinity to infinity; a score at or above the threshold is positive.</summary>
    public IReadOnlyList<RocPoint> Points()
    {
        double[] scores = [.. _sortedPositive.Concat(_sortedNegative).Distinct().Order()];
        double[] thresholds = [double.NegativeInfinity, .. Enumerable.Range(1, scores.Length - 1).Select(i => (scores[i - 1] + scores[i]) / 2), double.PositiveInfinity];
        return [.. thresholds.Select(t => new RocPoint(t, AtLeast(_sortedPositive, t), 1 - AtLeast(_sortedNegative, t)))];
    }

    private static double AtLeast(double[] sorted, double threshold) => (sorted.Length - Below(sorted, threshold)) / (double)sorted.Length;

    private static double Placement(double[] sorted, double score)
    {
        int below = Below(sorted, score), notAbove = Below(sorted, Math.BitIncrement(score));
        return (below + (notAbove - below) / 2.0) / sorted.Length;
    }

    private static int Below(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static double Covariance(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
        return sum / (a.Length - 1);
    }
}
