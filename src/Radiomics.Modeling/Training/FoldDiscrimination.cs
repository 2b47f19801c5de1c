namespace Radiomics.Modeling;

/// <summary>Discrimination of predictions made by the models of several folds.</summary>
internal static class FoldDiscrimination
{
    /// <summary>Discrimination within folds: their areas weighted by pairs, or the concordance of pairs of one fold.</summary>
    public static ConfidenceInterval Of(ModelingData data, FoldPrediction[] rows, int folds)
    {
        if ((data.Survival ?? data.Order) is { } survival)
            return Concordance.Harrell(survival.Select([.. rows.Select(r => r.Row)]), [.. rows.Select(r => r.LinearPredictor)], [.. rows.Select(r => r.Fold)]).Interval();
        double pairs = 0, sum = 0, variance = 0;
        for (int fold = 0; fold < folds; fold++)
        {
            FoldPrediction[] part = [.. rows.Where(r => r.Fold == fold)];
            bool[] labels = [.. part.Select(r => data.Labels[r.Row])];
            double weight = (double)labels.Count(l => l) * labels.Count(l => !l);
            if (weight == 0) continue;
            RocCurve roc = new(labels, [.. part.Select(r => r.LinearPredictor)]);
            pairs += weight;
            sum += weight * roc.Area;
            variance += weight * weight * roc.Variance;
        }
        double area = sum / pairs, error = Math.Sqrt(variance) / pairs, half = Tails.Normal975 * error;
        return new ConfidenceInterval(area, Math.Max(0, area - half), Math.Min(1, area + half), error);
    }
}
