namespace Radiomics.Modeling;

/// <summary>Shapiro and Wilk's test of normality, with Royston's weights and significance (1995); as <c>shapiro.test</c> of R.</summary>
public static class ShapiroWilkTest
{
    /// <summary>Fewest values.</summary>
    public const int Fewest = 3;

    /// <summary>Most values: the significance is known up to there.</summary>
    public const int Most = 5000;

    /// <summary>Runs the test: W, and p (small speaks against normality); NaN where all values are the same.</summary>
    /// <param name="values">Three to 5000 finite values.</param>
    public static TestResult Run(ReadOnlySpan<double> values)
    {
        double[] x = Samples.Finite(values, "sample", Fewest);
        int n = x.Length, half = n / 2;
        if (n > Most) throw ModelingErrors.Shape("sample", $"{n} values where at most {Most} can be tested");
        Array.Sort(x);
        if (x[0] == x[^1]) return new TestResult(double.NaN, double.NaN, double.NaN);
        double[] weights = Weights(n);
        double mean = Samples.Mean(x), scale = x[^1] - x[0], sum = 0;
        for (int i = 0; i < half; i++) sum += weights[i] * ((x[n - 1 - i] - x[i]) / scale);
        double squares = Samples.Squares([.. x.Select(v => (v - mean) / scale)], 0);
        double w = Math.Min(1, sum * sum / squares);
        return new TestResult(w, double.NaN, Significance(w, squares, sum, n));
    }

    /// <summary>Weights of the upper half, largest first.</summary>
    private static double[] Weights(int n)
    {
        int half = n / 2;
        double[] m = new double[half], weights = new double[half];
        if (n == 3) return [Math.Sqrt(0.5)];
        double squares = 0;
        for (int i = 0; i < half; i++)
        {
            m[i] = -Tails.NormalQuantile((i + 1 - 0.375) / (n + 0.25));
            squares += 2 * m[i] * m[i];
        }
        double root = 1 / Math.Sqrt(n), length = Math.Sqrt(squares);
        double first = Polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], root) + m[0] / length;
        int from = n > 5 ? 2 : 1;
        double second = n > 5 ? m[1] / length + Polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], root) : 0;
        double rest = n > 5
            ? Math.Sqrt((squares - 2 * m[0] * m[0] - 2 * m[1] * m[1]) / (1 - 2 * first * first - 2 * second * second))
            : Math.Sqrt((squares - 2 * m[0] * m[0]) / (1 - 2 * first * first));
        weights[0] = first;
        if (n > 5) weights[1] = second;
        for (int i = from; i < half; i++) weights[i] = m[i] / rest;
        return weights;
    }

    private static double Significance(double w, double squares, double sum, int n)
    {
        // 1 - W with the product form, which keeps its digits near 1.
        double length = Math.Sqrt(squares), gap = (length - sum) * (length + sum) / squares;
        if (n == 3) return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75))));
        if (gap <= 0) return 1;
        double y = Math.Log(gap), log = Math.Log(n), mean, deviation;
        if (n <= 11)
        {
            double gamma = Polynomial([-2.273, 0.459], n);
            if (y >= gamma) return 1e-99;
            y = -Math.Log(gamma - y);
            mean = Polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n);
            deviation = Math.Exp(Polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n));
        }
        else
        {
            mean = Polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], log);
            deviation = Math.Exp(Polynomial([-0.4803, -0.082676, 0.0030302], log));
        }
        return Tails.Normal(-(y - mean) / deviation);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }
}
