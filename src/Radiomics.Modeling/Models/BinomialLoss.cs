namespace Radiomics.Modeling;

/// <summary>The logistic loss; weights sum to one.</summary>
internal sealed class BinomialLoss(double[] y, double[] weights) : PenalizedLoss(y.Length, 1, true)
{
    private readonly double[] _curvature = new double[y.Length];

    public override double Value(double[] eta)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++) sum += weights[i] * (LogisticModel.SoftPlus(eta[i]) - y[i] * eta[i]);
        return sum;
    }

    public override void Gradient(double[] eta, double[] gradient)
    {
        for (int i = 0; i < y.Length; i++) gradient[i] = weights[i] * (LogisticModel.Sigmoid(eta[i]) - y[i]);
    }

    public override void PrepareCurvature(double[] eta)
    {
        for (int i = 0; i < y.Length; i++) _curvature[i] = weights[i] * LogisticModel.Sigmoid(eta[i]) * LogisticModel.Sigmoid(-eta[i]);
    }

    public override void Curvature(double[][] coordinates, int[] outputs, double[] hessian) => WeightedGram.Fill(coordinates, _curvature, hessian);

    public override double[] NullIntercepts()
    {
        double mean = 0;
        for (int i = 0; i < y.Length; i++) mean += weights[i] * y[i];
        return [Math.Log(mean / (1 - mean))];
    }
}
