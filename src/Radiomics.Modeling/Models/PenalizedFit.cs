namespace Radiomics.Modeling;

/// <summary>A penalised model at one lambda, on the columns as given.</summary>
public sealed class PenalizedFit
{
    internal PenalizedFit(double lambda, double[] intercepts, double[][] coefficients, double objective, double devianceRatio)
    {
        Lambda = lambda;
        Intercepts = intercepts;
        Coefficients = coefficients;
        Objective = objective;
        DevianceRatio = devianceRatio;
        Degrees = Enumerable.Range(0, coefficients[0].Length).Count(j => coefficients.Any(c => c[j] != 0));
    }

    /// <summary>The penalty's weight.</summary>
    public double Lambda { get; }

    /// <summary>Intercept of each output; empty for a Cox model.</summary>
    public IReadOnlyList<double> Intercepts { get; }

    /// <summary>Coefficients by output, then column. One output but for multinomial models, which have one a class.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Coefficients { get; }

    /// <summary>Mean negative log likelihood plus penalty.</summary>
    public double Objective { get; }

    /// <summary>Share of the null deviance that is explained.</summary>
    public double DevianceRatio { get; }

    /// <summary>Columns with a coefficient that is not zero.</summary>
    public int Degrees { get; }

    /// <summary>Linear predictors of one output.</summary>
    /// <param name="x">Rows with the model's columns.</param>
    /// <param name="output">Zero-based output.</param>
    public double[] LinearPredictor(DesignMatrix x, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Multiply([.. Coefficients[output]], Intercepts.Count == 0 ? 0 : Intercepts[output]);
    }

    /// <summary>Class probabilities of each row of a multinomial model.</summary>
    /// <param name="x">Rows with the model's columns.</param>
    public double[][] Probabilities(DesignMatrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        int n = x.Rows, k = Coefficients.Count;
        double[] eta = [.. Enumerable.Range(0, k).SelectMany(o => LinearPredictor(x, o))], result = new double[n * k];
        MultinomialLoss.Probabilities(eta, n, k, result);
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, k).Select(o => result[o * n + i]).ToArray())];
    }
}
