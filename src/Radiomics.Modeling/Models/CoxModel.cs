namespace Radiomics.Modeling;

/// <summary>
/// Cox's proportional-hazards model, fitted by Newton's method on the log partial likelihood until the step is below 1e-12 standard errors; as <c>coxph</c> of R's
/// survival package. Columns are centered while fitting; coefficients and baseline hazard are those of the columns as given.
/// </summary>
public sealed class CoxModel
{
    private CoxModel(CoefficientTable coefficients, CoxOptions options, SurvivalOutcome outcome, double[][] centered, double[] means, RiskSets sets)
    {
        Coefficients = coefficients;
        Options = options;
        Outcome = outcome;
        Centered = centered;
        Means = means;
        Sets = sets;
    }

    /// <summary>Log hazard ratios.</summary>
    public CoefficientTable Coefficients { get; }

    /// <summary>Log partial likelihood at the estimates. That of exact ties is not comparable with the other two.</summary>
    public double LogLikelihood { get; private init; }

    /// <summary>Log partial likelihood without any column.</summary>
    public double NullLogLikelihood { get; private init; }

    /// <summary>Likelihood-ratio test of all columns.</summary>
    public TestResult LikelihoodRatioTest => Global(2 * (LogLikelihood - NullLogLikelihood));

    /// <summary>Wald's test of all columns; robust where the standard errors are.</summary>
    public TestResult WaldTest { get; private init; } = null!;

    /// <summary>Score (log-rank) test of all columns.</summary>
    public TestResult ScoreTest { get; private init; } = null!;

    /// <summary>Baseline cumulative hazard at zero of every column: Efron's estimate for Efron's ties, Breslow's otherwise.</summary>
    public BaselineHazard Baseline { get; private init; } = null!;

