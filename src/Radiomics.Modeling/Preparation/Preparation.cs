namespace Radiomics.Modeling;

/// <summary>
/// Features made ready for a model: filters, imputation by the median, harmonisation, scaling to mean 0 and standard deviation 1. It is fitted on
/// <see cref="TrainingRows"/> and on nothing else; to other rows it is only applied.
/// </summary>
public sealed class Preparation
{
    private readonly double[] _medians;

    internal Preparation(IReadOnlyList<string> features, double[] medians, double[] means, double[] scales, ComBat? harmonization, PreparationCounts counts) =>
        (Features, _medians, Means, Scales, Harmonization, Counts) = (features, medians, means, scales, harmonization, counts);

    /// <summary>Features that were kept.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Training median of each, which replaces what is missing.</summary>
    public IReadOnlyList<double> Medians => _medians;

    /// <summary>Training mean of each, after harmonisation.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>Training standard deviation of each (1/N), after harmonisation.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>Harmonisation of the kept features, or null.</summary>
    public ComBat? Harmonization { get; }

    /// <summary>What each filter left.</summary>
    public PreparationCounts Counts { get; }

    /// <summary>Fits every step on training rows.</summary>
    /// <param name="rows">Training rows.</param>
    /// <param name="options">Steps.</param>
    /// <exception cref="ModelingException">No feature is left, or harmonisation is asked for without batches.</exception>
    public static Preparation Fit(TrainingRows rows, PreparationOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        IReadOnlyList<string> names = rows.Data.Features;
        int n = rows.Count;
        HashSet<string> always = [.. options.Always];
        List<(int Index, double[] Values, double Median)> kept = [];
        int present = 0, varying = 0;
        for (int j = 0; j < names.Count; j++)
        {
            double[] values = rows.Column(j);
            int missing = values.Count(double.IsNaN);
            if (missing == n || missing > options.MaxMissing * n) continue;
            present++;
            double[] known = [.. values.Where(v => !double.IsNaN(v)).Order()];
            double median = (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
            double spread = known[^1] - known[0];
            if (!(spread > 1e-12 * Math.Max(Math.Abs(known[0]), Math.Abs(known[^1])))) continue;
            varying++;
            for (int i = 0; i < n; i++)
                if (double.IsNaN(values[i])) values[i] = median;
            kept.Add((j, values, median));
        }
        if (options.Stability is { } stability)
            kept.RemoveAll(k => !always.Contains(names[k.Index]) && !(stability.GetValueOrDefault(names[k.Index], double.NaN) >= options.MinStability));
        int stable = kept.Count;
        if (kept.Count > 0 && options.Harmonize) kept = Harmonized(rows, kept);
        double[] p = [.. kept.Select(k => UnivariateAssociation.PValue(rows, k.Values))];
        if (options.FalseDiscoveryRate is { } rate)
        {
            double[] adjusted = FalseDiscoveryRate.Adjust(p);
            int[] passed = [.. Enumerable.Range(0, kept.Count).Where(i => adjusted[i] <= rate || always.Contains(names[kept[i].Index]))];
            (kept, p) = ([.. passed.Select(i => kept[i])], [.. passed.Select(i => p[i])]);
        }
        int associated = kept.Count;
        int[] chosen = Uncorrelated([.. kept.Select(k => k.Values)], p, [.. kept.Select(k => always.Contains(names[k.Index]))], options.MaxCorrelation);
        string[] features = [.. chosen.Select(c => names[kept[c].Index])];
        double[] medians = [.. chosen.Select(c => kept[c].Median)];
        ComBat? harmonization = options.Harmonize && chosen.Length > 0 ? ComBat.Fit(Raw(features, medians, rows.Data, rows.Rows), rows.Batch ?? throw NoBatch()) : null;
        DesignMatrix final = Raw(features, medians, rows.Data, rows.Rows);
        if (harmonization is not null) final = harmonization.Apply(final, rows.Batch!);
        double[] means = new double[chosen.Length], scales = new double[chosen.Length];
        for (int j = 0; j < chosen.Length; j++)
        {
            ReadOnlySpan<double> column = final.Column(j);
            foreach (double v in column) means[j] += v / n;
            foreach (double v in column) scales[j] += (v - means[j]) * (v - means[j]) / n;
            scales[j] = Math.Sqrt(scales[j]);
        }
        return new Preparation(features, medians, means, scales, harmonization, new PreparationCounts(names.Count, present, varying, stable, associated, chosen.Length));
    }

    internal DesignMatrix Apply(TrainingRows rows) => Scaled(Raw(Features, _medians, rows.Data, rows.Rows), rows.Batch);

    internal DesignMatrix Apply(TestRows rows) => Scaled(Raw(Features, _medians, rows.Data, rows.Rows), rows.Batch);

    /// <summary>Applies the constants to raw values; NaN is replaced by the training median.</summary>
    internal DesignMatrix Apply(double[][] columns, string[]? batch)
    {
        int n = columns.Length == 0 ? 0 : columns[0].Length;
        return Scaled(new DesignMatrix(Features, n, [.. columns.SelectMany((c, j) => c.Select(v => double.IsNaN(v) ? _medians[j] : v))]), batch);
    }

    private static ModelingException NoBatch() => ModelingErrors.Option("Harmonize", "true without a batch column", "a batch column");

    private static DesignMatrix Raw(IReadOnlyList<string> features, double[] medians, ModelingData data, int[] rows)
    {
        double[] values = new double[features.Count * rows.Length];
        Dictionary<string, int> index = data.Features.Select((f, j) => (f, j)).ToDictionary(f => f.f, f => f.j);
        for (int j = 0; j < features.Count; j++)
        {
            double[] column = data.Columns[index[features[j]]];
            for (int i = 0; i < rows.Length; i++) values[j * rows.Length + i] = double.IsNaN(column[rows[i]]) ? medians[j] : column[rows[i]];
        }
        return new DesignMatrix(features, rows.Length, values);
    }

    private DesignMatrix Scaled(DesignMatrix x, string[]? batch)
    {
        if (Harmonization is not null) x = Harmonization.Apply(x, batch ?? throw NoBatch());
        double[] values = new double[x.Rows * x.Columns];
        for (int j = 0; j < x.Columns; j++)
            for (int i = 0; i < x.Rows; i++) values[j * x.Rows + i] = (x[i, j] - Means[j]) / Scales[j];
        return new DesignMatrix(x.Names, x.Rows, values);
    }

    private static List<(int Index, double[] Values, double Median)> Harmonized(TrainingRows rows, List<(int Index, double[] Values, double Median)> kept)
    {
        string[] batch = rows.Batch ?? throw NoBatch();
        DesignMatrix x = new([.. kept.Select(k => rows.Data.Features[k.Index])], rows.Count, [.. kept.SelectMany(k => k.Values)]);
        DesignMatrix turned = ComBat.Fit(x, batch).Apply(x, batch);
        return [.. kept.Select((k, j) => (k.Index, turned.Column(j).ToArray(), k.Median))];
    }

    /// <summary>From the most associated down: a feature stays unless one that stayed is correlated with it.</summary>
    private static int[] Uncorrelated(double[][] columns, double[] p, bool[] always, double limit)
    {
        int[] order = [.. Enumerable.Range(0, columns.Length).OrderBy(i => always[i] ? 0 : 1).ThenBy(i => p[i]).ThenBy(i => i)];
        if (limit >= 1) return [.. order.Order()];
        double[][] ranks = [.. columns.Select(Ranks.Standardized)];
        List<int> stay = [];
        foreach (int candidate in order)
            if (always[candidate] || stay.TrueForAll(s => Math.Abs(WeightedGram.Dot(ranks[s], ranks[candidate])) < limit)) stay.Add(candidate);
        return [.. stay.Order()];
    }
}
