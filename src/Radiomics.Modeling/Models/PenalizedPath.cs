namespace Radiomics.Modeling;

/// <summary>An elastic-net model along its path of penalties; as <c>glmnet</c> of R.</summary>
public sealed class PenalizedPath
{
    internal PenalizedPath(IReadOnlyList<string> names, PenalizedFit[] fits, double nullDeviance, double largest) =>
        (Names, Fits, NullDeviance, LargestLambda) = (names, fits, nullDeviance, largest);

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>One fit a lambda, descending.</summary>
    public IReadOnlyList<PenalizedFit> Fits { get; }

    /// <summary>Deviance without any penalised column, against the saturated model, in units of the weights (sum N where none were given).</summary>
    public double NullDeviance { get; }

    /// <summary>The smallest lambda at which no penalised column enters.</summary>
    public double LargestLambda { get; }

    /// <summary>Fits a logistic model.</summary>
    /// <param name="x">The columns. There may be more than rows; constant ones get 0.</param>
    /// <param name="y">Whether each row is of the positive class.</param>
    /// <param name="options">Penalty and path.</param>
    public static PenalizedPath Logistic(DesignMatrix x, ReadOnlySpan<bool> y, PenaltyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        options ??= new PenaltyOptions();
        Check(x, y.Length, options);
        int positives = y.Count(true);
        if (positives == 0 || positives == y.Length) throw ModelingErrors.OneClass("penalised logistic model", $"{positives} of {y.Length} rows are positive");
        double[] target = new double[y.Length];
        for (int i = 0; i < y.Length; i++) target[i] = y[i] ? 1 : 0;
        double[] weights = Weights(options, y.Length, out double total);
        return new ProximalNewton(x, weights, new BinomialLoss(target, weights), options, grouped: false).Path(total);
    }

    /// <summary>Fits a Cox model with Breslow's ties.</summary>
    /// <param name="x">The columns. There may be more than rows; constant ones get 0.</param>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="options">Penalty and path.</param>
    public static PenalizedPath Cox(DesignMatrix x, SurvivalOutcome outcome, PenaltyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(outcome);
        options ??= new PenaltyOptions();
        Check(x, outcome.Count, options);
        if (outcome.Events == 0) throw ModelingErrors.NoEvents("penalised Cox model");
        double[] weights = Weights(options, outcome.Count, out double total);
        return new ProximalNewton(x, weights, new CoxLoss(outcome, weights), options, grouped: false).Path(total);
    }

    /// <summary>Fits a multinomial model with one set of coefficients a class.</summary>
    /// <param name="x">The columns. There may be more than rows; constant ones get 0.</param>
    /// <param name="y">Class of each row, 0 to classes - 1.</param>
    /// <param name="classes">Number of classes, each of them present.</param>
    /// <param name="options">Penalty and path.</param>
    /// <param name="grouped">Whether a column enters for all classes at once: the penalty is then the 2-norm over classes.</param>
    public static PenalizedPath Multinomial(DesignMatrix x, IReadOnlyList<int> y, int classes, PenaltyOptions? options = null, bool grouped = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        options ??= new PenaltyOptions();
        Check(x, y.Count, options);
        ModelLabels.CheckClasses(y, classes, "penalised multinomial model");
        double[] weights = Weights(options, y.Count, out double total);
        return new ProximalNewton(x, weights, new MultinomialLoss([.. y], classes, weights), options, grouped).Path(total);
    }

    private static void Check(DesignMatrix x, int count, PenaltyOptions options)
    {
        if (count != x.Rows) throw ModelingErrors.Shape("labels", $"{count} for {x.Rows} rows");
        if (x.Columns == 0) throw ModelingErrors.Shape("design matrix", "no column");
        options.Validate(x.Rows, x.Columns);
    }

    private static double[] Weights(PenaltyOptions options, int n, out double total)
    {
        double sum = total = options.Weights?.Sum() ?? n;
        return options.Weights is null ? [.. Enumerable.Repeat(1.0 / n, n)] : [.. options.Weights.Select(w => w / sum)];
    }
}
