namespace Radiomics.Modeling;

/// <summary>The score test of one feature alone with the outcome of training rows: of a logistic or multinomial model for classes, of a Cox model (Breslow) for survival.</summary>
internal static class UnivariateAssociation
{
    public static double PValue(TrainingRows rows, double[] values)
    {
        double mean = values.Average();
        double[] x = [.. values.Select(v => v - mean)];
        double score = 0, information = 0;
        if (rows.Data.Survival is not null)
        {
            SurvivalOutcome outcome = rows.Survival;
            double s0 = 0, s1 = 0, s2 = 0;
            int[] order = SurvivalOrder.Ascending(outcome);
            for (int end = order.Length; end > 0;)
            {
                int start = end;
                double time = outcome.Times[order[end - 1]];
                int deaths = 0;
                for (; start > 0 && outcome.Times[order[start - 1]] == time; start--)
                {
                    double v = x[order[start - 1]];
                    (s0, s1, s2) = (s0 + 1, s1 + v, s2 + v * v);
                    if (!outcome.IsEvent[order[start - 1]]) continue;
                    deaths++;
                    score += v;
                }
                score -= deaths * s1 / s0;
                information += deaths * (s2 / s0 - s1 / s0 * (s1 / s0));
                end = start;
            }
        }
        else if (rows.Data.Order is not null)
        {
            // Multinomial: by class the sum of x over p (1 - p) would, with the covariance of classes, come to sum (sum x)^2 / (p sum x^2).
            double squares = x.Sum(v => v * v), statistic = 0;
            int[] classes = rows.Classes;
            IGrouping<int, int>[] groups = [.. Enumerable.Range(0, x.Length).GroupBy(i => classes[i])];
            foreach (IGrouping<int, int> group in groups)
            {
                double sum = group.Sum(i => x[i]);
                statistic += sum * sum / (group.Count() / (double)x.Length * squares);
            }
            return squares > 0 && groups.Length > 1 ? Tails.ChiSquare(statistic, groups.Length - 1) : 1;
        }
        else
        {
            bool[] labels = rows.Labels;
            double share = labels.Count(l => l) / (double)labels.Length;
            for (int i = 0; i < x.Length; i++)
            {
                score += x[i] * ((labels[i] ? 1 : 0) - share);
                information += share * (1 - share) * x[i] * x[i];
            }
        }
        return information > 0 ? Tails.ChiSquare(score * score / information, 1) : 1;
    }
}
