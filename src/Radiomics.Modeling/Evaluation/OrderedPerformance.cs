namespace Radiomics.Modeling;

/// <summary>How well predicted probabilities tell classes with an order apart.</summary>
public sealed record OrderedPerformance
{
    private OrderedPerformance() { }

    /// <summary>Names of the classes, ascending.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Rows by their class, then by the most probable class.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Share of the rows whose most probable class is theirs.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Share of the rows that are of the largest class: the accuracy of naming it for everyone.</summary>
    public required double LargestClassShare { get; init; }

    /// <summary>Cohen's kappa with quadratic weights: 1 is agreement, 0 that of chance, and a miss by two classes counts four times one by one.</summary>
    public required double WeightedKappa { get; init; }

    /// <summary>Area under the ROC curve of each class against all others, by its probability; NaN where a class has no row or every row.</summary>
    public required IReadOnlyList<ConfidenceInterval> Areas { get; init; }

    /// <summary>Ranked probability score: mean squared error of the probability of each class or a lower one, summed over the borders between classes; 0 is best.</summary>
    public required double RankedProbabilityScore { get; init; }

    /// <summary>The same, where everyone gets the shares of the classes.</summary>
    public required double NullRankedProbabilityScore { get; init; }

    /// <summary>Judges probabilities.</summary>
    /// <param name="classes">Class of each row, from 0.</param>
    /// <param name="names">Names of the classes, ascending.</param>
    /// <param name="probabilities">Probability of each class for each row.</param>
    public static OrderedPerformance Of(IReadOnlyList<int> classes, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> probabilities)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(probabilities);
        int n = classes.Count, k = names.Count;
        if (n == 0 || probabilities.Count != n) throw ModelingErrors.Shape("probabilities", $"{probabilities.Count} for {n} rows");
        if (probabilities.Any(p => p.Count != k) || classes.Any(c => c < 0 || c >= k)) throw ModelingErrors.Shape("classes", $"not {k} everywhere");
        int[][] confusion = [.. Enumerable.Range(0, k).Select(_ => new int[k])];
        double[] shares = [.. Enumerable.Range(0, k).Select(c => classes.Count(v => v == c) / (double)n)];
        double score = 0, nothing = 0;
        for (int i = 0; i < n; i++)
        {
            int called = 0;
            double below = 0, belowOfAll = 0;
            for (int c = 0; c < k; c++)
            {
                if (probabilities[i][c] > probabilities[i][called]) called = c;
                if (c == k - 1) break;
                below += probabilities[i][c];
                belowOfAll += shares[c];
                double truth = classes[i] <= c ? 1 : 0;
                score += (below - truth) * (below - truth) / n;
                nothing += (belowOfAll - truth) * (belowOfAll - truth) / n;
            }
            // The last class may be the most probable one, too.
            if (probabilities[i][k - 1] > probabilities[i][called]) called = k - 1;
            confusion[classes[i]][called]++;
        }
        double seen = 0, chance = 0;
        for (int a = 0; a < k; a++)
        {
            for (int b = 0; b < k; b++)
            {
                double weight = (a - b) * (double)(a - b), called = Enumerable.Range(0, k).Sum(c => confusion[c][b]) / (double)n;
                seen += weight * confusion[a][b] / n;
                chance += weight * shares[a] * called;
            }
        }
        return new OrderedPerformance
        {
            Names = [.. names], Confusion = confusion, Accuracy = Enumerable.Range(0, k).Sum(c => confusion[c][c]) / (double)n, LargestClassShare = shares.Max(),
            WeightedKappa = chance == 0 ? double.NaN : 1 - seen / chance, RankedProbabilityScore = score, NullRankedProbabilityScore = nothing,
            Areas = [.. Enumerable.Range(0, k).Select(c => AreaOf(c))],
        };

        ConfidenceInterval AreaOf(int c)
        {
            bool[] labels = [.. classes.Select(v => v == c)];
            if (labels.Distinct().Count() < 2) return new ConfidenceInterval(double.NaN, double.NaN, double.NaN, double.NaN);
            RocCurve roc = new(labels, [.. probabilities.Select(p => p[c])]);
            double error = Math.Sqrt(roc.Variance), half = Tails.Normal975 * error;
            return new ConfidenceInterval(roc.Area, Math.Max(0, roc.Area - half), Math.Min(1, roc.Area + half), error);
        }
    }
}
