namespace Radiomics.Modeling;

/// <summary>Log partial likelihood of a Cox model with its gradient and information; columns are centered by the caller.</summary>
internal sealed class CoxLikelihood(double[][] columns, RiskSets sets, CoxTies ties)
{
    private readonly int _p = columns.Length;

    public double LogLikelihood { get; private set; }

    public double[] Gradient { get; } = new double[columns.Length];

    public double[] Information { get; } = new double[columns.Length * columns.Length];

    /// <summary>What every event time adds: called with the block, the share of the tied deaths that has left (k/d), the sum of risks, the mean weight of the deaths, the mean and covariance of the columns over the risk set.</summary>
    public Action<RiskSets.Block, double, double, double, double[], double[]>? Visit { get; set; }

    public void Evaluate(ReadOnlySpan<double> beta)
    {
        int n = sets.Order.Length;
        double[] eta = new double[n];
        for (int j = 0; j < _p; j++)
            for (int i = 0; i < n; i++) eta[i] += beta[j] * columns[j][i];
        double shift = eta.Length == 0 ? 0 : eta.Max();
        LogLikelihood = 0;
        Gradient.AsSpan().Clear();
        Information.AsSpan().Clear();
        if (ties == CoxTies.Exact) Exact(eta, shift);
        else Approximate(eta, shift);
    }

    private void Approximate(double[] eta, double shift)
    {
        double[] x = new double[_p], s1 = new double[_p], s2 = new double[_p * _p], d1 = new double[_p], d2 = new double[_p * _p], mean = new double[_p], covariance = new double[_p * _p];
        double s0 = 0;
        foreach (RiskSets.Block block in sets.Blocks)
        {
            if (block.OpensStratum)
            {
                s0 = 0;
                s1.AsSpan().Clear();
                s2.AsSpan().Clear();
            }
            for (int place = block.Start; place < block.End; place++) Add(sets.Order[place], ref s0, s1, s2);
            int deaths = block.Deaths.Length;
            if (deaths == 0) continue;
            double d0 = 0, weight = 0;
            d1.AsSpan().Clear();
            d2.AsSpan().Clear();
            foreach (int row in block.Deaths)
            {
                Add(row, ref d0, d1, d2);
                weight += sets.Weights[row];
                LogLikelihood += sets.Weights[row] * (eta[row] - shift);
                for (int j = 0; j < _p; j++) Gradient[j] += sets.Weights[row] * columns[j][row];
            }
            int steps = ties == CoxTies.Efron ? deaths : 1;
            double each = weight / steps;
            for (int k = 0; k < steps; k++)
            {
                double left = (double)k / steps, risk = s0 - left * d0;
                LogLikelihood -= each * Math.Log(risk);
                for (int a = 0; a < _p; a++)
                {
                    mean[a] = (s1[a] - left * d1[a]) / risk;
                    Gradient[a] -= each * mean[a];
                    for (int b = 0; b <= a; b++)
                        covariance[a * _p + b] = covariance[b * _p + a] = (s2[a * _p + b] - left * d2[a * _p + b]) / risk - mean[a] * mean[b];
                }
                for (int a = 0; a < covariance.Length; a++) Information[a] += each * covariance[a];
                Visit?.Invoke(block, left, risk * Math.Exp(shift), each, mean, covariance);
            }
        }

        void Add(int row, ref double sum0, double[] sum1, double[] sum2)
        {
            double risk = sets.Weights[row] * Math.Exp(eta[row] - shift);
            sum0 += risk;
            for (int j = 0; j < _p; j++) x[j] = columns[j][row];
            for (int a = 0; a < _p; a++)
            {
                double r = risk * x[a];
                sum1[a] += r;
                for (int b = 0; b <= a; b++) sum2[a * _p + b] += r * x[b];
            }
        }
    }

    /// <summary>
    /// The recursion of Gail, Lubin and Rubinstein (1981): the sum over all groups of d of the risk set of the product of their risks, with its first and second
    /// derivatives, grown subject by subject.
    /// </summary>
    private void Exact(double[] eta, double shift)
    {
        int most = sets.Blocks.Max(b => b.Deaths.Length), pairs = _p * _p;
        double[] sum = new double[most + 1];
        double[][] first = [.. Enumerable.Range(0, most + 1).Select(_ => new double[_p])];
        double[][] second = [.. Enumerable.Range(0, most + 1).Select(_ => new double[pairs])];
        double[] x = new double[_p];
        foreach (RiskSets.Block block in sets.Blocks)
        {
            if (block.OpensStratum)
            {
                sum.AsSpan().Clear();
                sum[0] = 1;
                foreach (double[] row in first) row.AsSpan().Clear();
                foreach (double[] row in second) row.AsSpan().Clear();
            }
            for (int place = block.Start; place < block.End; place++)
            {
                int row = sets.Order[place];
                double risk = Math.Exp(eta[row] - shift);
                for (int j = 0; j < _p; j++) x[j] = columns[j][row];
                for (int k = most; k >= 1; k--)
                {
                    double[] f = first[k], g = first[k - 1], h = second[k], i = second[k - 1];
                    double below = sum[k - 1];
                    for (int a = 0; a < _p; a++)
                    {
                        for (int b = 0; b <= a; b++) h[a * _p + b] += risk * (i[a * _p + b] + x[a] * g[b] + x[b] * g[a] + x[a] * x[b] * below);
                        f[a] += risk * (g[a] + x[a] * below);
                    }
                    sum[k] += risk * below;
                }
            }
            int d = block.Deaths.Length;
            if (d == 0) continue;
            if (!double.IsFinite(sum[d]) || sum[d] <= 0) throw ModelingErrors.NotConverged("Cox model with exact ties: too many tied events for the discrete likelihood", 0);
            foreach (int row in block.Deaths)
            {
                LogLikelihood += eta[row] - shift;
                for (int j = 0; j < _p; j++) Gradient[j] += columns[j][row];
            }
            LogLikelihood -= Math.Log(sum[d]);
            for (int a = 0; a < _p; a++)
            {
                Gradient[a] -= first[d][a] / sum[d];
                for (int b = 0; b <= a; b++)
                {
                    double value = second[d][a * _p + b] / sum[d] - first[d][a] / sum[d] * (first[d][b] / sum[d]);
                    Information[a * _p + b] += value;
                    if (a != b) Information[b * _p + a] += value;
                }
            }
        }
    }
}
