namespace Radiomics.Modeling;

/// <summary>The multinomial loss with one predictor a class; weights sum to one.</summary>
internal sealed class MultinomialLoss(int[] y, int classes, double[] weights) : PenalizedLoss(y.Length, classes, true)
{
    private readonly double[] _probability = new double[y.Length * classes], _curvature = new double[y.Length];

    public override double Value(double[] eta)
    {
        int n = Rows;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double most = double.NegativeInfinity, total = 0;
            for (int k = 0; k < Outputs; k++) most = Math.Max(most, eta[k * n + i]);
            for (int k = 0; k < Outputs; k++) total += Math.Exp(eta[k * n + i] - most);
            sum += weights[i] * (most + Math.Log(total) - eta[y[i] * n + i]);
        }
        return sum;
    }

    public override void Gradient(double[] eta, double[] gradient)
    {
        int n = Rows;
        Probabilities(eta, n, Outputs, _probability);
        for (int k = 0; k < Outputs; k++)
            for (int i = 0; i < n; i++) gradient[k * n + i] = weights[i] * (_probability[k * n + i] - (y[i] == k ? 1 : 0));
    }

    public override void PrepareCurvature(double[] eta) => Probabilities(eta, Rows, Outputs, _probability);

    public override void Curvature(double[][] coordinates, int[] outputs, double[] hessian)
    {
        int m = coordinates.Length, n = Rows;
        for (int a = 0; a < m; a++)
        {
            ReadOnlySpan<double> pa = _probability.AsSpan(outputs[a] * n, n);
            for (int other = 0; other < Outputs; other++)
            {
                ReadOnlySpan<double> pb = _probability.AsSpan(other * n, n);
                for (int i = 0; i < n; i++) _curvature[i] = weights[i] * pa[i] * ((other == outputs[a] ? 1 : 0) - pb[i]) * coordinates[a][i];
                for (int b = 0; b <= a; b++)
                    if (outputs[b] == other) hessian[a * m + b] = hessian[b * m + a] = WeightedGram.Dot(_curvature, coordinates[b]);
            }
        }
    }

    public override double[] NullIntercepts()
    {
        double[] result = new double[Outputs];
        for (int i = 0; i < Rows; i++) result[y[i]] += weights[i];
        for (int k = 0; k < Outputs; k++) result[k] = Math.Log(result[k]);
        double mean = result.Average();
        return [.. result.Select(r => r - mean)];
    }

    /// <summary>Class probabilities of predictors, output after output.</summary>
    public static void Probabilities(double[] eta, int n, int classes, double[] result)
    {
        for (int i = 0; i < n; i++)
        {
            double most = double.NegativeInfinity, total = 0;
            for (int k = 0; k < classes; k++) most = Math.Max(most, eta[k * n + i]);
            for (int k = 0; k < classes; k++) total += result[k * n + i] = Math.Exp(eta[k * n + i] - most);
            for (int k = 0; k < classes; k++) result[k * n + i] /= total;
        }
    }
}