    /// <summary>How the model was fitted.</summary>
    public CoxOptions Options { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Outcome.Count;

    /// <summary>Number of events.</summary>
    public int Events => Outcome.Events;

    internal SurvivalOutcome Outcome { get; }

    internal double[][] Centered { get; }

    internal double[] Means { get; }

    internal RiskSets Sets { get; }

    private double[] InverseInformation { get; init; } = [];

    private TestResult Global(double statistic) => new(statistic, Coefficients.Names.Count, Tails.ChiSquare(statistic, Coefficients.Names.Count));

    /// <summary>Fits the model.</summary>
    /// <param name="x">The columns, one row a subject.</param>
    /// <param name="outcome">Follow-up of the same subjects.</param>
    /// <param name="options">Ties, strata, weights; null for Efron's ties.</param>
    /// <exception cref="ModelingException">All censored, constant or collinear columns, more columns than events allow, or separation.</exception>
    public static CoxModel Fit(DesignMatrix x, SurvivalOutcome outcome, CoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(outcome);
        options ??= new CoxOptions();
        int n = x.Rows, p = x.Columns;
        if (outcome.Count != n) throw ModelingErrors.Shape("outcome", $"{outcome.Count} subjects for {n} rows");
        if (outcome.Events == 0) throw ModelingErrors.NoEvents("Cox model");
        if (options.Weights is not null && options.Ties == CoxTies.Exact) throw ModelingErrors.Option("Ties", "Exact with weights", "Efron or Breslow with weights");
        if (p >= outcome.Events) throw ModelingErrors.TooManyColumns(p, outcome.Events);
        RiskSets sets = new(outcome, options.Strata, options.Weights);
        (double[][] centered, double[] means, double[] scales) = Center(x, sets.Weights);
        CoxLikelihood likelihood = new(centered, sets, options.Ties);
        double[] beta = new double[p], step = new double[p];
        likelihood.Evaluate(beta);
        double start = likelihood.LogLikelihood, current = start, score = 0;
        double[] covariance = [];
        bool converged = p == 0;
        for (int iteration = 0; iteration < options.MaxIterations && !converged; iteration++)
        {
            double[]? l = SymmetricMatrix.Cholesky(likelihood.Information, p, 1e-11, out int failed);
            if (l is null) throw iteration == 0 ? ModelingErrors.Collinear(x.Names[failed]) : ModelingErrors.Separated(x.Names[failed]);
            likelihood.Gradient.CopyTo(step, 0);
            SymmetricMatrix.Solve(l, p, step);
            if (iteration == 0) score = Dot(step, likelihood.Gradient);
            covariance = SymmetricMatrix.Inverse(l, p);
            // The last step is taken too: it is below the tolerance and brings the estimate to rounding.
            // Along a separating column the standard error grows faster than steps fall: a step must be small by itself too.
            converged = true;
            bool small = true;
            for (int j = 0; j < p; j++)
            {
                converged &= Math.Abs(step[j]) < 1e-12 * Math.Sqrt(covariance[j * p + j]) + 1e-15 * Math.Abs(beta[j]);
                small &= Math.Abs(step[j]) * scales[j] < 1e-7;
            }
            converged &= small;
            double[] before = [.. beta];
            for (double size = 1; ; size /= 2)
            {
                for (int j = 0; j < p; j++) beta[j] = before[j] + size * step[j];
                likelihood.Evaluate(beta);
                if (likelihood.LogLikelihood >= current - 1e-12 * Math.Abs(current) || size < 1e-6) break;
            }
            converged |= iteration > 8 && small && Math.Abs(likelihood.LogLikelihood - current) < 1e-15 * Math.Abs(current);
            current = likelihood.LogLikelihood;
            if (Runaway(beta, scales)) throw ModelingErrors.Separated(x.Names[Widest(beta, scales)]);
        }
        if (!converged) throw ModelingErrors.NotConverged("Cox model", options.MaxIterations);
        if (p > 0)
        {
            double[]? l = SymmetricMatrix.Cholesky(likelihood.Information, p, 1e-13, out int failed);
            covariance = l is null ? throw ModelingErrors.Collinear(x.Names[failed]) : SymmetricMatrix.Inverse(l, p);
        }
        CoxResiduals residuals = CoxResiduals.Compute(centered, sets, options.Ties, beta, covariance);
        double[] reported = options.Robust ? residuals.RobustCovariance() : covariance;
        double wald = 0;
        if (p > 0)
        {
            double[] solved = [.. beta];
            SymmetricMatrix.Solve(SymmetricMatrix.Cholesky(reported, p, 0, out _) ?? throw ModelingErrors.NotConverged("robust covariance", 0), p, solved);
            wald = Dot(solved, beta);
        }
        return new CoxModel(new CoefficientTable(x.Names, beta, reported), options, outcome, centered, means, sets)
        {
            LogLikelihood = current,
            NullLogLikelihood = start,
            WaldTest = new TestResult(wald, p, Tails.ChiSquare(wald, p)),
            InverseInformation = covariance,
            ScoreTest = new TestResult(score, p, Tails.ChiSquare(score, p)),
            Baseline = BaselineHazard.Estimate(centered, means, beta, sets, options.Ties),
        };
    }

    /// <summary>Linear predictor x'b of each row, columns as given.</summary>
    /// <param name="x">Rows with the model's columns.</param>
    public double[] LinearPredictor(DesignMatrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Multiply([.. Coefficients.Values]);
    }

    /// <summary>Residuals of the training rows.</summary>
    public CoxResiduals Residuals() => CoxResiduals.Compute(Centered, Sets, Options.Ties, [.. Coefficients.Values], InverseInformation);

    /// <summary>Survival of one subject at some times with its standard error and interval: the uncertainty of hazard and coefficients.</summary>
    /// <param name="values">The subject's value of each column.</param>
    /// <param name="times">Times, in the unit of the outcome.</param>
    /// <param name="stratum">The subject's stratum.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="scale">Scale of the interval.</param>
    public IReadOnlyList<ConfidenceInterval> Survival(
        ReadOnlySpan<double> values, IReadOnlyList<double> times, int stratum = 0, double level = 0.95, SurvivalIntervalScale scale = SurvivalIntervalScale.Log)
    {
        ArgumentNullException.ThrowIfNull(times);
        double[] centered = new double[values.Length];
        for (int j = 0; j < centered.Length; j++) centered[j] = values[j] - Means[j];
        return Baseline.Survival(centered, [.. Coefficients.Values], Coefficients.CovarianceValues.ToArray(), times, stratum, level, scale);
    }

    internal static (double[][] Centered, double[] Means, double[] Scales) Center(DesignMatrix x, double[] weights)
    {
        double[] means = new double[x.Columns], scales = new double[x.Columns];
        double[][] centered = new double[x.Columns][];
        double total = weights.Sum();
        for (int j = 0; j < x.Columns; j++)
        {
            double[] column = x.Column(j).ToArray();
            double sum = 0, squares = 0;
            for (int i = 0; i < column.Length; i++) sum += weights[i] * column[i];
            means[j] = sum / total;
            for (int i = 0; i < column.Length; i++)
            {
                column[i] -= means[j];
                squares += weights[i] * column[i] * column[i];
            }
            scales[j] = Math.Sqrt(squares / total);
            if (!(scales[j] > 1e-14 * Math.Abs(means[j]))) throw ModelingErrors.Constant(x.Names[j]);
            centered[j] = column;
        }
        return (centered, means, scales);
    }

    private static bool Runaway(double[] beta, double[] scales) => beta.Length > 0 && Math.Abs(beta[Widest(beta, scales)]) * scales[Widest(beta, scales)] > 25;

    private static int Widest(double[] beta, double[] scales) => Enumerable.Range(0, beta.Length).MaxBy(j => Math.Abs(beta[j]) * scales[j]);

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
