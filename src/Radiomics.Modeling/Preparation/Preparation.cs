namespace Radiomics.Modeling;

/// <summary>
/// Features made ready for a model: categories coded, filters, imputation by the median, harmonisation, scaling to mean 0 and standard deviation 1. It is fitted on
/// <see cref="TrainingRows"/> and on nothing else; to other rows it is only applied.
/// </summary>
public sealed class Preparation
{
    private readonly PreparedFeature[] _features;

    internal Preparation(
        IReadOnlyList<PreparedFeature> features, IReadOnlyList<CategoryCoding> categories, double[] means, double[] scales, ComBat? harmonization, PreparationCounts counts)
    {
        (_features, Categories, Means, Scales, Harmonization, Counts) = ([.. features], categories, means, scales, harmonization, counts);
        Features = [.. features.Select(f => f.Name)];
    }

    /// <summary>Features that were kept; those of a category are named column=level.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>How categories are coded that a kept feature comes from.</summary>
    public IReadOnlyList<CategoryCoding> Categories { get; }

    /// <summary>Training median of each, which replaces what is missing; of a level 1 where it is the most frequent one, else 0.</summary>
    public IReadOnlyList<double> Medians => [.. _features.Select(f => f.Fill)];

    /// <summary>Training mean of each, after harmonisation.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>Training standard deviation of each (1/N), after harmonisation.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>Harmonisation of the kept numeric features, or null; levels of categories are not harmonised.</summary>
    public ComBat? Harmonization { get; }

    /// <summary>What each filter left.</summary>
    public PreparationCounts Counts { get; }

    internal IReadOnlyList<PreparedFeature> Columns => _features;

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
        List<(PreparedFeature Feature, double[] Values)> kept = [];
        Dictionary<string, CategoryCoding> categories = [];
        int given = 0, present = 0, varying = 0;
        for (int j = 0; j < names.Count; j++)
        {
            double[] values = rows.Column(j);
            given += rows.Data.Levels[j] is { } all ? Math.Max(1, all.Length - 1) : 1;
            int missing = values.Count(double.IsNaN);
            if (missing == n || missing > options.MaxMissing * n) continue;
            if (rows.Data.Levels[j] is not null)
            {
                string?[] texts = rows.Categories(j);
                CategoryCoding coding = CategoryCoding.Fit(names[j], texts, rows.Data.References.GetValueOrDefault(names[j]));
                categories.Add(names[j], coding);
                foreach (PreparedFeature feature in coding.Features)
                {
                    present++;
                    varying++;
                    kept.Add((feature, Filled(coding.Indicator(feature.Level!, texts), feature.Fill)));
                }
                continue;
            }
            present++;
            double[] known = [.. values.Where(v => !double.IsNaN(v)).Order()];
            double median = (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
            double spread = known[^1] - known[0];
            if (!(spread > 1e-12 * Math.Max(Math.Abs(known[0]), Math.Abs(known[^1])))) continue;
            varying++;
            kept.Add((new PreparedFeature(names[j], names[j], null, median), Filled(values, median)));
        }
        if (options.Stability is { } stability)
            kept.RemoveAll(k => !Always(k.Feature) && !(stability.GetValueOrDefault(k.Feature.Name, double.NaN) >= options.MinStability));
        int stable = kept.Count;
        if (options.Harmonize) kept = Harmonized(rows, kept);
        double[] p = [.. kept.Select(k => UnivariateAssociation.PValue(rows, k.Values))];
        if (options.FalseDiscoveryRate is { } rate)
        {
            double[] adjusted = FalseDiscoveryRate.Adjust(p);
            int[] passed = [.. Enumerable.Range(0, kept.Count).Where(i => adjusted[i] <= rate || Always(kept[i].Feature))];
            (kept, p) = ([.. passed.Select(i => kept[i])], [.. passed.Select(i => p[i])]);
        }
        int associated = kept.Count;
        int[] chosen = Uncorrelated([.. kept.Select(k => k.Values)], p, [.. kept.Select(k => Always(k.Feature))], options.MaxCorrelation);
        PreparedFeature[] features = [.. chosen.Select(c => kept[c].Feature)];
        CategoryCoding[] codings = [.. features.Select(f => f.Column).Distinct().Where(categories.ContainsKey).Select(c => categories[c])];
        DesignMatrix final = Raw(features, codings, rows.Data, rows.Rows);
        int[] numeric = Numeric(features);
        ComBat? harmonization = options.Harmonize && numeric.Length > 0 ? ComBat.Fit(final.SelectColumns(numeric), rows.Batch ?? throw NoBatch()) : null;
        if (harmonization is not null) final = Turned(harmonization, final, numeric, rows.Batch!);
        double[] means = new double[chosen.Length], scales = new double[chosen.Length];
        for (int j = 0; j < chosen.Length; j++)
        {
            ReadOnlySpan<double> column = final.Column(j);
            foreach (double v in column) means[j] += v / n;
            foreach (double v in column) scales[j] += (v - means[j]) * (v - means[j]) / n;
            scales[j] = Math.Sqrt(scales[j]);
        }
        return new Preparation(features, codings, means, scales, harmonization, new PreparationCounts(given, present, varying, stable, associated, chosen.Length));

        bool Always(PreparedFeature feature) => always.Contains(feature.Column) || always.Contains(feature.Name);
    }

