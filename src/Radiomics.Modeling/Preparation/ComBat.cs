namespace Radiomics.Modeling;

/// <summary>
/// ComBat harmonisation (Johnson, Li and Rabinovic, 2007): each batch's shift and scale of each feature, shrunk towards the batch's own distribution over features; with
/// sva's conventions (pooled variance 1/N, batch variances 1/(n-1), iteration until the largest relative change is at most 1e-4). Fitted on training rows, it turns
/// rows of a known batch; a batch it has not seen is an error.
/// </summary>
public sealed class ComBat
{
    private readonly double[] _grandMean, _pooled;
    private readonly double[][] _covariates;

    private ComBat(IReadOnlyList<string> names, IReadOnlyList<string> batches, double[] grandMean, double[] pooled, double[][] covariates, double[][] shift, double[][] scale)
    {
        (Names, Batches, _grandMean, _pooled, _covariates, Shift, Scale) = (names, batches, grandMean, pooled, covariates, shift, scale);
    }

    /// <summary>Features.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Batches, sorted.</summary>
    public IReadOnlyList<string> Batches { get; }

    /// <summary>Shrunken shift of each feature by batch, in pooled standard deviations.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Shift { get; }

    /// <summary>Shrunken variance of each feature by batch, relative to the pooled variance.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Scale { get; }

    internal IReadOnlyList<double> GrandMean => _grandMean;

    internal IReadOnlyList<double> PooledVariance => _pooled;

    internal IReadOnlyList<IReadOnlyList<double>> CovariateEffects => _covariates;

    internal static ComBat Restore(IReadOnlyList<string> names, IReadOnlyList<string> batches, double[] grandMean, double[] pooled, double[][] shift, double[][] scale) =>
        new(names, batches, grandMean, pooled, [], shift, scale);

    /// <summary>Estimates the batches' effects.</summary>
    /// <param name="x">Features of the training rows.</param>
    /// <param name="batch">Batch of each row; at least two rows a batch.</param>
    /// <param name="covariates">Columns whose effect is kept, or null.</param>
    /// <param name="options">Shift alone, or a batch the others are turned to; null for shift and scale to the common level.</param>
    /// <exception cref="ModelingException">A batch of one row, a constant feature, or covariates confounded with batches.</exception>
    public static ComBat Fit(DesignMatrix x, IReadOnlyList<string> batch, DesignMatrix? covariates = null, ComBatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(batch);
        options ??= new ComBatOptions();
        int n = x.Rows;
        if (batch.Count != n || (covariates?.Rows ?? n) != n) throw ModelingErrors.Shape("batches and covariates", $"not {n} rows of each");
        string[] names = [.. batch.Distinct().Order(StringComparer.Ordinal)];
        int b = names.Length, c = covariates?.Columns ?? 0, q = b + c;
        int[] of = [.. batch.Select(v => Array.BinarySearch(names, v, StringComparer.Ordinal))], counts = new int[b];
        foreach (int k in of) counts[k]++;
        int lonely = Array.FindIndex(counts, v => v < 2);
        if (lonely >= 0) throw ModelingErrors.OneClass("ComBat", $"batch {names[lonely]} has {counts[lonely]} row");
        int reference = options.ReferenceBatch is { } wanted ? Array.BinarySearch(names, wanted, StringComparer.Ordinal) : -1;
        if (options.ReferenceBatch is not null && reference < 0) throw ModelingErrors.Option("ReferenceBatch", options.ReferenceBatch, string.Join(", ", names));
        double[][] design = [.. Enumerable.Range(0, b).Select(k => of.Select(v => v == k ? 1.0 : 0).ToArray()), .. Enumerable.Range(0, c).Select(j => covariates!.Column(j).ToArray())];
        double[] gram = new double[q * q];
        WeightedGram.Fill(design, [.. Enumerable.Repeat(1.0, n)], gram);
        double[] l = SymmetricMatrix.Cholesky(gram, q, 1e-10, out int failed) ?? throw ModelingErrors.Collinear(failed < b ? names[failed] : covariates!.Names[failed - b]);
        int p = x.Columns;
        double[] grand = new double[p], pooled = new double[p];
        double[][] effects = new double[p][], gammaHat = Table(b, p), deltaHat = Table(b, p);
        for (int g = 0; g < p; g++)
        {
            double[] y = x.Column(g).ToArray(), beta = [.. design.Select(d => WeightedGram.Dot(d, y))], z = new double[n];
            SymmetricMatrix.Solve(l, q, beta);
            for (int k = 0; k < b; k++) grand[g] += reference < 0 ? counts[k] / (double)n * beta[k] : k == reference ? beta[k] : 0;
            effects[g] = beta[b..];
            for (int i = 0; i < n; i++)
            {
                double residual = y[i];
                for (int k = 0; k < q; k++) residual -= design[k][i] * beta[k];
                if (reference < 0 || of[i] == reference) pooled[g] += residual * residual / (reference < 0 ? n : counts[reference]);
            }
            if (!(pooled[g] > 0)) throw ModelingErrors.Constant(x.Names[g]);
            for (int i = 0; i < n; i++)
            {
                z[i] = y[i] - grand[g];
                for (int k = 0; k < c; k++) z[i] -= design[b + k][i] * effects[g][k];
                z[i] /= Math.Sqrt(pooled[g]);
                gammaHat[of[i]][g] += z[i] / counts[of[i]];
            }
            for (int i = 0; i < n; i++) deltaHat[of[i]][g] += Math.Pow(z[i] - gammaHat[of[i]][g], 2) / (counts[of[i]] - 1);
        }
        double[][] shift = Table(b, p), scale = Table(b, p);
        for (int k = 0; k < b; k++)
        {
            if (k == reference) scale[k].AsSpan().Fill(1);
            else if (options.MeanOnly) ShrinkMeans(gammaHat[k], shift[k], scale[k]);
            else Shrink(gammaHat[k], deltaHat[k], counts[k], shift[k], scale[k]);
        }
        return new ComBat([.. x.Names], names, grand, pooled, c == 0 ? [] : effects, shift, scale);
    }

