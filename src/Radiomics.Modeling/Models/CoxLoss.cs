namespace Radiomics.Modeling;

/// <summary>Breslow's negative log partial likelihood over the sum of weights, as glmnet's Cox family; weights sum to one.</summary>
internal sealed class CoxLoss : PenalizedLoss
{
    private readonly RiskSets _sets;
    private readonly double[] _weights, _risk, _curvature;
    private readonly double[] _deathWeight;
    private readonly double[] _total;

    public CoxLoss(SurvivalOutcome outcome, double[] weights, IReadOnlyList<int>? strata = null) : base(outcome.Count, 1, false)
    {
        _sets = new RiskSets(outcome, strata, weights);
        _weights = weights;
        _risk = new double[Rows];
        _curvature = new double[Rows];
        _deathWeight = [.. _sets.Blocks.Select(b => b.Deaths.Sum(d => weights[d]))];
        _total = new double[_sets.Blocks.Length];
        foreach (double d in _deathWeight)
            if (d > 0) Saturated += d * Math.Log(d);
    }

    /// <summary>The saturated model gives every tied group its whole weight: sum of d log d.</summary>
    public override double Saturated { get; }

    public override double Value(double[] eta)
    {
        double shift = Totals(eta), sum = 0;
        for (int b = 0; b < _sets.Blocks.Length; b++)
        {
            if (_deathWeight[b] == 0) continue;
            sum += _deathWeight[b] * (Math.Log(_total[b]) + shift);
            foreach (int row in _sets.Blocks[b].Deaths) sum -= _weights[row] * eta[row];
        }
        return sum;
    }

    public override void Gradient(double[] eta, double[] gradient)
    {
        Totals(eta);
        double hazard = 0;
        for (int b = _sets.Blocks.Length - 1; b >= 0; b--)
        {
            RiskSets.Block block = _sets.Blocks[b];
            if (b == _sets.Blocks.Length - 1 || _sets.Blocks[b + 1].OpensStratum) hazard = 0;
            if (_deathWeight[b] > 0) hazard += _deathWeight[b] / _total[b];
            for (int place = block.Start; place < block.End; place++)
            {
                int row = _sets.Order[place];
                gradient[row] = _curvature[row] = _risk[row] * hazard;
            }
            foreach (int row in block.Deaths) gradient[row] -= _weights[row];
        }
    }

    public override void PrepareCurvature(double[] eta) => Gradient(eta, new double[Rows]);

    public override void Curvature(double[][] coordinates, int[] outputs, double[] hessian)
    {
        int m = coordinates.Length, deaths = _deathWeight.Count(d => d > 0);
        WeightedGram.Fill(coordinates, _curvature, hessian);
        // Less the squared mean of each risk set, one row an event time.
        double[][] means = new double[m][];
        for (int a = 0; a < m; a++)
        {
            double[] mean = means[a] = new double[deaths], column = coordinates[a];
            double sum = 0;
            int next = 0;
            for (int b = 0; b < _sets.Blocks.Length; b++)
            {
                RiskSets.Block block = _sets.Blocks[b];
                if (block.OpensStratum) sum = 0;
                for (int place = block.Start; place < block.End; place++) sum += _risk[_sets.Order[place]] * column[_sets.Order[place]];
                if (_deathWeight[b] > 0) mean[next++] = sum / _total[b] * Math.Sqrt(_deathWeight[b]);
            }
            for (int c = 0; c <= a; c++)
            {
                double product = WeightedGram.Dot(mean, means[c]);
                hessian[a * m + c] -= product;
                if (a != c) hessian[c * m + a] -= product;
            }
        }
    }

    public override double[] NullIntercepts() => [];

    private double Totals(double[] eta)
    {
        double shift = eta.Max(), total = 0;
        for (int b = 0; b < _sets.Blocks.Length; b++)
        {
            RiskSets.Block block = _sets.Blocks[b];
            if (block.OpensStratum) total = 0;
            for (int place = block.Start; place < block.End; place++)
            {
                int row = _sets.Order[place];
                total += _risk[row] = _weights[row] * Math.Exp(eta[row] - shift);
            }
            _total[b] = total;
        }
        return shift;
    }
}
