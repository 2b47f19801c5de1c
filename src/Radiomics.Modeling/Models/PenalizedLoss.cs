namespace Radiomics.Modeling;

/// <summary>
/// A smooth loss of linear predictors, mean over the rows: one predictor a row and output. The curvature over some coordinates comes as a weighted
/// Gram matrix, exact, so that steps converge quadratically.
/// </summary>
internal abstract class PenalizedLoss(int rows, int outputs, bool intercept)
{
    public int Rows { get; } = rows;

    /// <summary>Predictors a row: classes of a multinomial model, else 1.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Whether each output has an unpenalised intercept.</summary>
    public bool Intercept { get; } = intercept;

    /// <summary>The loss.</summary>
    /// <param name="eta">Predictors, output after output.</param>
    public abstract double Value(double[] eta);

    /// <summary>The loss's derivative by each predictor.</summary>
    public abstract void Gradient(double[] eta, double[] gradient);

    /// <summary>Prepares curvature at predictors whose gradient was asked for last.</summary>
    public abstract void PrepareCurvature(double[] eta);

    /// <summary>The curvature over coordinates.</summary>
    /// <param name="coordinates">Column and output of each.</param>
    /// <param name="outputs">Output of each.</param>
    /// <param name="hessian">The matrix, row by row.</param>
    public abstract void Curvature(double[][] coordinates, int[] outputs, double[] hessian);

    /// <summary>Intercepts that minimise the loss alone.</summary>
    public abstract double[] NullIntercepts();

    /// <summary>The least loss any predictors can reach.</summary>
    public virtual double Saturated => 0;
}