    /// <summary>Turns rows to the common level of all batches.</summary>
    /// <param name="x">Rows with the same features.</param>
    /// <param name="batch">Batch of each row.</param>
    /// <param name="covariates">The same covariates as in fitting, or null where there were none.</param>
    public DesignMatrix Apply(DesignMatrix x, IReadOnlyList<string> batch, DesignMatrix? covariates = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(batch);
        if (!x.Names.SequenceEqual(Names)) throw ModelingErrors.Shape("ComBat", "other features than it was fitted on");
        if ((_covariates.Length > 0) != (covariates is not null)) throw ModelingErrors.Shape("ComBat", "covariates as in fitting are needed");
        double[] values = new double[x.Rows * x.Columns];
        for (int i = 0; i < x.Rows; i++)
        {
            int k = -1;
            for (int m = 0; m < Batches.Count; m++)
                if (Batches[m] == batch[i]) k = m;
            if (k < 0)
                throw new ModelingException("MODEL_UNKNOWN_BATCH", new Problem($"row {i + 1}", $"batch {batch[i]} was not among the training rows", string.Join(", ", Batches),
                    "Harmonisation cannot be extended to a new centre without data of it: train without ComBat, or with rows of this centre."));
            for (int g = 0; g < x.Columns; g++)
            {
                double sd = Math.Sqrt(_pooled[g]), level = _grandMean[g];
                for (int c = 0; c < (covariates?.Columns ?? 0); c++) level += covariates![i, c] * _covariates[g][c];
                values[g * x.Rows + i] = ((x[i, g] - level) / sd - Shift[k][g]) / Math.Sqrt(Scale[k][g]) * sd + level;
            }
        }
        return new DesignMatrix(x.Names, x.Rows, values);
    }

    /// <summary>Shifts alone; as sva, each is shrunk as if it were one observation of variance 1.</summary>
    private static void ShrinkMeans(double[] gammaHat, double[] gamma, double[] delta)
    {
        double mean = gammaHat.Average(), tau = gammaHat.Length < 2 ? 0 : Variance(gammaHat);
        for (int g = 0; g < gamma.Length; g++) gamma[g] = gamma.Length < 2 ? gammaHat[g] : (tau * gammaHat[g] + mean) / (tau + 1);
        delta.AsSpan().Fill(1);
    }

    private static void Shrink(double[] gammaHat, double[] deltaHat, int n, double[] gamma, double[] delta)
    {
        int p = gammaHat.Length;
        double gammaBar = gammaHat.Average(), tau = Variance(gammaHat), mean = deltaHat.Average(), variance = Variance(deltaHat);
        if (p < 2 || tau == 0 || variance == 0)
        {
            // Nothing to borrow from: one feature keeps its own estimates.
            gammaHat.CopyTo(gamma, 0);
            deltaHat.CopyTo(delta, 0);
            return;
        }
        double a = (2 * variance + mean * mean) / variance, b = (mean * variance + mean * mean * mean) / variance;
        gammaHat.CopyTo(gamma, 0);
        deltaHat.CopyTo(delta, 0);
        for (double change = 1; change > 1e-4;)
        {
            change = 0;
            for (int g = 0; g < p; g++)
            {
                double newGamma = (tau * n * gammaHat[g] + delta[g] * gammaBar) / (tau * n + delta[g]);
                // The batch's sum of squares about the new shift, from its variance about its own mean.
                double squares = (n - 1) * deltaHat[g] + n * (gammaHat[g] - newGamma) * (gammaHat[g] - newGamma), newDelta = (0.5 * squares + b) / (n / 2.0 + a - 1);
                // As sva: a shift below zero does not hold the iteration up.
                change = Math.Max(change, Math.Max(Math.Abs(newGamma - gamma[g]) / gamma[g], Math.Abs(newDelta - delta[g]) / delta[g]));
                gamma[g] = newGamma;
                delta[g] = newDelta;
            }
        }
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }

    private static double[][] Table(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
