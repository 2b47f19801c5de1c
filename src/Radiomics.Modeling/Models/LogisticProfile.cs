namespace Radiomics.Modeling;

/// <summary>
/// The likelihood of a logistic model along one coefficient, all others at their best: Newton's method under the linear constraint that the coefficient has a given
/// value. Columns are those the model was fitted on (centered, scaled), and coefficients as given are a linear transform of theirs. The intercept holds
/// the level of the offset.
/// </summary>
internal sealed class LogisticProfile(double[][] columns, double[] y, double[] weights, double[] offset, double[] estimate, double[] covariance, double deviance, double[] transform, double level)
{
    private readonly int _p = columns.Length + 1;

    /// <summary>The values at which the signed root of the deviance's rise is +- z.</summary>
    public (double Lower, double Upper) Limits(int index, double value, double error, double z)
    {
        // The intercept was fitted without the level of the offset.
        double shift = index == 0 ? level : 0;
        return (Limit(index, value + shift, error, -z) - shift, Limit(index, value + shift, error, z) - shift);
    }

    private double Limit(int index, double value, double error, double z)
    {
        const int most = 100;
        double[] start = estimate;
        double near = value, far = value + z * error, nearGap = -Math.Abs(z), farGap = Gap(far);
        for (int i = 0; farGap < 0 && i < most; i++)
        {
            (near, nearGap) = (far, farGap);
            far += z * error;
            farGap = Gap(far);
        }
        // The root lies between near and far: the Illinois rule keeps the bracket.
        for (int i = 0; i < most && Math.Abs(far - near) > 1e-14 * (Math.Abs(value) + error); i++)
        {
            double middle = (near * farGap - far * nearGap) / (farGap - nearGap);
            if (!(middle > Math.Min(near, far) && middle < Math.Max(near, far))) middle = (near + far) / 2;
            double gap = Gap(middle);
            if (Math.Abs(gap) < 1e-12) return middle;
            if (gap > 0)
            {
                (far, farGap) = (middle, gap);
                nearGap /= 2;
            }
            else
            {
                (near, nearGap) = (middle, gap);
                farGap /= 2;
            }
        }
        return (near + far) / 2;

        double Gap(double at)
        {
            (double reached, start) = Maximize(index, at, start);
            return Math.Sqrt(Math.Max(0, reached - deviance)) - Math.Abs(z);
        }
    }

    private (double Deviance, double[] Beta) Maximize(int index, double value, double[] start)
    {
        const int maxIterations = 100;
        double[] c = transform.AsSpan(index * _p, _p).ToArray(), beta = [.. start];
        // Onto the constraint along the direction that costs least at the estimate.
        double[] direction = new double[_p];
        double length = 0, off = value;
        for (int a = 0; a < _p; a++)
        {
            for (int b = 0; b < _p; b++) direction[a] += covariance[a * _p + b] * c[b];
            length += c[a] * direction[a];
            off -= c[a] * beta[a];
        }
        for (int a = 0; a < _p; a++) beta[a] += direction[a] * off / length;
        double now = Evaluate(beta, null, null);
        double[] gradient = new double[_p], information = new double[_p * _p];
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            Evaluate(beta, gradient, information);
            if (SymmetricMatrix.Cholesky(information, _p, 1e-13, out _) is not { } l) break;
            double[] step = [.. gradient], along = [.. c];
            SymmetricMatrix.Solve(l, _p, step);
            SymmetricMatrix.Solve(l, _p, along);
            double cStep = 0, cAlong = 0, decrement = 0;
            for (int a = 0; a < _p; a++) (cStep, cAlong) = (cStep + c[a] * step[a], cAlong + c[a] * along[a]);
            for (int a = 0; a < _p; a++)
            {
                step[a] -= along[a] * cStep / cAlong;
                decrement += step[a] * gradient[a];
            }
            double[] before = [.. beta];
            double reached = now;
            for (double size = 1; size > 1e-8; size /= 2)
            {
                for (int a = 0; a < _p; a++) beta[a] = before[a] + size * step[a];
                reached = Evaluate(beta, null, null);
                if (reached <= now + 1e-13 * (1 + now)) break;
            }
            now = reached;
            if (Math.Abs(decrement) < 1e-18 * (1 + now)) return (now, beta);
        }
        return (now, beta);
    }

    /// <summary>The deviance; gradient and information of the log likelihood where asked for.</summary>
    private double Evaluate(double[] beta, double[]? gradient, double[]? information)
    {
        gradient?.AsSpan().Clear();
        information?.AsSpan().Clear();
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double eta = offset[i] + beta[0];
            for (int a = 1; a < _p; a++) eta += beta[a] * columns[a - 1][i];
            sum += 2 * weights[i] * (LogisticModel.SoftPlus(eta) - y[i] * eta);
            if (gradient is null || information is null) continue;
            double mu = LogisticModel.Sigmoid(eta), v = weights[i] * mu * LogisticModel.Sigmoid(-eta), r = weights[i] * (y[i] - mu);
            for (int a = 0; a < _p; a++)
            {
                double xa = a == 0 ? 1 : columns[a - 1][i];
                gradient[a] += r * xa;
                for (int b = 0; b <= a; b++) information[a * _p + b] += v * xa * (b == 0 ? 1 : columns[b - 1][i]);
            }
        }
        return sum;
    }
}
