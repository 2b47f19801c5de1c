using System.Numerics.Tensors;

namespace Radiomics.Modeling;

/// <summary>The multinomial loss with one predictor a class; weights sum to one.</summary>
internal sealed class MultinomialLoss(int[] y, int classes, double[] weights) : PenalizedLoss(y.Length, classes, true)
{
    private readonly double[] _probability = new double[y.Length * classes], _curvature = new double[y.Length], _scaled = new double[y.Length];

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
        // A column is a coordinate of several classes: each sum serves two columns and two classes, either way round.
        int m = coordinates.Length, n = Rows;
        (double[][] columns, int[] places) = ByColumn(coordinates, outputs);
        for (int k = 0; k < Outputs; k++)
        {
            ReadOnlySpan<double> pk = _probability.AsSpan(k * n, n);
            for (int h = 0; h <= k; h++)
            {
                ReadOnlySpan<double> ph = _probability.AsSpan(h * n, n);
                for (int i = 0; i < n; i++) _curvature[i] = weights[i] * pk[i] * ((h == k ? 1 : 0) - ph[i]);
                for (int c = 0; c < columns.Length; c++)
                {
                    int ck = places[c * Outputs + k], ch = places[c * Outputs + h];
                    if (ck < 0 && ch < 0) continue;
                    TensorPrimitives.Multiply(_curvature, columns[c], _scaled);
                    for (int d = 0; d <= c; d++)
                    {
                        int dk = places[d * Outputs + k], dh = places[d * Outputs + h];
                        bool first = ck >= 0 && dh >= 0, second = ch >= 0 && dk >= 0;
                        if (!first && !second) continue;
                        double sum = WeightedGram.Dot(_scaled, columns[d]);
                        if (first) hessian[ck * m + dh] = hessian[dh * m + ck] = sum;
                        if (second) hessian[ch * m + dk] = hessian[dk * m + ch] = sum;
                    }
                }
            }
        }
    }

    /// <summary>The different columns, and the coordinate of each column and class; -1 where there is none.</summary>
    private (double[][] Columns, int[] Places) ByColumn(double[][] coordinates, int[] outputs)
    {
        Dictionary<double[], int> numbers = new(ReferenceEqualityComparer.Instance);
        foreach (double[] column in coordinates) numbers.TryAdd(column, numbers.Count);
        int[] places = new int[numbers.Count * Outputs];
        Array.Fill(places, -1);
        for (int a = 0; a < coordinates.Length; a++) places[numbers[coordinates[a]] * Outputs + outputs[a]] = a;
        return ([.. numbers.Keys], places);
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
