namespace Radiomics.Modeling;

/// <summary>
/// Observed risk as a smooth function of the predicted one: Cleveland's local regression (lowess, 1979) over two thirds of the subjects, without robustness steps, as rms's
/// <c>val.prob</c>; and how far it is from the predictions (Harrell, 2015; Austin and Steyerberg, 2019).
/// </summary>
/// <param name="Points">Predicted and smoothed observed risk of each different prediction, ascending.</param>
/// <param name="MeanError">Mean distance over subjects (Eavg, ICI).</param>
/// <param name="MedianError">Median distance (E50).</param>
/// <param name="NinetiethPercentile">The distance that nine tenths of the subjects stay below (E90).</param>
/// <param name="LargestError">Largest distance (Emax).</param>
public sealed record SmoothCalibration(
    IReadOnlyList<(double Predicted, double Observed)> Points, double MeanError, double MedianError, double NinetiethPercentile, double LargestError)
{
    private const double Span = 2.0 / 3;

    internal static SmoothCalibration Of(bool[] y, double[] p)
    {
        int n = p.Length, near = Math.Clamp((int)(Span * n + 1e-7), 2, n);
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => p[i]).ThenBy(i => i)];
        double[] x = [.. order.Select(i => p[i])], target = [.. order.Select(i => y[i] ? 1.0 : 0.0)], fitted = new double[n];
        List<(double, double)> points = [];
        for (int i = 0, left = 0; i < n; i++)
        {
            // The window of the nearest subjects moves up while that brings it nearer.
            while (left + near < n && x[i] - x[left] > x[left + near] - x[i]) left++;
            if (i > 0 && x[i] == x[i - 1])
            {
                fitted[i] = fitted[i - 1];
                continue;
            }
            fitted[i] = Local(x, target, x[i], left, left + near - 1);
            points.Add((x[i], fitted[i]));
        }
        double[] errors = [.. fitted.Select((f, i) => Math.Abs(f - x[i])).Order()];
        return new SmoothCalibration(points, errors.Average(), SampleQuantile.Of(errors, 0.5), SampleQuantile.Of(errors, 0.9), errors[^1]);
    }

    private static double Local(double[] x, double[] y, double at, int left, int right)
    {
        double reach = Math.Max(at - x[left], x[right] - at), far = 0.999 * reach, close = 0.001 * reach, total = 0, mean = 0;
        // Ties with the last of the window belong to it.
        while (right + 1 < x.Length && x[right + 1] - at <= far) right++;
        double[] weights = new double[right - left + 1];
        for (int i = left; i <= right; i++)
        {
            double distance = Math.Abs(x[i] - at), cube = distance <= close ? 0 : Math.Pow(distance / reach, 3);
            weights[i - left] = distance <= far ? distance <= close ? 1 : Math.Pow(1 - cube, 3) : 0;
            total += weights[i - left];
        }
        for (int i = left; i <= right; i++) mean += (weights[i - left] /= total) * x[i];
        double spread = 0, value = 0;
        for (int i = left; i <= right; i++) spread += weights[i - left] * (x[i] - mean) * (x[i] - mean);
        // All subjects at one prediction have no slope.
        double slope = Math.Sqrt(spread) > 0.001 * (x[^1] - x[0]) ? (at - mean) / spread : 0;
        for (int i = left; i <= right; i++) value += weights[i - left] * (slope * (x[i] - mean) + 1) * y[i];
        return value;
    }
}