    internal DesignMatrix Apply(TrainingRows rows) => Scaled(Raw(_features, Categories, rows.Data, rows.Rows), rows.Batch);

    internal DesignMatrix Apply(TestRows rows) => Scaled(Raw(_features, Categories, rows.Data, rows.Rows), rows.Batch);

    /// <summary>Applies the constants to raw values, one column a feature; NaN is replaced by what is missing takes.</summary>
    internal DesignMatrix Apply(double[][] columns, string[]? batch)
    {
        int n = columns.Length == 0 ? 0 : columns[0].Length;
        return Scaled(new DesignMatrix(Features, n, [.. columns.SelectMany((c, j) => Filled(c, _features[j].Fill))]), batch);
    }

    private static ModelingException NoBatch() => ModelingErrors.Option("Harmonize", "true without a batch column", "a batch column");

    private static double[] Filled(double[] values, double fill) => [.. values.Select(v => double.IsNaN(v) ? fill : v)];

    private static int[] Numeric(PreparedFeature[] features) => [.. Enumerable.Range(0, features.Length).Where(j => features[j].Level is null)];

    private static DesignMatrix Raw(PreparedFeature[] features, IReadOnlyList<CategoryCoding> categories, ModelingData data, int[] rows)
    {
        double[] values = new double[features.Length * rows.Length];
        Dictionary<string, int> index = data.Features.Select((f, j) => (f, j)).ToDictionary(f => f.f, f => f.j);
        for (int j = 0; j < features.Length; j++)
        {
            (int column, PreparedFeature feature) = (index[features[j].Column], features[j]);
            double[] raw = feature.Level is null
                ? [.. rows.Select(r => data.Columns[column][r])]
                : categories.First(c => c.Column == feature.Column).Indicator(feature.Level, rows.Select(r => data.Category(column, r)));
            Filled(raw, feature.Fill).CopyTo(values, j * rows.Length);
        }
        return new DesignMatrix([.. features.Select(f => f.Name)], rows.Length, values);
    }

    private DesignMatrix Scaled(DesignMatrix x, string[]? batch)
    {
        if (Harmonization is not null) x = Turned(Harmonization, x, Numeric(_features), batch ?? throw NoBatch());
        double[] values = new double[x.Rows * x.Columns];
        for (int j = 0; j < x.Columns; j++)
            for (int i = 0; i < x.Rows; i++) values[j * x.Rows + i] = (x[i, j] - Means[j]) / Scales[j];
        return new DesignMatrix(x.Names, x.Rows, values);
    }

    /// <summary>Harmonises some columns and leaves the others as they are.</summary>
    private static DesignMatrix Turned(ComBat combat, DesignMatrix x, int[] columns, string[] batch)
    {
        DesignMatrix part = combat.Apply(x.SelectColumns(columns), batch);
        double[] values = new double[x.Rows * x.Columns];
        for (int j = 0; j < x.Columns; j++) x.Column(j).CopyTo(values.AsSpan(j * x.Rows));
        for (int k = 0; k < columns.Length; k++) part.Column(k).CopyTo(values.AsSpan(columns[k] * x.Rows));
        return new DesignMatrix(x.Names, x.Rows, values);
    }

    private static List<(PreparedFeature Feature, double[] Values)> Harmonized(TrainingRows rows, List<(PreparedFeature Feature, double[] Values)> kept)
    {
        string[] batch = rows.Batch ?? throw NoBatch();
        int[] numeric = Numeric([.. kept.Select(k => k.Feature)]);
        if (numeric.Length == 0) return kept;
        DesignMatrix x = new([.. kept.Select(k => k.Feature.Name)], rows.Count, [.. kept.SelectMany(k => k.Values)]);
        DesignMatrix turned = Turned(ComBat.Fit(x.SelectColumns(numeric), batch), x, numeric, batch);
        return [.. kept.Select((k, j) => (k.Feature, turned.Column(j).ToArray()))];
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
