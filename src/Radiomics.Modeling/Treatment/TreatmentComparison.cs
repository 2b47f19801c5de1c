namespace Radiomics.Modeling;

/// <summary>
/// Survival of patients like one under each treatment on record: a Cox model of the covariates with a baseline hazard of its own for each treatment. It describes who
/// was treated how and lived how long; it does not say what a treatment would do.
/// </summary>
public sealed class TreatmentComparison
{
    /// <summary>What every display of these numbers must say.</summary>
    public const string Statement =
        "These numbers describe patients treated in the past. Treatments were chosen for reasons that also affect survival, so differences between them are associations, "
        + "not effects. They are no advice for or against a treatment.";

    private readonly DesignMatrix _x;
    private readonly SurvivalOutcome _outcome;
    private readonly string[] _names;
    private readonly int[] _treatment;
    private readonly CoxModel? _model;
    private readonly PenalizedFit? _propensity;
    private readonly TreatmentOptions _options;
    private readonly string? _unfit;

    private TreatmentComparison(DesignMatrix x, SurvivalOutcome outcome, string[] names, int[] treatment, TreatmentOptions options)
    {
        (_x, _outcome, _names, _treatment, _options) = (x, outcome, names, treatment, options);
        if (names.Length < 2)
        {
            _unfit = "Only one treatment is on record: there is nothing to compare.";
            return;
        }
        try
        {
            _model = CoxModel.Fit(x, outcome, new CoxOptions { Strata = treatment });
            PenalizedPath path = PenalizedPath.Multinomial(x, treatment, names.Length, new PenaltyOptions { Alpha = 0, PathLength = 30, SmallestRatio = 1e-5 });
            _propensity = path.Fits[^1];
        }
        catch (ModelingException error)
        {
            _unfit = $"The data do not support a comparison: {error.Problem.Found}.";
        }
    }

    /// <summary>Treatments on record, sorted.</summary>
    public IReadOnlyList<string> Treatments => _names;

    /// <summary>Prepares a comparison.</summary>
    /// <param name="x">Covariates that treatment and survival may depend on: few, complete.</param>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="treatments">Treatment of each patient, as recorded.</param>
    /// <param name="options">When numbers are shown.</param>
    public static TreatmentComparison From(DesignMatrix x, SurvivalOutcome outcome, IReadOnlyList<string> treatments, TreatmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(treatments);
        if (outcome.Count != x.Rows || treatments.Count != x.Rows) throw ModelingErrors.Shape("treatments and outcomes", $"not {x.Rows} of each");
        string[] names = [.. treatments.Distinct().Order(StringComparer.Ordinal)];
        return new TreatmentComparison(x, outcome, names, [.. treatments.Select(t => Array.BinarySearch(names, t, StringComparer.Ordinal))], options ?? new TreatmentOptions());
    }

    /// <summary>The outlook of one patient under each treatment.</summary>
    /// <param name="patient">Covariates, in the order of the columns.</param>
    /// <param name="horizons">Times, in the unit of the outcome.</param>
    public IReadOnlyList<TreatmentOutlook> Of(ReadOnlySpan<double> patient, IReadOnlyList<double> horizons)
    {
        ArgumentNullException.ThrowIfNull(horizons);
        if (patient.Length != _x.Columns) throw ModelingErrors.Shape("patient", $"{patient.Length} values for {_x.Columns} columns");
        double[] values = patient.ToArray();
        for (int j = 0; j < values.Length; j++)
            if (!double.IsFinite(values[j])) throw ModelingErrors.NotFinite(_x.Names[j], 0, values[j]);
        double[] spread = [.. Enumerable.Range(0, values.Length).Select(Spread)];
        double[]? chances = _propensity?.Probabilities(new DesignMatrix(_x.Names, 1, values))[0];
        return
        [
            .. _names.Select((name, t) =>
            {
                int[] rows = [.. Enumerable.Range(0, _x.Rows).Where(i => _treatment[i] == t)];
                int events = rows.Count(i => _outcome.IsEvent[i]), near = rows.Count(i => Enumerable.Range(0, values.Length).All(j => Math.Abs(_x[i, j] - values[j]) <= spread[j]));
                double longest = rows.Max(i => _outcome.Times[i]);
                List<string> warnings = [];
                if (_unfit is not null) warnings.Add(_unfit);
                if (rows.Length < _options.MinPatients) warnings.Add($"Only {rows.Length} patients on record had this treatment; at least {_options.MinPatients} are needed.");
                if (events < _options.MinEvents) warnings.Add($"Only {events} events were seen with this treatment; at least {_options.MinEvents} are needed.");
                if (near < _options.MinComparable) warnings.Add($"Only {near} patients with this treatment are similar to this one; at least {_options.MinComparable} are needed.");
                if (chances is not null && chances[t] < _options.MinPropensity) warnings.Add("Patients like this one hardly ever had this treatment: the groups do not overlap here.");
                if (horizons.Any(h => h > longest)) warnings.Add("No patient with this treatment was followed up to the last of the times asked for.");
                return new TreatmentOutlook(name, rows.Length, events, near, warnings.Count > 0 ? [] : _model!.Survival(values, horizons, t), warnings);
            }),
        ];
    }

    private double Spread(int column)
    {
        double[] values = _x.Column(column).ToArray();
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
    }
}
