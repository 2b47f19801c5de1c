namespace Radiomics.Modeling;

/// <summary>Residuals of a Cox model, one row a subject: martingale, deviance, score and dfbeta (Therneau and Grambsch, 2000, chapter 4).</summary>
public sealed class CoxResiduals
{
    private readonly double[] _score;
    private readonly int _columns;
    private readonly bool[] _events;

    private CoxResiduals(double[] martingale, double[] score, int columns, bool[] events)
    {
        Martingale = martingale;
        _score = score;
        _columns = columns;
        _events = events;
    }

    /// <summary>Events minus expected events. Those of exact ties are Breslow's.</summary>
    public IReadOnlyList<double> Martingale { get; }

    /// <summary>Martingale residuals made symmetric: sign(m) sqrt(-2 (m + d log(d - m))).</summary>
    public IReadOnlyList<double> Deviance =>
        [.. Martingale.Select((m, i) => Math.Sign(m) * Math.Sqrt(-2 * (m + (_events[i] ? Math.Log(1 - m) : 0))))];

    /// <summary>A subject's part of the score of one column, unweighted.</summary>
    /// <param name="row">Zero-based subject.</param>
    /// <param name="column">Zero-based column.</param>
    public double Score(int row, int column) => _score[row * _columns + column];

    /// <summary>The change of a coefficient when a subject is left out, to first order: weight x score x covariance.</summary>
    /// <param name="row">Zero-based subject.</param>
    /// <param name="column">Zero-based column.</param>
    public double DfBeta(int row, int column)
    {
        double sum = 0;
        for (int b = 0; b < _columns; b++) sum += _score[row * _columns + b] * Covariance[b * _columns + column];
        return Weights[row] * sum;
    }

    /// <summary>Inverse information of the model.</summary>
    internal double[] Covariance { get; private init; } = [];

    private double[] Weights { get; init; } = [];

    internal static CoxResiduals Compute(double[][] columns, RiskSets sets, CoxTies ties, double[] beta, double[] covariance)
    {
        int n = sets.Order.Length, p = columns.Length;
        double[] risk = new double[n], martingale = new double[n], score = new double[n * p];
        bool[] events = new bool[n];
        for (int j = 0; j < p; j++)
            for (int i = 0; i < n; i++) risk[i] += beta[j] * columns[j][i];
        for (int i = 0; i < n; i++) risk[i] = Math.Exp(risk[i]);

        // Hazard steps of each event time, ascending, so that a subject's sum runs to its own time.
        List<(RiskSets.Block Block, double Left, double Hazard, double[] Mean)> steps = [];
        CoxLikelihood likelihood = new(columns, sets, ties == CoxTies.Exact ? CoxTies.Breslow : ties)
        {
            Visit = (block, left, total, each, mean, _) => steps.Add((block, left, each / total, [.. mean])),
        };
        likelihood.Evaluate(beta);
        foreach (RiskSets.Block block in sets.Blocks)
            foreach (int row in block.Deaths) events[row] = true;

        int next = steps.Count - 1;
        double cumulative = 0;
        double[] weighted = new double[p];
        int? stratum = null;
        for (int b = sets.Blocks.Length - 1; b >= 0; b--)
        {
            RiskSets.Block block = sets.Blocks[b];
            if (block.Stratum != stratum)
            {
                stratum = block.Stratum;
                cumulative = 0;
                weighted.AsSpan().Clear();
            }
            int last = next;
            for (; next >= 0 && ReferenceEquals(steps[next].Block, block); next--)
            {
                cumulative += steps[next].Hazard;
                for (int j = 0; j < p; j++) weighted[j] += steps[next].Hazard * steps[next].Mean[j];
            }
            for (int place = block.Start; place < block.End; place++)
            {
                int row = sets.Order[place];
                martingale[row] = -risk[row] * cumulative;
                for (int j = 0; j < p; j++) score[row * p + j] = -risk[row] * (columns[j][row] * cumulative - weighted[j]);
            }
            int count = last - next;
            foreach (int row in block.Deaths)
            {
                martingale[row] += 1;
                for (int s = next + 1; s <= last; s++)
                {
                    (_, double left, double hazard, double[] mean) = steps[s];
                    martingale[row] += risk[row] * left * hazard;
                    for (int j = 0; j < p; j++) score[row * p + j] += (1.0 / count + risk[row] * left * hazard) * (columns[j][row] - mean[j]);
                }
            }
        }
        return new CoxResiduals(martingale, score, p, events) { Covariance = covariance, Weights = sets.Weights };
    }

    /// <summary>The sandwich: the sum of squares of changes.</summary>
    internal double[] RobustCovariance()
    {
        double[] result = new double[_columns * _columns], change = new double[_columns];
        for (int i = 0; i < Weights.Length; i++)
        {
            for (int a = 0; a < _columns; a++) change[a] = DfBeta(i, a);
            for (int a = 0; a < _columns; a++)
                for (int b = 0; b < _columns; b++) result[a * _columns + b] += change[a] * change[b];
        }
        return result;
    }
}
